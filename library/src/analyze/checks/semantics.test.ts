import { describe, expect, it } from 'vitest';
import { check as deadLink } from './dead-link/check.ts';
import { check as internalEntryReached } from './internal-entry-reached/check.ts';
import { check as priorityInversion } from './priority-inversion/check.ts';
import { check as riskWithoutDetection } from './risk-without-detection/check.ts';
import { gapsOf, idsOf } from './sample.fixture.ts';
import { check as statusContradictsPhase } from './status-contradicts-phase/check.ts';
import { check as threatWithoutControl } from './threat-without-control/check.ts';
import { check as undeclaredCrossing } from './undeclared-crossing/check.ts';
import { check as unseparatedElements } from './unseparated-elements/check.ts';

describe('undeclared-crossing', () => {
  it.each([
    ['two zones side by side', '{ from: a, to: b }', '', true],
    ['a zone and the zone inside it', '{ from: b, to: inner }', '', true],
    ['one zone', '{ from: b, to: b2 }', '', false],
    ['a part and its whole', '{ from: part, to: b }', '', false],
    ['an end that stands nowhere', '{ from: a, to: lost }', '', false],
    ['a boundary of their zones', '{ from: a, to: b }', 'x: { between: [out, in] }', false],
    ['a boundary of a zone and a component', '{ from: a, to: b }', 'x: { between: [a, in] }', false],
    ['a boundary elsewhere', '{ from: a, to: b }', 'x: { between: [box, in] }', true],
    ['a boundary around the inner zone', '{ from: b, to: inner }', 'x: { between: [box, in] }', false],
  ])('%s', (_, flow, boundaries, speaks) => {
    const text = `
system: { title: Sample }
zones: { out: {}, in: {}, box: { inside: in } }
components:
  a: { kind: process, zone: out }
  b: { kind: process, zone: in }
  b2: { kind: process, zone: in }
  part: { kind: process, part-of: b }
  inner: { kind: process, zone: box }
  lost: { kind: process }
flows: { f: ${flow} }
boundaries: { ${boundaries} }`;
    expect(idsOf(undeclaredCrossing, text)).toEqual(speaks ? ['flows/f'] : []);
  });
});

describe('internal-entry-reached', () => {
  it.each([
    [
      'a flow through it from outside',
      'e: { at: node, exposure: internal }',
      '{ from: out, to: node, through: e }',
      true,
    ],
    ['a flow that names no entry', 'e: { at: node, exposure: local }', '{ from: out, to: node }', true],
    [
      'a flow that goes both ways',
      'e: { at: node, exposure: local }',
      '{ from: node, to: out, both-ways: true }',
      true,
    ],
    ['a flow the other way', 'e: { at: node, exposure: local }', '{ from: node, to: out }', false],
    ['an external entry', 'e: { at: node, exposure: external }', '{ from: out, to: node, through: e }', false],
    [
      'another entry it may go through',
      'e: { at: node, exposure: internal }, o: { at: node, exposure: external }',
      '{ from: out, to: node }',
      false,
    ],
    [
      'another entry of which nothing is said',
      'e: { at: node, exposure: internal }, o: { at: node }',
      '{ from: out, to: node }',
      false,
    ],
    ['a half-trusted caller', 'e: { at: node, exposure: internal }', '{ from: half, to: node, through: e }', false],
    ['a caller inside its zone', 'e: { at: node, exposure: internal }', '{ from: boxed, to: node, through: e }', false],
    [
      'a caller that stands nowhere',
      'e: { at: node, exposure: internal }',
      '{ from: lost, to: node, through: e }',
      false,
    ],
  ])('%s', (_, entries, flow, speaks) => {
    const text = `
system: { title: Sample }
zones: { net: { trust: public }, partner: { trust: semi-trusted }, host: { trust: internal }, box: { trust: untrusted, inside: host } }
components:
  out: { kind: external, zone: net }
  half: { kind: external, zone: partner }
  boxed: { kind: process, zone: box }
  node: { kind: process, zone: host }
  lost: { kind: process }
entries: { ${entries} }
flows: { f: ${flow} }`;
    expect(idsOf(internalEntryReached, text)).toEqual(speaks ? ['entries/e'] : []);
  });
});

describe('unseparated-elements', () => {
  it.each([
    ['components of one zone', '[a, b]', ['controls/c#core']],
    ['three of which two share a zone', '[a, b, d]', ['controls/c#core']],
    ['components of different zones', '[a, d]', []],
    ['a component and the zone around its own', '[core, d, e]', ['controls/c#core']],
    ['a zone and the zone around it', '[core, desk]', ['controls/c#core']],
    ['two zones side by side', '[core, edge]', []],
    ['a part and its whole', '[a, part]', ['controls/c#core']],
    ['a component alone', '[a]', []],
  ])('%s', (_, separates, ids) => {
    const text = `
system: { title: Sample }
zones: { core: {}, edge: {}, desk: { inside: core } }
components:
  a: { kind: process, zone: core }
  b: { kind: process, zone: core }
  part: { kind: process, part-of: a }
  d: { kind: process, zone: edge }
  e: { kind: process, zone: desk }
controls: { c: { status: done, separates: ${separates} } }`;
    expect(idsOf(unseparatedElements, text)).toEqual(ids);
  });
});

describe('priority-inversion', () => {
  it('reports each pair of one scheme once, by the computed level where there is one', () => {
    const text = `
system: { title: Sample, scheme: three-by-three }
threats:
  R1: { risk: { likelihood: low, impact: high }, level: critical, priority: 1 }
  R2: { risk: { likelihood: high, impact: medium }, priority: 2 }
  R3: { risk: { likelihood: low, impact: medium }, priority: 2 }
  R4: { risk: { likelihood: high, impact: high }, priority: 3 }
  R5: { risk: { scheme: five-by-five, probability: 5, impact: 5 }, priority: 9 }`;
    expect([...idsOf(priorityInversion, text)].sort()).toEqual([
      'threats/R1#R2',
      'threats/R1#R4',
      'threats/R2#R4',
      'threats/R3#R4',
    ]);
  });
});

describe('threat-without-control', () => {
  it.each([
    ['{ treatment: accept }', []],
    ['{ treatment: accept, until: 2027 }', []],
    ['{ treatment: accept, until: 2026-10 }', ['threats/a', 'threats/a1']],
    ['{ treatment: mitigate }', ['threats/a', 'threats/a1']],
  ])('follows a decision %s, for the parts too', (decision, ids) => {
    const text = `system: {}\nthreats: { a: {}, a1: { part-of: a } }\ndecisions: { a: ${decision} }`;
    expect(idsOf(threatWithoutControl, text)).toEqual(ids);
  });
});

describe('risk-without-detection', () => {
  it('reports a whole and not its parts as well', () => {
    const risk = 'risk: { probability: 1, impact: 1 }';
    const text = `
system: { title: Sample }
threats: { a: { ${risk} }, a1: { part-of: a, ${risk} }, b: {}, b1: { part-of: b, ${risk} } }
detections: { d: {} }`;
    expect(idsOf(riskWithoutDetection, text)).toEqual(['threats/a', 'threats/b1']);
  });
});

describe('status-contradicts-phase', () => {
  it.each([
    ['status: done, controls: [d]', []],
    ['status: done, controls: [d, r, u]', []],
    ['status: done, controls: [d, p]', ['phases/one#x']],
    ['status: planned, controls: [d, d2]', ['phases/one#x']],
    ['status: planned, controls: [d, p]', ['controls/d']],
    ['status: in-progress, controls: [d]', []],
    ['controls: [d]', []],
    ['status: planned', []],
    ['status: done, when: { control: d }', []],
    ['status: done, when: { control: p }', ['phases/one#x']],
    ['status: planned, when: { control: d }', ['phases/one#x']],
    ['status: planned, when: { control: p }', []],
    ['when: { control: p }', []],
  ])('{ %s }', (item, ids) => {
    const text = `
system: { title: Sample }
controls: { d: { status: done }, d2: { status: done }, p: { status: planned }, r: { status: retired }, u: {} }
phases: { one: { order: 1, items: { x: { ${item} } } } }`;
    expect(idsOf(statusContradictsPhase, text)).toEqual(ids);
  });

  it('lets a control be done that stands in another item that is done', () => {
    const text = `
system: { title: Sample }
controls: { d: { status: done }, p: { status: planned } }
phases: { one: { order: 1, items: { x: { status: done, controls: [d] }, y: { status: planned, controls: [d, p] } } } }`;
    expect(idsOf(statusContradictsPhase, text)).toEqual([]);
  });
});

describe('dead-link', () => {
  it.each([
    ['missing.md', true],
    ['../docs/missing', true],
    ['missing.md#part', true],
    ['exists.md', false],
    ['exists.md?raw#part', false],
    ['https://example.org/missing.md', false],
    ['"urn:isbn:9780321502599"', false],
    ['"mailto:security@example.org"', false],
    ['"#part"', false],
    ['//example.org/missing.md', false],
    ['RFC 9116', false],
    ['Threat Modeling by A. Shostack', false],
    ['ATTACK', false],
  ])('%s: %s', (link, speaks) => {
    const text = `system: { references: { see: [${link}] } }`;
    expect(idsOf(deadLink, text).length).toBe(speaks ? 1 : 0);
    expect(gapsOf(deadLink, text, { linkExists: undefined })).toEqual([]);
  });

  it('finds links wherever an entry may stand, and says where', () => {
    const see = 'references: { see: [a.md] }';
    const text = `
system: { title: Sample }
layers: [{ id: network, ${see} }]
threats: { R1: { ${see}, evidence: [{ check: code, references: { see: [b.md] } }] } }
trees: { T: { goal: G, or: [N1], nodes: { N1: { ${see} } } } }
phases: { P: { order: 1, items: { Item-1: { ${see} } } } }
course: { lessons: { One: { ${see} } }, resources: { Guide: { href: c.md } } }`;
    expect(gapsOf(deadLink, text).map(({ about, path }) => `${about} ${path.join('.')}`)).toEqual([
      'system layers.0.references.see.0',
      'threats/R1 threats.R1.references.see.0',
      'trees/T trees.T.nodes.N1.references.see.0',
      'phases/P phases.P.items.Item-1.references.see.0',
      'system course.resources.Guide.href',
    ]);
  });
});
