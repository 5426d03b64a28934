/**
 * A small model with something of everything that a report prints. Every text of its author contains `TEXT`.
 * @module
 */
import type { Analysis, Finding } from '../model/analysis.ts';
import { readTexts } from '../model/read/read-texts.ts';
import type { CheckReport } from './check-report.ts';

const MODEL = `vauban: 1
system: { title: Shop TEXT, description: Sells things. TEXT, version: "2.0", reviewed: 2025-01, next-review: 2026-01, scheme: five-by-five }
zones: { internet: { trust: untrusted }, inside: { trust: internal } }
components:
  web: { kind: process, zone: inside, title: Web TEXT }
  store: { kind: store, zone: inside }
  browser: { kind: external, zone: internet }
flows:
  order: { from: browser, to: web, carries: [basket], protocol: https, title: Order TEXT }
  keep: { from: web, to: store, carries: [basket] }
entries: { site: { at: web, port: 443, exposure: external, title: Site TEXT } }
assets: { basket: { tier: 2, at: [store], title: Basket TEXT } }
threats:
  theft:
    title: Theft of baskets TEXT
    targets: [store]
    tree: steal
    risk: { probability: 2, impact: 5 }
    level: high
    controls: [lock, { control: watch, because: TEXT }]
  flood: { title: Flood TEXT, targets: [site], risk: { probability: 4, impact: 5 }, level: high }
trees:
  steal:
    goal: Steal the baskets TEXT
    or: [break-in, bribe]
    nodes:
      break-in: { title: Break in TEXT, and: [pick, bribe] }
      pick: { title: Pick the lock, probability: 0.1, countered-by: [ { control: lock, works: 0.9 } ] }
      bribe: { title: Bribe somebody TEXT, cost: 500 }
controls:
  lock: { title: Lock TEXT, layer: host, strategy: prevent, effectiveness: high, status: done }
  watch: { title: Watch TEXT, strategy: detect, status: planned }
detections: { noise: { title: Noise TEXT, threats: [theft] } }
environments: { live: { title: Live TEXT, applies: [theft], gate: [ { control: watch, at-least: active } ] } }
phases: { first: { title: First TEXT, order: 1, current: true, items: { locks: { controls: [lock], status: done }, guards: { controls: [watch], status: planned } } } }
`;

/** The name of the model's file. */
export const FILE = 'models/my shop/model.yaml';

const FINDINGS: readonly Finding[] = [
  {
    id: 'threat-without-control@threats/flood',
    rule: 'threat-without-control',
    kind: 'gap',
    about: 'threats/flood',
    severity: 'high',
    view: 'both',
    message: 'No control works against "Flood TEXT"',
    reasons: ['No control names it TEXT'],
    at: { file: FILE, line: 22, column: 3 },
  },
  {
    id: 'review-overdue@system',
    rule: 'review-overdue',
    kind: 'gap',
    about: 'system',
    severity: 'medium',
    view: 'both',
    message: 'The review of "Shop TEXT" that was due "2026-01" is overdue',
    reasons: [],
    at: { file: FILE, line: 2, column: 9 },
  },
  {
    id: 'unread-asset@assets/basket',
    rule: 'unread-asset',
    kind: 'threat',
    stride: 'tampering',
    about: 'assets/basket',
    severity: 'info',
    view: 'claimed',
    message: 'Nothing reads "Basket TEXT"',
    reasons: [],
    at: { file: FILE, line: 13, column: 11 },
  },
];

const LEVELS: readonly (readonly string[])[] = [
  ['moderate', 'high', 'critical', 'critical', 'critical'],
  ['low', 'moderate', 'high', 'critical', 'critical'],
  ['low', 'moderate', 'moderate', 'high', 'critical'],
  ['low', 'low', 'moderate', 'moderate', 'high'],
  ['low', 'low', 'low', 'moderate', 'moderate'],
];

const FIGURES = { distinct: 3, files: 2, sources: 1 };

const ANALYSIS: Analysis = {
  stage: 'analysis',
  clock: '2026-11-22',
  counts: { zones: 2, components: 3, flows: 2, entries: 1, assets: 1, threats: 2, trees: 1, controls: 2, phases: 1 },
  findings: FINDINGS,
  questions: [],
  waiting: [],
  absorbed: [],
  decided: [],
  policies: [],
  risks: [
    {
      threat: 'theft',
      title: 'Theft of baskets TEXT',
      scheme: 'five-by-five',
      axes: { probability: '2', impact: '5' },
      declared: 'high',
      computed: 'high',
      action: 'Mitigate with priority',
      beside: { scheme: 'product', score: 30, level: 'high', assumed: ['exposure'] },
      decision: {
        outcome: 'Prioritize mitigation',
        steps: [{ ask: 'Is risk HIGH?', answer: 'yes', because: 'The level is high' }],
      },
      inherent: 'high',
      claimed: 'low',
      proven: 'high',
    },
    {
      threat: 'flood',
      title: 'Flood TEXT',
      scheme: 'five-by-five',
      axes: { probability: '4', impact: '5' },
      declared: 'high',
      computed: 'critical',
      action: 'Immediate action required',
    },
  ],
  levels: { low: 0, moderate: 0, high: 1, critical: 1 },
  matrices: [
    {
      scheme: 'five-by-five',
      rows: 'probability',
      columns: 'impact',
      columnLevels: ['1', '2', '3', '4', '5'],
      lines: LEVELS.map((levels, row) => ({
        level: String(5 - row),
        cells: levels.map((level, column) => ({
          column: String(column + 1),
          level,
          threats: row === 3 && column === 4 ? ['theft'] : row === 1 && column === 4 ? ['flood'] : [],
        })),
      })),
      cells: { low: 7, moderate: 8, high: 4, critical: 6 },
    },
  ],
  layers: [
    { threat: 'theft', layers: { host: ['lock'] }, none: ['watch'], depth: 1 },
    { threat: 'flood', layers: {}, none: [], depth: 0 },
  ],
  phases: [
    { id: 'first', done: 1, of: 2, complete: false, items: { locks: 'done', guards: 'planned' }, threats: ['theft'] },
  ],
  environments: [
    {
      id: 'live',
      applies: ['theft'],
      excluded: [],
      unassessed: ['flood'],
      gate: 'closed',
      requirements: [{ requirement: '"Watch TEXT" at least active', met: false, because: 'it is planned' }],
    },
  ],
  flows: [{ id: 'order', crosses: [], zones: ['internet', 'inside'] }],
  detections: { watched: { theft: ['noise'] }, unwatched: ['flood'] },
  claims: { ...FIGURES, claims: 3, byCheck: { code: 3 }, codeReferences: { ...FIGURES, count: 3 } },
  controls: { PROVEN: 0, STALE: 0, CLAIMED: 1, REFUTED: 0, none: 1 },
};

/** The report about the small model. */
export function smallReport(): CheckReport {
  return { path: 'models/my shop', read: readTexts([{ name: FILE, text: MODEL }]), analysis: ANALYSIS };
}

/** The report about a small model with two mistakes. */
export function brokenReport(): CheckReport {
  const text = MODEL.replace('zone: inside, title', 'zone: insde, title').replace(
    'protocol: https',
    'protocoll: https',
  );
  return { path: 'models/my shop', read: readTexts([{ name: FILE, text }]), analysis: { ...ANALYSIS, findings: [] } };
}

/** The same report as if its author had written another text wherever `TEXT` stands. */
export function withText(report: CheckReport, text: string): CheckReport {
  return replaced(report, text) as CheckReport;
}

function replaced(value: unknown, text: string): unknown {
  if (typeof value === 'string') return value.replaceAll('TEXT', () => text);
  if (typeof value === 'function') return (...given: unknown[]) => replaced(value(...given), text);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, replaced(item, text)]));
  if (Array.isArray(value)) return value.map((item) => replaced(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, text)]));
}
