import { describe, expect, it } from 'vitest';
import { plainLabel } from './plain-label.ts';
import { readPlantuml } from './read-plantuml.ts';

describe('readPlantuml', () => {
  it('reads nodes, arrows and the title with their places', () => {
    const { title, nodes, arrows } = readPlantuml(
      '@startuml\ntitle "A **tree**"\n  agent "Say \\"no\\"" as a <<x>> #red\ncloud c\na -[#blue]left-> c : first\n@enduml',
    );
    expect(title).toBe('A tree');
    expect([...nodes.values()]).toEqual([
      { id: 'a', kind: 'agent', label: 'Say \\"no\\"', extra: '<<x>> #red', at: { line: 3, column: 3 } },
      { id: 'c', kind: 'cloud', label: 'c', extra: '', at: { line: 4, column: 1 } },
    ]);
    expect(arrows).toEqual([{ first: 'a', second: 'c', label: 'first', at: { line: 5, column: 1 } }]);
  });

  it('passes over what only concerns looks, and says what it does not know', () => {
    const { nodes, unread } = readPlantuml(
      "@startuml\nskinparam x {\n agent no\n}\n/' agent no\n'/\n' agent no\n!include x\nlegend\nagent no\nend legend\nwhat is this\nagent yes\n@enduml",
    );
    expect([...nodes.keys()]).toEqual(['yes']);
    expect(unread.map(({ text, at }) => [text, at.line])).toEqual([
      ['legend', 9],
      ['what is this', 12],
    ]);
  });
});

describe('plainLabel', () => {
  it.each([
    ['**a** //b// __c__ --d-- ""e""', 'a b c d e'],
    ['one\\ntwo', 'one two'],
    ['<b>x</b> <color:red>y</color> <&key>', 'x y'],
    ['**//both//** 2 ** 3', 'both 2 ** 3'],
    ['see http://a.b/c and http://d', 'see http://a.b/c and http://d'],
  ])('makes %j to %j', (label, text) => expect(plainLabel(label)).toBe(text));
});
