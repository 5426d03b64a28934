import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unframe } from './framed-text.ts';
import type { Graph } from './graph.ts';
import { readDrawing } from './read-drawing.ts';

/** Edges as text: `A -> B: label`. */
function edgesOf({ nodes, zones, edges }: Graph): readonly string[] {
  const label = (id: string) =>
    nodes.find((node) => node.id === id)?.label ?? zones.find((zone) => zone.id === id)?.label;
  return edges.map(
    ({ from, to, bothWays, isDirected, label: told }) =>
      `${label(from)} ${bothWays ? '<->' : isDirected ? '->' : '--'} ${label(to)}${told === undefined ? '' : `: ${told}`}`,
  );
}

const drawn = (...rows: readonly string[]) => readDrawing(rows.join('\n'));

describe('readDrawing', () => {
  it('reads boxes of plus signs with arrows and labels', () => {
    const { graph } = drawn(
      '+------+        +------+     +------+',
      '| Web  |-- TLS->| API  |<--->| Mail |',
      '+------+        +--+---+     +------+',
      '                   |',
      '                   v',
      '                +------+',
      '                |  DB  |',
      '                +------+',
    );
    expect(edgesOf(graph)).toEqual(['Web -> API: TLS', 'API <-> Mail', 'API -> DB']);
  });

  it('reads boxes inside of boxes as zones, lines through their walls, and boundaries that lines cross', () => {
    const { graph } = drawn(
      '┌─ Edge ──────────┐   ┌─ Core ───────────────────┐',
      '│  ┌───────┐      │   │             ┌──────┐     │',
      '│  │ Proxy │──────┼───┼────────────▶│ App  │     │',
      '│  └───────┘      │   │             └──┬───┘     │',
      '└─────────────────┘   │                │         │',
      '                      │ Trust boundary ╪══════   │',
      '                      │                ▼         │',
      '                      │             ┌──────┐     │',
      '                      │             │ Keys │     │',
      '                      │             └──────┘     │',
      '                      └──────────────────────────┘',
    );
    expect(edgesOf(graph)).toEqual(['Proxy -> App', 'App -> Keys']);
    expect(graph.edges[1]?.crosses).toEqual(['Trust boundary']);
    expect(graph.zones.map(({ label }) => label)).toEqual(['Edge', 'Core']);
    const zoneOf = (label: string) =>
      graph.zones.find(({ id }) => id === graph.nodes.find((node) => node.label === label)?.zone)?.label;
    expect([zoneOf('Proxy'), zoneOf('App'), zoneOf('Keys')]).toEqual(['Edge', 'Core', 'Core']);
  });

  it('reads branches to several boxes, also when they are a column off', () => {
    const { graph } = drawn(
      '      ┌──────┐',
      '      │ Goal │',
      '      └──┬───┘',
      '   ┌─────┴─────┐',
      '   ▼            ▼',
      '┌─────┐     ┌──────┐',
      '│ One │     │ Other │',
      '└─────┘     └──────┘',
    );
    expect(edgesOf(graph).toSorted()).toEqual(['Goal -> One', 'Goal -> Other']);
  });

  it('reads names without boxes', () => {
    expect(edgesOf(drawn('Reader --> Web server --SQL--> Database').graph)).toEqual([
      'Reader -> Web server',
      'Web server -> Database: SQL',
    ]);
  });

  it('finds no lines in text', () => {
    expect(drawn('a well-known text - with dashes', 'and x > y, "a -- b"? no | yes').graph.edges).toEqual([]);
  });

  it('gives the title of a frame and the rows that are text', () => {
    const { graph, textRows } = drawn(
      '┌──────────────────────────┐',
      '│  The system              │',
      '├──────────────────────────┤',
      '│ ┌───┐    ┌───┐           │',
      '│ │ A │───▶│ B │           │',
      '│ └───┘    └───┘           │',
      '│  Notes:                  │',
      '│  • one                   │',
      '└──────────────────────────┘',
    );
    expect(graph.title).toBe('The system');
    expect(edgesOf(graph)).toEqual(['A -> B']);
    expect(textRows).toEqual(expect.arrayContaining([6, 7]));
    expect(textRows).not.toContain(4);
  });

  it('never fails, whatever characters it is made of', () => {
    const pieces = fc.constantFrom(
      '┌',
      '┐',
      '└',
      '┘',
      '─',
      '│',
      '┼',
      '├',
      '╪',
      '▼',
      '▶',
      '<',
      '-',
      '>',
      '+',
      '|',
      'v',
      ' ',
      'a',
      '\n',
      '═',
      '┬',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 200 }), (parts) => {
        const { graph } = readDrawing(parts.join(''));
        const known = new Set([...graph.nodes, ...graph.zones].map(({ id }) => id));
        expect(graph.edges.every(({ from, to }) => known.has(from) && known.has(to))).toBe(true);
      }),
    );
  });

  it.each(['┌┐└┘', '+-', '┼', '─▶', 'a ', '|v', '┌─'])('takes little time for a sheet of %j', (piece) => {
    const row = piece.repeat(200).slice(0, 240);
    const started = performance.now();
    readDrawing(Array.from({ length: 490 }, () => row).join('\n'));
    expect(performance.now() - started).toBeLessThan(6000);
  });
});

describe('unframe', () => {
  it('gives titles, bullets, branches and columns as Markdown, with the rows they come from', () => {
    const body = [
      '┌────────────────────┐',
      '│ Surface            │',
      '├────────────────────┤',
      '│ Outside            │',
      '│ ┌────────────────┐ │',
      '│ │ Port (80)      │ │',
      '│ │ • one  • two   │ │',
      '│ │ Status: open   │ │',
      '│ └────────────────┘ │',
      '│ Way    │ Chance    │',
      '│ ───────┼────────── │',
      '│ Guess  │ Low       │',
      '│ ├── Key            │',
      '│ NOW:               │',
      '│ □ stop             │',
      '└────────────────────┘',
    ].join('\n');
    const { text, rows } = unframe(
      body,
      body.split('\n').map((_, row) => row),
    );
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      '# Surface',
      '## Outside',
      '### Port (80)',
      '- one',
      '- two',
      '**Status:** open',
      '| Way | Chance |',
      '| --- | --- |',
      '| Guess | Low |',
      '- Key',
      '## NOW',
      '- [ ] stop',
    ]);
    expect(rows[text.split('\n').indexOf('- Key')]).toBe(12);
  });
});
