import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mermaid } from './mermaid.ts';
import { everything, sceneFrom } from './scene.fixture.ts';

/** The lines that a flowchart of ours may have; inside a label only letters, plain signs, numbers of signs, breaks. */
const LABEL = String.raw`"(?:[^\p{Cc}!"#$%&'*+:;<=>?@\[\\\]^_\x60\{\|\}~]|#\d+;|<br/>)+"`;
const NAME = '(?:itself_)?(?:zone|component)_[A-Za-z0-9_]+';
const LINES = [
  'flowchart TB',
  `subgraph ${NAME} \\[${LABEL}\\]`,
  'end',
  `${NAME}(?:\\(${LABEL}\\)|\\[${LABEL}\\]|\\[\\(${LABEL}\\)\\]|\\[\\[${LABEL}\\]\\])`,
  `${NAME} <?(?:--|==|-\\.-)>\\|${LABEL}\\| ${NAME}`,
  `style ${NAME} fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#[0-9a-f]{6}`,
  'linkStyle \\d+ stroke:#[0-9a-f]{6},color:#[0-9a-f]{6}',
].map((line) => new RegExp(`^ *${line}$`, 'u'));

const titles = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '"',
      '"]',
      'end',
      '%%{init}%%',
      '`x`',
      '<script>',
      '1. x',
      '- x',
      '#quot;',
      '$$',
      '\n',
      '\u202E',
      '|',
    ),
  ),
  { minLength: 14, maxLength: 14 },
);

test('mermaid writes only lines of known form, whatever the titles are', () => {
  fc.assert(
    fc.property(titles, (words) => {
      const lines = mermaid(sceneFrom(everything((place) => words[place] ?? '')))
        .trimEnd()
        .split('\n');
      const strange = lines.filter((line) => !LINES.some((form) => form.test(line)));
      expect(strange).toEqual([]);
      expect(lines.filter((line) => /^ *subgraph /.test(line))).toHaveLength(4);
      expect(lines.filter((line) => /^ *end$/.test(line))).toHaveLength(4);
    }),
  );
});

test.each([
  ['1. first', '1#46; first'],
  ['- item', '#45; item'],
  ['a-b', 'a-b'],
  ['"q" #1', '#34;q#34; #35;1'],
])('mermaid writes the title %j as %j', (title, written) => {
  expect(mermaid(sceneFrom(everything(() => title)))).toContain(`component_graph[("${written}<br/>`);
});

test('mermaid writes the picture of a small model', () => {
  expect(mermaid(sceneFrom(everything((place) => `T${place}`)))).toMatchInlineSnapshot(`
    "flowchart TB
      component_o_x["T7"]
      subgraph zone_end ["T2 (T1)"]
        subgraph zone_inner ["T3 (high)"]
          component_graph[("T6<br/>T13 api")]
        end
        subgraph component_subgraph ["T4 (replicas)"]
          itself_component_subgraph("T4")
          component_part[("T5")]
        end
      end
      subgraph zone_empty ["empty (trust not stated)"]
      end
      component_graph <-->|"T8"| component_subgraph
      component_o_x ==>|"T9<br/>T10, T11<br/>#91;T12#93;"| component_graph
      component_o_x -.->|"c"| component_o_x
      component_part -->|"d"| itself_component_subgraph
      itself_component_subgraph -->|"e"| itself_component_subgraph
      style zone_end fill:#fdebe3,stroke:#d9825f,color:#1b2430
      style zone_inner fill:#e6eefb,stroke:#7c9bcd,color:#1b2430
      style zone_empty fill:#f3f4f6,stroke:#a7b0bc,color:#1b2430
      style component_subgraph fill:#ffffff,stroke:#3d4a5c,color:#1b2430
      linkStyle 1 stroke:#c01f4b,color:#c01f4b
    "
  `);
});
