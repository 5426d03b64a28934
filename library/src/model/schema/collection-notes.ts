/**
 * What each collection is for, with an example; an editor shows both, and the guide lists them.
 * @module
 */
import type { CollectionName, SingleName } from '../collection-name.ts';

interface Note {
  readonly about: string;
  readonly example: unknown;
}

/** In the order in which a model is best written. */
export const COLLECTION_NOTES: Readonly<Record<Exclude<CollectionName, 'trust-levels' | 'layers'> | SingleName, Note>> =
  {
    system: {
      about: 'The system this model is about',
      example: { title: 'Web shop', owner: 'Shop team', scheme: 'five-by-five' },
    },
    'trust-levels': { about: 'Trust levels, weakest first', example: ['untrusted', 'authenticated', 'internal'] },
    tiers: {
      about: 'How much assets are worth; 1 is the most',
      example: { 1: { title: 'Critical', needs: { encryption: 'tls-1.2' } } },
    },
    zones: {
      about: 'Trust zones; one may lie inside another',
      example: { internet: { trust: 'untrusted' }, backend: { trust: 'internal' } },
    },
    components: {
      about: 'Processes, data stores and external entities',
      example: { browser: { kind: 'external', zone: 'internet' }, shop: { kind: 'process', zone: 'backend' } },
    },
    duties: {
      about: 'Responsibilities that components handle or never handle',
      example: { 'key-generation': { title: 'Generation of keys' } },
    },
    flows: {
      about: 'Data that moves from one component to another',
      example: { order: { from: 'browser', to: 'shop', carries: ['orders'] } },
    },
    boundaries: {
      about: 'Trust boundaries between two zones or components',
      example: { edge: { between: ['internet', 'backend'], 'enforced-by': ['tls'] } },
    },
    entries: {
      about: 'Places an outsider can reach',
      example: { https: { at: 'shop', port: 443, exposure: 'external' } },
    },
    assets: { about: 'Data and capabilities worth protecting', example: { orders: { tier: 1, at: ['shop'] } } },
    actors: { about: 'Threat actors: who, from where, how able', example: { insider: { from: 'backend', skill: 3 } } },
    vectors: {
      about: 'Ways in that are talked about',
      example: { xss: { family: 'application', stride: ['tampering'] } },
    },
    assumptions: {
      about: 'What is taken for granted',
      example: { 'trusted-network': { title: 'Only known machines reach the port' } },
    },
    environments: {
      about: 'Overlays such as staging and production',
      example: { production: { applies: ['order-forgery'] } },
    },
    threats: {
      about: 'What can go wrong',
      example: {
        'order-forgery': {
          title: 'Orders are forged',
          stride: ['tampering'],
          targets: ['shop'],
          risk: { probability: 3, impact: 4 },
          controls: ['tls'],
        },
      },
    },
    trees: {
      about: 'Attack trees',
      example: {
        'steal-orders': { goal: 'Steal orders', or: ['phishing'], nodes: { phishing: { probability: 0.1 } } },
      },
    },
    layers: {
      about: 'Layers of defense, outermost first',
      example: ['perimeter', 'network', 'host', 'application', 'data', 'monitoring'],
    },
    strategies: {
      about: 'Ways of treating risk',
      example: { prevent: { cost: 'high', effectiveness: 'very-high', time: 'long' } },
    },
    controls: {
      about: 'Measures; done is a claim that evidence must uphold',
      example: { tls: { layer: 'network', strategy: 'prevent', status: 'done', guards: ['order'] } },
    },
    schemes: { about: 'Risk schemes of your own', example: {} },
    decisions: {
      about: 'What the team decided about a finding, a threat or a control',
      example: { 'order-forgery': { treatment: 'accept', until: '2027-05-01', because: 'Low value' } },
    },
    answers: { about: 'Answers to questions, by fact@element', example: { 'rate-limit@https': { answer: 'yes' } } },
    phases: {
      about: 'The roadmap',
      example: { first: { order: 1, items: { encrypt: { controls: ['tls'], status: 'done' } } } },
    },
    frameworks: {
      about: 'Regulations and standards',
      example: { gdpr: { kind: 'regulation', requirements: { minimization: { controls: ['tls'] } } } },
    },
    metrics: { about: 'What is counted while the system runs', example: { 'failed-logins': { key: 'ip' } } },
    detections: {
      about: 'When to raise an alert',
      example: { 'brute-force': { when: { metric: 'failed-logins', 'more-than': 10, per: '1m', by: 'ip' } } },
    },
    playbooks: {
      about: 'What to do when it happens',
      example: { breach: { phases: { contain: { within: ['0h', '1h'], steps: ['Isolate the host'] } } } },
    },
    scenarios: {
      about: 'Stories to train on',
      example: { breach: { background: 'Orders appear on a forum', questions: ['What was read?'] } },
    },
    course: { about: 'A course taught from the model', example: { duration: '4h', pass: 80 } },
    policies: { about: 'Conditions that must never hold', example: {} },
    sources: {
      about: 'Named places where evidence is looked for',
      example: { code: { git: '../shop', is: { npm: 'shop' } } },
    },
    diagrams: { about: 'Pictures of parts of the system', example: { overview: { shows: ['browser', 'shop'] } } },
    layout: { about: 'Positions moved by hand', example: { overview: { shop: [120, 40] } } },
    coverage: {
      about: 'Where each item of a checklist is true',
      example: { 'REQ-1': { at: 'threats.order-forgery.risk', is: { probability: 3, impact: 4 } } },
    },
  };
