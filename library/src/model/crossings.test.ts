import { describe, expect, test } from 'vitest';
import { crossingsOf, wholesOf, zoneOf, zonesAround } from './crossings.ts';
import { readTexts } from './read/read-texts.ts';

const HOUSE = `
system: { title: House }
zones:
  internet: {}
  host: {}
  rack: { inside: host }
  sandbox: { inside: rack }
components:
  peer: { kind: external, zone: internet }
  node: { kind: process, zone: host }
  rpc: { kind: process, part-of: node }
  parser: { kind: process, part-of: rpc }
  disk: { kind: store, zone: rack }
  module: { kind: process, zone: sandbox, many: true }
  worker: { kind: process, part-of: module }
  sidecar: { kind: process, zone: sandbox }
  plugin: { kind: process, part-of: node, zone: sandbox }
  drifter: { kind: external }
boundaries:
  edge: { between: [internet, host] }
  wall: { between: [sandbox, host] }
  port: { between: [peer, node] }
  wire: { between: [rpc, disk] }
  quorum: { between: [module, module] }
  fleet: { between: [sandbox, sandbox] }
  stray: { between: [drifter, peer] }
`;

function modelOf(yaml: string) {
  const { model, problems } = readTexts([{ name: 'model.yaml', text: yaml }]);
  expect(problems).toEqual([]);
  return model;
}

function crossed(from: string, to: string): readonly string[] {
  return crossingsOf(modelOf(HOUSE))({ from, to } as never);
}

describe('crossingsOf', () => {
  test.each([
    ['a side is a zone with all zones inside', 'peer', 'disk', ['edge']],
    ['a side is a component', 'peer', 'node', ['edge', 'port']],
    ['a side is a component with its parts, however deep', 'peer', 'parser', ['edge', 'port']],
    ['of two nested sides the nearest counts', 'module', 'node', ['wall']],
    ['two ends on the inner of two nested sides cross nothing', 'module', 'sidecar', []],
    ['two ends on the same side cross nothing', 'node', 'disk', []],
    ['a boundary between a part and a store is not one of the whole', 'rpc', 'disk', ['wire']],
    ['a part of a part is on the side of both wholes', 'parser', 'disk', ['wire']],
    ['a part in another zone crosses into the zone of its whole', 'plugin', 'node', ['wall']],
    [
      'a flow from a replicated component to itself crosses what is between replicas',
      'module',
      'module',
      ['quorum', 'fleet'],
    ],
    ['a part of replicas is replicated with them', 'worker', 'worker', ['quorum', 'fleet']],
    ['a flow to itself crosses nothing where there is one only', 'sidecar', 'sidecar', []],
    ['a flow between two parts of replicas may stay in one replica', 'worker', 'module', []],
    ['a component without a zone is on its own side only', 'drifter', 'node', []],
    ['a component without a zone may be a side', 'drifter', 'peer', ['stray']],
    ['an end that does not exist crosses nothing', 'nobody', 'node', []],
  ])('%s', (_, from, to, expected) => {
    expect(crossed(from, to)).toEqual(expected);
    expect(crossed(to, from)).toEqual(expected);
  });

  test('gives the boundaries in the order of the model, whatever the flow meets first', () => {
    const model = modelOf(`
system: { title: Order }
zones: { a: {}, b: {} }
components: { x: { kind: process, zone: a }, y: { kind: process, zone: b } }
boundaries:
  third: { between: [y, x] }
  first: { between: [b, a] }
  second: { between: [x, b] }
`);
    expect(crossingsOf(model)({ from: 'x', to: 'y' } as never)).toEqual(['third', 'first', 'second']);
  });

  test('ends on a model that turns in a circle', () => {
    const { model } = readTexts([
      {
        name: 'model.yaml',
        text: `
system: { title: Circle }
zones: { a: { inside: b }, b: { inside: a }, c: {} }
components: { x: { kind: process, zone: a, part-of: y }, y: { kind: process, part-of: x }, z: { kind: process, zone: c } }
boundaries: { edge: { between: [b, c] } }
`,
      },
    ]);
    expect(crossingsOf(model)({ from: 'x', to: 'z' } as never)).toEqual(['edge']);
  });

  test('is quick for a large model', () => {
    const count = 10_000;
    const ids = Array.from({ length: count }, (_, index) => index);
    const model = modelOf(`
system: { title: Large }
zones:
${ids
  .slice(0, 1000)
  .map((id) => `  z${id}: ${id % 100 === 0 ? '{}' : `{ inside: z${id - 1} }`}`)
  .join('\n')}
components:
${ids.map((id) => `  c${id}: { kind: process, zone: z${id % 1000} }`).join('\n')}
boundaries:
${ids
  .slice(0, 9)
  .map((id) => `  b${id}: { between: [z${id * 100}, z${id * 100 + 100}] }`)
  .join('\n')}
`);
    const start = performance.now();
    const crossings = crossingsOf(model);
    let found = 0;
    for (let flow = 0; flow < 20_000; flow += 1) {
      found += crossings({ from: `c${flow % count}`, to: `c${(flow * 7919) % count}` } as never).length;
    }
    expect(found).toBeGreaterThan(1000);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

test('zoneOf gives a part the zone of its nearest whole that has one, unless it has its own', () => {
  const model = modelOf(HOUSE);
  expect(['node', 'parser', 'worker', 'plugin', 'drifter'].map((id) => zoneOf(model, id))).toEqual([
    'host',
    'host',
    'sandbox',
    'sandbox',
    undefined,
  ]);
});

test('zonesAround goes outward from the zone itself', () => {
  const model = modelOf(HOUSE);
  expect(zonesAround(model, 'sandbox')).toEqual(['sandbox', 'rack', 'host']);
  expect(zonesAround(model, undefined)).toEqual([]);
});

test('wholesOf goes outward from the component itself', () => {
  expect(wholesOf(modelOf(HOUSE), 'parser').map(({ id }) => id)).toEqual(['parser', 'rpc', 'node']);
});
