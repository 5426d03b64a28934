import { Graphviz } from '@hpcc-js/wasm-graphviz';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dot } from './dot.ts';
import { everything, sceneFrom } from './scene.fixture.ts';

/** Anything, and what Graphviz gives a meaning to. */
const titles = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('"', '\\', '\\"', '\\N', '<b>', '&lt;', '&#0;', '"] }', '\n', '\u202Egnp.exe', '//', '/*', '#'),
  ),
  { minLength: 14, maxLength: 14 },
);

test('dot writes what Graphviz can lay out, whatever the titles are', async () => {
  const graphviz = await Graphviz.load();
  fc.assert(
    fc.property(titles, (words) => {
      const written = dot(sceneFrom(everything((place) => words[place] ?? '')));
      const { edges, objects } = JSON.parse(graphviz.layout(written, 'json', 'dot'));
      expect(edges).toHaveLength(5);
      const names = objects.map(({ name }: { readonly name: string }) => name);
      expect(names).toEqual(expect.arrayContaining(['components/graph', 'components/o-x', 'cluster zones/end']));
      expect(objects).toHaveLength(4 + 4 + 3);
    }),
    { numRuns: 60 },
  );
});

test('dot shows a title as it is written', async () => {
  const graphviz = await Graphviz.load();
  const title = 'a "b" \\N &lt; <i>';
  const drawn = graphviz.layout(dot(sceneFrom(everything(() => title))), 'svg', 'dot');
  expect(drawn.replaceAll('&#160;', ' ')).toContain('a &quot;b&quot; \\N &amp;lt; &lt;i&gt;');
});

test('dot writes the picture of a small model', () => {
  expect(dot(sceneFrom(everything((place) => `T${place}`)))).toMatchInlineSnapshot(`
    "digraph "system" {
      graph [label="T0" labelloc=t compound=true rankdir=LR fontname="Helvetica"]
      node [fontname="Helvetica" fontsize=12 style=filled fillcolor=white color="#3d4a5c"]
      edge [fontname="Helvetica" fontsize=10 color="#5c6878"]
      "components/o-x" [label="T7" shape=box fillcolor="#eef1f5"]
      subgraph "cluster zones/end" {
        graph [label="T2\\nT1" style="rounded,filled" fillcolor="#fdebe3" color="#d9825f"]
        "zones/end" [shape=point style=invis width=0.01]
        subgraph "cluster zones/inner" {
          graph [label="T3\\nhigh" style="rounded,filled" fillcolor="#e6eefb" color="#7c9bcd"]
          "zones/inner" [shape=point style=invis width=0.01]
          "components/graph" [label="T6\\nT13 api" shape=cylinder]
        }
        subgraph "cluster components/subgraph" {
          graph [label="T4\\n(replicas)" style="rounded,filled" fillcolor=white color="#3d4a5c"]
          "components/subgraph" [shape=point style=invis width=0.01]
          "components/part" [label="T5" shape=cylinder]
        }
      }
      subgraph "cluster zones/empty" {
        graph [label="empty\\ntrust not stated" style="rounded,filled" fillcolor="#f3f4f6" color="#a7b0bc"]
        "zones/empty" [shape=point style=invis width=0.01]
      }
      "components/graph" -> "components/subgraph" [label="T8" lhead="cluster components/subgraph" dir=both]
      "components/o-x" -> "components/graph" [label="T9\\nT10, T11\\n[T12]" penwidth=2.2 color="#c01f4b" fontcolor="#c01f4b"]
      "components/o-x" -> "components/o-x" [label="c" style=dashed]
      "components/part" -> "components/subgraph" [label="d"]
      "components/subgraph" -> "components/subgraph" [label="e"]
    }
    "
  `);
});
