import { describe, expect, test } from 'vitest';
import { layoutOf, type Rect } from './layout.ts';
import { sceneFrom } from './scene.fixture.ts';

const MODEL = `
system: { title: Moves }
zones: { left: {}, right: {} }
components:
  a: { kind: process, zone: left }
  b: { kind: process, zone: right }
  c: { kind: process, zone: left }
  whole: { kind: process, zone: right }
  part: { kind: store, part-of: whole }
  other: { kind: process, part-of: whole }
flows: { ab: { from: a, to: b }, ba: { from: b, to: a, both-ways: true }, ac: { from: a, to: c }, bb: { from: b, to: b }, pq: { from: part, to: other } }
diagrams: { main: {} }
`;

function holds(outer: Rect | undefined, inner: Rect | undefined): boolean {
  if (outer === undefined || inner === undefined) return false;
  const wide = outer.x <= inner.x && inner.x + inner.width <= outer.x + outer.width;
  return wide && outer.y <= inner.y && inner.y + inner.height <= outer.y + outer.height;
}

async function layouts(moves: string) {
  const scene = sceneFrom(`${MODEL}layout: { main: { ${moves} } }`, { diagram: 'main' });
  return { before: await layoutOf(sceneFrom(MODEL, { diagram: 'main' })), after: await layoutOf(scene) };
}

describe('withMoves', () => {
  test('puts a component where it was moved to, and its zone around it', async () => {
    const { before, after } = await layouts('b: [900, -700]');
    expect(after.places.get('components/b')).toMatchObject({ x: 900, y: -700 });
    expect(holds(after.places.get('zones/right'), after.places.get('components/b'))).toBe(true);
    expect(holds(after.places.get('zones/right'), after.places.get('components/part'))).toBe(true);
    expect(holds(after.bounds, after.places.get('components/b'))).toBe(true);
    expect(holds(before.bounds, after.places.get('components/b'))).toBe(false);
  });

  test('leaves everything else where it was', async () => {
    const { before, after } = await layouts('b: [900, -700]');
    for (const id of ['components/a', 'components/c', 'zones/left']) {
      expect(after.places.get(id)).toEqual(before.places.get(id));
    }
    expect(after.flows.get('flows/ac')).toEqual(before.flows.get('flows/ac'));
  });

  test('draws the arrows at it again, up to its border, with labels that do not cover each other', async () => {
    const { after } = await layouts('b: [900, -700]');
    const there = after.places.get('components/b') as Rect;
    const [ab, ba] = [after.flows.get('flows/ab'), after.flows.get('flows/ba')];
    const [x, y] = ab?.curves.at(-1)?.headTip ?? [0, 0];
    expect(
      holds(
        { x: there.x - 0.01, y: there.y - 0.01, width: there.width + 0.02, height: there.height + 0.02 },
        { x, y, width: 0, height: 0 },
      ),
    ).toBe(true);
    expect(ba?.curves[0]?.tailTip).toBeDefined();
    expect(ab?.label).not.toEqual(ba?.label);
  });

  test('moves a whole with its parts', async () => {
    const { before, after } = await layouts('whole: [2000, 2000]');
    const [was, is] = [before, after].map((layout) => layout.places.get('components/part') as Rect);
    const [box, moved] = [before, after].map((layout) => layout.places.get('components/whole') as Rect);
    expect(moved).toMatchObject({ x: 2000, y: 2000 });
    expect((is?.x ?? 0) - (was?.x ?? 0)).toBeCloseTo((moved?.x ?? 0) - (box?.x ?? 0));
    expect(holds(after.places.get('zones/right'), moved)).toBe(true);
    expect(holds(moved, after.flows.get('flows/pq')?.label)).toBe(true);
    expect(after.flows.get('flows/pq')?.curves[0]?.points).toHaveLength(
      before.flows.get('flows/pq')?.curves[0]?.points.length ?? 0,
    );
  });
});
