import { describe, expect, it } from 'vitest';
import { gridLayout } from './grid-layout.ts';
import { layoutOf, type Rect } from './layout.ts';
import { sceneFrom } from './scene.fixture.ts';

/** Zones in zones with components in them, and flows at random. */
function crowd(count: number): string {
  const lines = ['system: { title: Crowd }', 'zones: { a: {}, b: { inside: a }, c: {} }', 'components:'];
  for (let at = 0; at < count; at += 1) lines.push(`  n${at}: { kind: process, zone: ${'abc'[at % 3]} }`);
  lines.push('flows:');
  for (let at = 0; at < count; at += 1) lines.push(`  f${at}: { from: n${at}, to: n${(at * 7 + 1) % count} }`);
  return lines.join('\n');
}

const overlap = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
const within = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

describe('gridLayout', () => {
  const scene = sceneFrom(crowd(300));
  const { places, flows, bounds } = gridLayout(scene);
  const at = (id: string): Rect => places.get(id) ?? { x: Number.NaN, y: 0, width: 0, height: 0 };

  it('puts everything inside its box and nothing on anything else', () => {
    expect(places.size).toBe(303);
    for (const component of scene.components) expect(within(at(component.id), at(component.inside ?? ''))).toBe(true);
    expect(within(at('zones/b'), at('zones/a'))).toBe(true);
    const shapes = scene.components.map(({ id }) => at(id));
    expect(shapes.some((one, index) => shapes.slice(index + 1).some((other) => overlap(one, other)))).toBe(false);
    expect(overlap(at('zones/a'), at('zones/c'))).toBe(false);
  });

  it('draws every flow, and a page that is not far from the shape of a screen', () => {
    expect(flows.size).toBe(300);
    expect(bounds.width / bounds.height).toBeGreaterThan(0.6);
    expect(bounds.width / bounds.height).toBeLessThan(4);
  });

  it('is what a crowded picture gets, quickly and the same each time', async () => {
    const large = sceneFrom(crowd(1500));
    const start = performance.now();
    const layout = await layoutOf(large);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(layout).toEqual(gridLayout(large));
  });
});
