import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../model/files/read-model.ts';
import { glanceAt } from '../glance.ts';
import { fileOf, tryRead, tryWrite } from '../try-format.fixture.ts';
import { format } from './format.ts';
import { read } from './read.ts';
import { stixId } from './stix-id.ts';
import { write } from './write.ts';

const SAMPLE = fileURLToPath(new URL('sample.stix.json', import.meta.url));
const MODELS = fileURLToPath(new URL('../../../../models/', import.meta.url));
const CONTEXT = { clock: '2026-01-31', attachment: () => undefined };
const UUID = /^[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [key: string]: unknown;
}

function objectsOf(text: string): readonly StixObject[] {
  return JSON.parse(text).objects;
}

/** What STIX 2.1 and Attack Flow 2 ask of every object that we write. */
function faultsOf(objects: readonly StixObject[]): readonly string[] {
  const ids = new Set(objects.map(({ id }) => id));
  return objects.flatMap((object) => {
    const faults: string[] = [];
    if (!UUID.test(object.id) || !object.id.startsWith(`${object.type}--`)) faults.push(`${object.id}: identifier`);
    for (const time of ['created', 'modified']) {
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(String(object[time]))) faults.push(`${object.id}: ${time}`);
    }
    if (object['spec_version'] !== '2.1') faults.push(`${object.id}: spec_version`);
    for (const [key, value] of Object.entries(object)) {
      if (Array.isArray(value) && value.length === 0) faults.push(`${object.id}: empty ${key}`);
      const refs: readonly unknown[] =
        key.endsWith('_refs') && Array.isArray(value) ? value : key.endsWith('_ref') ? [value] : [];
      for (const ref of refs) if (!ids.has(String(ref))) faults.push(`${object.id}: ${key} ${String(ref)}`);
    }
    if (object.type.startsWith('attack-') && object.type !== 'attack-pattern') {
      const extension = Object(object['extensions'])['extension-definition--fb9c968a-745b-4ade-9b25-c324172197f4'];
      if (extension?.extension_type !== 'new-sdo') faults.push(`${object.id}: extension`);
    }
    return faults;
  });
}

describe('stix reads its sample', () => {
  it('with these counts and entries', async () => {
    const { counts, draft } = await tryRead(format, SAMPLE);
    expect(counts).toEqual({
      threats: 1,
      mitigations: 1,
      objects: 18,
      threat_actors: 1,
      attack_flows: 1,
      actions: 4,
      operators: 2,
      conditions: 2,
      relationships: 2,
    });
    expect(draft?.['actors']?.['ticket-tout']).toMatchObject({ title: 'Ticket tout', skill: 3, goal: 'Money' });
    expect(draft?.['vectors']?.['copy-a-ticket']).toMatchObject({
      references: { capec: [473], attack: ['T1036'], see: ['https://ferry.example/copy'] },
    });
    expect(draft?.['controls']?.['sign-tickets']).toMatchObject({ against: ['vectors/copy-a-ticket'] });
  });

  it('with its flow as a tree', async () => {
    const { read: model } = await tryRead(format, SAMPLE);
    const tree = model?.model.trees.get('sailing-for-free');
    expect(tree).toMatchObject({
      title: 'Sailing for free',
      goal: 'On board without paying',
      or: ['print-a-copy', 'bribe-the-crew'],
    });
    const gates = [...(tree?.nodes ?? [])].map(([id, node]) => [
      id,
      ...(node.or ?? []),
      ...(node.and ?? []),
      ...(node.then ?? []),
    ]);
    expect(gates).toEqual([
      ['take-a-photo-of-a-ticket'],
      ['the-tout-has-a-picture', 'take-a-photo-of-a-ticket'],
      ['and', 'the-tout-has-a-picture', 'buy-ticket-paper'],
      ['print-a-copy', 'and', 'print-a-copy-step'],
      ['print-a-copy-step'],
      ['buy-ticket-paper'],
      ['bribe-the-crew'],
    ]);
  });

  it('and says what it could not carry over, and where', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, count }) => `${message} x${count}`)).toEqual([
      'attack-condition: what follows when it is false is kept, but not in the tree x1',
      'relationship: kept, but says nothing to Vauban x1',
      'malware: kept, but says nothing to Vauban x1',
    ]);
    expect(lost.every(({ at }) => (at?.line ?? 0) > 1)).toBe(true);
  });

  it('and writes it again as it was', async () => {
    const { read: model } = await tryRead(format, SAMPLE);
    if (model === undefined) throw new Error('nothing was read');
    const { text } = await write(model, CONTEXT);
    expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(SAMPLE, 'utf8')));
  });

  it('and writes over it what was changed', async () => {
    const { text } = await tryRead(format, SAMPLE);
    const changed = text
      .replace('title: Ticket tout', 'title: Tout')
      .replace('title: Bribe the crew', 'title: Bribe')
      .replace('attack: [T1036]', 'attack: [T1036, T1566]');
    const written = await tryWrite(format, changed);
    const objects = objectsOf(written.text);
    expect(objects.find(({ type }) => type === 'threat-actor')).toMatchObject({
      name: 'Tout',
      goals: ['Money', 'Fame'],
      threat_actor_types: ['criminal'],
    });
    expect(objects.filter(({ type }) => type === 'attack-action').map(({ name }) => name)).toContain('Bribe');
    expect(JSON.stringify(objects.find(({ type }) => type === 'attack-pattern'))).toContain('T1566');
    expect(written.lost[0]?.message).toBe(
      'trees: a tree that was changed is written anew, without what was kept of its flow',
    );
    expect(faultsOf(objects.filter(({ type }) => type !== 'extension-definition'))).toEqual([]);
  });
});

describe.each(['virtengine', 'atlas', 'bitcoin-commons'])('stix writes the model %s', (name) => {
  it('without a fault, the same twice, and as it was after it is read', async () => {
    const model = await readModel(`${MODELS}${name}`);
    const { text } = await write(model, CONTEXT);
    const objects = objectsOf(text);
    expect(faultsOf(objects)).toEqual([]);
    expect((await write(model, CONTEXT)).text).toBe(text);
    const size = (type: string) => objects.filter((object) => object.type === type).length;
    expect(size('threat-actor')).toBe(model.model.actors.size);
    expect(size('attack-pattern')).toBe(model.model.threats.size + model.model.vectors.size);
    expect(size('course-of-action')).toBe(model.model.controls.size);
    expect(size('attack-flow')).toBe(model.model.trees.size);
    const { read: again } = await tryRead(format, fileOf('bundle.json', text));
    if (again === undefined) throw new Error('nothing was read');
    expect([...again.model.controls.keys()].toSorted()).toEqual(
      [...model.model.controls.keys()].map((id) => id.toLowerCase()).toSorted(),
    );
    expect(JSON.parse((await write(again, { ...CONTEXT, clock: '2027-05-05' })).text)).toEqual(JSON.parse(text));
  });
});

describe('stix writes attack trees', () => {
  const TREE = `system: { title: S }
assets: { key: { title: The key } }
threats: { t: { title: T, tree: steal, asset: key } }
trees:
  steal:
    goal: Steal the key
    and: [enter, open]
    nodes:
      enter: { title: Enter, or: [door, window] }
      door: { title: Door, references: { attack: [T1190] }, probability: 0.5 }
      window: { title: Window, description: Break it }
      open: { title: Open, or: [door] }
`;

  it('so that they are read again', async () => {
    const { text, lost } = await tryWrite(format, TREE);
    const { read: again } = await tryRead(format, fileOf('bundle.json', text));
    const tree = again?.model.trees.get('steal');
    expect(tree).toMatchObject({ goal: 'Steal the key', and: ['enter', 'open'] });
    expect(Object.fromEntries([...(tree?.nodes ?? [])].map(([id, node]) => [id, node.or ?? node.title]))).toEqual({
      enter: ['door', 'window'],
      open: ['door'],
      door: 'Door',
      window: 'Window',
    });
    expect(tree?.nodes?.get('door')?.references?.attack).toEqual(['T1190']);
    expect(lost.map(({ message }) => message)).toContain(
      'trees: probabilities, costs, times and counters of steps have no place',
    );
  });

  it('as one flow when only that is asked for', async () => {
    const { text } = await tryWrite(format, TREE, { part: 'attack-flow' });
    const objects = objectsOf(text);
    expect(objects.filter(({ type }) => type === 'attack-flow')).toMatchObject([
      { name: 'Steal the key', scope: 'attack-tree' },
    ]);
    expect(new Set(objects.map(({ type }) => type))).toEqual(
      new Set([
        'identity',
        'extension-definition',
        'attack-asset',
        'attack-action',
        'attack-condition',
        'attack-operator',
        'attack-flow',
      ]),
    );
    expect(faultsOf(objects)).toEqual([]);
  });

  it('and says in words what a gate became', async () => {
    const yaml =
      'system: { title: S }\ntrees: { t: { goal: G, then: [a, b], nodes: { a: { at-least: 2, of: [c, d, e] }, b: { not: c }, c: {}, d: {}, e: { tree: u } } }, u: { goal: H } }\n';
    const { lost, text } = await tryWrite(format, yaml);
    expect(lost.map(({ message }) => message)).toEqual([
      'trees: a gate in order is written as AND',
      'trees: a gate of some of several is written as OR, as if one were enough',
      'trees: a gate of what must not happen is written as a step',
      'trees: a gate that stands for another tree is written as a step',
    ]);
    expect(faultsOf(objectsOf(text))).toEqual([]);
  });
});

describe('stix takes what is broken', () => {
  it.each(['', '{', '[]', '{"type":"bundle"}', '{"type":"report","objects":[]}', 'a: [', '\0'])(
    '%j and refuses it with one problem',
    (text) => {
      const { draft, problems } = read(glanceAt(fileOf('a.json', text)));
      expect(draft).toBeUndefined();
      expect(problems).toHaveLength(1);
    },
  );

  it.each([
    '{"type":"bundle","objects":null}',
    '{"type":"bundle","objects":[null,1,"a",{},{"type":"attack-pattern"},{"type":"attack-pattern","id":7,"name":[]}]}',
    '{"type":"bundle","objects":[{"type":"attack-flow","id":"f","start_refs":["a","nothing"]},{"type":"attack-action","id":"a","name":"A","effect_refs":["b"]},{"type":"attack-action","id":"b","name":"B","effect_refs":["a","b"]}]}',
    '{"type":"bundle","objects":[{"type":"attack-flow","id":"f","start_refs":["a"]},{"type":"attack-action","id":"a","name":"__proto__","effect_refs":["b","c"]},{"type":"attack-operator","id":"b","operator":"XOR"},{"type":"attack-condition","id":"c"}]}',
    '{"type":"bundle","objects":[{"type":"threat-actor","id":"same","name":"A"},{"type":"threat-actor","id":"same","name":"B"},{"type":"relationship","source_ref":"same","target_ref":"same"}]}',
    '{"type":"bundle","objects":[{"type":"infrastructure","id":"i","name":"I","external_references":[{"source_name":"vauban","external_id":"components/i"}]},{"type":"relationship","id":"r","relationship_type":"consists-of","source_ref":"i","target_ref":"i"}]}',
  ])('%# and makes a model all the same', async (text) => {
    const { draft, problems } = await tryRead(format, fileOf('a.json', text));
    expect(draft).toBeDefined();
    expect(problems).toEqual([]);
  });

  it('and never throws on a file that ends too early or has other types', () => {
    const whole = readFileSync(SAMPLE, 'utf8');
    const keys = [...whole.matchAll(/"[\w-]+": /g)];
    fc.assert(
      fc.property(fc.nat(whole.length), fc.constantFrom('null', '7', '[]', '{}', '"x"', '[[1]]'), (cut, other) => {
        read(glanceAt(fileOf('a.json', whole.slice(0, cut))));
        const key = keys[cut % keys.length];
        const end = (key?.index ?? 0) + (key?.[0].length ?? 0);
        const { problems } = read(
          glanceAt(fileOf('a.json', `${whole.slice(0, end)}${other},"cut":${whole.slice(end)}`)),
        );
        expect(problems.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it('and reads a long chain in a short time', () => {
    const actions = Array.from({ length: 15_000 }, (_, index) => ({
      type: 'attack-action',
      id: `attack-action--${index}`,
      name: 'Same name',
      effect_refs: [`attack-action--${index + 1}`],
    }));
    const flow = { type: 'attack-flow', id: 'attack-flow--1', name: 'Long', start_refs: ['attack-action--0'] };
    const start = performance.now();
    const { draft } = read(glanceAt(fileOf('a.json', JSON.stringify({ type: 'bundle', objects: [flow, ...actions] }))));
    expect(Object.keys(draft?.['trees'] ?? {})).toEqual(['long']);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});

describe('stixId', () => {
  it('gives the same identifier for the same name, and another for another', () => {
    expect(stixId('report', 'a')).toBe(stixId('report', 'a'));
    expect(stixId('report', 'a')).not.toBe(stixId('report', 'b'));
    expect(stixId('report', 'a')).toMatch(UUID);
  });
});

describe('stix recognizes', () => {
  it('a bundle, and nothing else', () => {
    const isBundle = (text: string) => format.looksLike(glanceAt(fileOf('any', text)));
    expect(isBundle(readFileSync(SAMPLE, 'utf8'))).toBe(true);
    expect(isBundle('{"type":"bundle","objects":[]}')).toBe(false);
    expect(isBundle('{"id":"bundle--1"}')).toBe(false);
  });
});
