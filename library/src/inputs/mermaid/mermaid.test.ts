import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMermaid } from './read-mermaid.ts';

describe('readMermaid', () => {
  it('reads flowcharts with shapes, subgraphs, chains and texts of links', () => {
    const graph = readMermaid(
      [
        '---',
        'title: x',
        '---',
        'flowchart TD %% a comment',
        'subgraph out [Outside "world"]',
        '  U([User<br/>agent]):::red',
        'end',
        'U -->|"HTTPS (443)"| A{{API}} & B[[Batch]]',
        'A -- writes to --> D[("Store")]; B -.-> D',
        'A <--> C',
        'E ==> A',
        'style A fill:#fff',
      ].join('\n'),
    );
    expect(graph?.nodes.map(({ id, label, kind, zone }) => [id, label, kind, zone])).toEqual([
      ['U', 'User agent', undefined, 'out'],
      ['A', 'API', undefined, undefined],
      ['B', 'Batch', 'process', undefined],
      ['D', 'Store', 'store', undefined],
      ['C', 'C', undefined, undefined],
      ['E', 'E', undefined, undefined],
    ]);
    expect(graph?.edges.map(({ from, to, label, bothWays }) => [from, to, label, bothWays])).toEqual([
      ['U', 'A', 'HTTPS (443)', false],
      ['U', 'B', 'HTTPS (443)', false],
      ['A', 'D', 'writes to', false],
      ['B', 'D', undefined, false],
      ['A', 'C', undefined, true],
      ['E', 'A', undefined, false],
    ]);
    expect(graph?.zones).toEqual([{ id: 'out', label: 'Outside "world"', line: 4 }]);
  });

  it('reads sequences without the answers', () => {
    const graph = readMermaid(
      'sequenceDiagram\nactor P as Person\nparticipant S\nP->>+S: ask\nS-->>-P: answer\nNote over S: hm\nS->>DB: read',
    );
    expect(graph?.nodes.map(({ label, kind }) => [label, kind])).toEqual([
      ['Person', 'external'],
      ['S', undefined],
      ['DB', undefined],
    ]);
    expect(graph?.edges.map(({ from, to, label }) => [from, to, label])).toEqual([
      ['P', 'S', 'ask'],
      ['S', 'DB', 'read'],
    ]);
  });

  it('reads C4 with its boundaries and relations', () => {
    const graph = readMermaid(
      'C4Container\ntitle Shop\nPerson(u, "User, new")\nSystem_Boundary(s, "Shop") {\nContainerDb(d, "Data", "SQL")\n}\nRel(u, d, "reads", "TLS")\nBiRel(d, e, "")',
    );
    expect(graph).toMatchObject({
      title: 'Shop',
      nodes: [
        { id: 'u', label: 'User, new', kind: 'external' },
        { id: 'd', kind: 'store', zone: 's', note: 'SQL' },
      ],
      zones: [{ id: 's', label: 'Shop' }],
      edges: [
        { from: 'u', to: 'd', label: 'reads, TLS' },
        { from: 'd', to: 'e', bothWays: true },
      ],
    });
  });

  it.each(['pie title x\n"a": 1', 'gantt\nsection a', '', 'stateDiagram-v2\n[*] --> a'])(
    'knows that %j shows no system',
    (body) => {
      expect(readMermaid(body)).toBeUndefined();
    },
  );

  it('never fails, and takes time that grows with the text alone', () => {
    const pieces = fc.constantFrom(
      'flowchart LR\n',
      'A',
      '-->',
      '[',
      ']',
      '(',
      '|',
      '"',
      '&',
      ' ',
      '\n',
      'subgraph x\n',
      'end\n',
      '--',
      '{',
      ';',
      '@{',
      'sequenceDiagram\n',
      ':',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => void readMermaid(`flowchart LR\n${parts.join('')}`)),
    );
    for (const piece of ['A-->', '[', '"', 'A--', '|', ' & ', '-.']) {
      const started = performance.now();
      readMermaid(`flowchart LR\n${piece.repeat(100_000)}`);
      readMermaid(`sequenceDiagram\n${piece.repeat(100_000)}`);
      expect(performance.now() - started).toBeLessThan(4000);
    }
  });
});
