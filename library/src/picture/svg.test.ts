import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutOf, type Rect } from './layout.ts';
import { everything, sceneFrom } from './scene.fixture.ts';
import { svg } from './svg.ts';

const TOKEN =
  /<\/([a-z]+)>|<([a-z]+)((?: [a-zA-Z0-9:-]+="[^"<>&]*(?:&(?:amp|lt|gt|quot|#39);[^"<>&]*)*")*)(\/?)>|([^<>&]|&(?:amp|lt|gt|quot|#39);)+/gy;

/** What is wrong with a piece of XML, or undefined; knows the little of XML that pictures use. */
function flawOf(xml: string): string | undefined {
  const open: string[] = [];
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(xml); token !== null; token = TOKEN.exec(xml)) {
    at = TOKEN.lastIndex;
    const [, closed, opened, , empty] = token;
    if (opened !== undefined && empty === '') open.push(opened);
    if (closed !== undefined && open.pop() !== closed) return `"${closed}" closes something else at ${at}`;
    if (at === xml.length) break;
  }
  if (at !== xml.length) return `not XML: ${xml.slice(at, at + 60)}`;
  return open.length === 0 ? undefined : `"${open.at(-1)}" is not closed`;
}

function overlaps(one: Rect, other: Rect): boolean {
  const wide = Math.max(one.x, other.x) < Math.min(one.x + one.width, other.x + other.width) - 0.2;
  return wide && Math.max(one.y, other.y) < Math.min(one.y + one.height, other.y + other.height) - 0.2;
}

const titles = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '</text><script>alert(1)</script>',
      '"',
      "'",
      '&',
      ']]>',
      '<!--',
      '\u0000',
      '\uFFFE',
      '\u202Eexe.x',
    ),
  ),
  { minLength: 14, maxLength: 14 },
);

describe('svg', () => {
  test('is well-formed and holds no text that could do anything, whatever the titles are', async () => {
    await fc.assert(
      fc.asyncProperty(titles, async (words) => {
        const drawn = await svg(sceneFrom(everything((place) => words[place] ?? '')));
        expect(flawOf(drawn)).toBeUndefined();
        expect(drawn).not.toMatch(/<script|[\p{Cs}\u202A-\u202E\uFFFE\uFFFF]/u);
        expect(drawn.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 60 },
    );
  });

  test.each(['<a><b></a></b>', '<a>&</a>', '<a', '<a x="<"/>', '<a><b/>'])(
    'is checked by a test that refuses %s',
    (xml) => {
      expect(flawOf(xml)).toBeDefined();
    },
  );

  test('names itself for those who cannot see it, and loads nothing', async () => {
    const drawn = await svg(sceneFrom(everything((place) => `T${place}`)));
    expect(drawn).toContain('role="img"');
    expect(drawn).toContain(
      '<title>T0</title><desc>Data flow diagram. 4 components in 3 zones, 5 flows, 1 of them across',
    );
    expect(drawn).toContain('T7 to T6: T9, crosses T12');
    expect(drawn).toContain('prefers-color-scheme:dark');
    expect(drawn.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|@import|href/);
  });

  test('shows titles, trust, entries, cargo, crossings and the legend', async () => {
    const drawn = await svg(sceneFrom(everything((place) => `T${place}`)));
    const shown = [...drawn.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, written]) => written);
    for (const words of ['T2', 'T1', 'trust not stated', 'T6', 'T13', 'api', 'T9', 'T10, T11', 'T12', 'T7 | T2']) {
      expect(shown).toContain(words);
    }
    expect(shown).toContain('Crosses a declared boundary');
    const quiet = await svg(sceneFrom('system: { title: One }\ncomponents: { one: { kind: store } }'));
    expect(quiet).toContain('Data store');
    expect(quiet).not.toContain('Crosses a declared boundary');
  });

  test('writes the id of a boundary with a long title on its chip, and explains it in the legend', async () => {
    const drawn = await svg(
      sceneFrom(everything((place) => (place === 12 ? 'Between outsiders and us' : `T${place}`))),
    );
    const shown = [...drawn.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, written]) => written);
    expect(shown.filter((written) => written === 'edge')).toHaveLength(2);
    expect(shown).toContain('Between outsiders and us: T7 | T2');
  });

  test('has the same bytes every time, whatever was drawn in between', async () => {
    const scene = sceneFrom(everything((place) => `T${place}`));
    const first = await svg(scene);
    await svg(sceneFrom('system: { title: Other }\ncomponents: { one: { kind: process } }'));
    expect(await svg(scene)).toBe(first);
  });

  test('draws a model with nothing in it', async () => {
    expect(flawOf(await svg(sceneFrom('system: { title: Empty }')))).toBeUndefined();
  });
});

/** Sixty components in eight zones, every one with flows to two others. */
function large(count: number): string {
  const ids = Array.from({ length: count }, (_, index) => index);
  return `
system: { title: Large }
zones: { ${ids
    .slice(0, 8)
    .map((id) => `z${id}: {}`)
    .join(', ')} }
components: { ${ids.map((id) => `c${id}: { kind: process, zone: z${Math.floor((id * 8) / count)}, title: Component ${id} }`).join(', ')} }
flows: { ${ids.flatMap((id) => [`f${id}: { from: c${id}, to: c${(id + 1) % count} }`, `g${id}: { from: c${id}, to: c${(id * 7) % count} }`]).join(', ')} }
`;
}

describe('layoutOf', () => {
  test('lets no label or shape cover another', async () => {
    const scene = sceneFrom(large(60));
    const layout = await layoutOf(scene);
    const rects = [
      ...scene.components.map(({ id }) => layout.places.get(id)),
      ...[...layout.flows.values()].map(({ label }) => label),
    ].filter((rect) => rect !== undefined);
    expect(rects).toHaveLength(180);
    const covered = rects.flatMap((one, index) => rects.slice(index + 1).filter((other) => overlaps(one, other)));
    expect(covered).toEqual([]);
  });

  test('gives every flow a way to its label and on from there', async () => {
    const layout = await layoutOf(sceneFrom(everything((place) => `T${place}`)));
    for (const { curves } of layout.flows.values()) {
      expect(curves).toHaveLength(2);
      for (const { points } of curves) expect(points.length % 3).toBe(1);
    }
  });

  test('refuses more than anybody could look at', async () => {
    await expect(layoutOf(sceneFrom(large(1700)))).rejects.toThrow('expected at most 5000');
  });
});
