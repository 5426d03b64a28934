import { describe, expect, it } from 'vitest';
import { sampleOf } from './checks/sample.fixture.ts';
import { environmentStates } from './environments.ts';

function stateOf(environment: string) {
  const [state] = environmentStates(
    sampleOf(`
system: { title: Sample }
threats: { a: {}, b: {}, b1: { part-of: b }, b2: { part-of: b } }
controls: { done: { status: done }, planned: { status: planned }, unsaid: { title: Unsaid } }
phases:
  open: { order: 1, items: { x: { status: planned }, y: { status: in-progress } } }
  closed: { order: 2, items: { x: { status: done } } }
  later: { order: 3, items: { x: { controls: [planned] } } }
environments: { env: { ${environment} } }`).model,
  );
  return state;
}

describe('environmentStates', () => {
  it.each([
    ['', ['a', 'b', 'b1', 'b2'], [], []],
    ['applies: [a, b]', ['a', 'b', 'b1', 'b2'], [], []],
    ['applies: [a]', ['a'], [], ['b', 'b1', 'b2']],
    ['applies: []', [], [], ['a', 'b', 'b1', 'b2']],
    ['applies: [a, b1], excludes: { threats: [b] }', ['a', 'b1'], ['b', 'b2'], []],
    ['applies: [a], excludes: { threats: [a] }', [], ['a'], ['b', 'b1', 'b2']],
  ])('sorts the threats of { %s }', (environment, applies, excluded, unassessed) => {
    expect(stateOf(environment)).toMatchObject({ applies, excluded, unassessed });
  });

  it.each([
    ['{ phase: closed, is: complete }', true, '"closed" complete', '1 of 1 items are done'],
    ['{ phase: open, is: complete }', false, '"open" complete', '0 of 2 items are done'],
    ['{ phase: open, is: started }', true, '"open" started', '0 of 2 items are done'],
    ['{ phase: later, is: started }', false, '"later" started', '0 of 1 items are done'],
    ['{ control: done }', true, '"done" at least claimed', 'it is done'],
    ['{ control: done, at-least: present }', false, '"done" at least present', 'it is claimed but not proven'],
    ['{ control: planned, at-least: attested }', false, '"planned" at least attested', 'it is planned'],
    ['{ control: unsaid }', false, '"Unsaid" at least claimed', 'it has no status'],
    ['{}', false, 'a phase or a control', 'it names neither'],
  ])('judges the requirement %s', (requirement, met, text, because) => {
    expect(stateOf(`gate: [${requirement}]`)).toMatchObject({
      gate: met ? 'open' : 'closed',
      requirements: [{ requirement: text, met, because }],
    });
  });

  it('judges a gate by the statuses of its own environment', () => {
    const set = 'set: { controls: { planned: { status: done } } }';
    const gate = 'gate: [{ control: planned }, { phase: later, is: complete }]';
    expect(stateOf(`${set}, ${gate}`)?.gate).toBe('open');
    expect(stateOf(gate)?.gate).toBe('closed');
  });

  it('has no gate where nothing is required', () => {
    expect(stateOf('')?.gate).toBe('none');
    expect(stateOf('gate: []')?.gate).toBe('none');
  });
});
