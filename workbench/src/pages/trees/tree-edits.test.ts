import { type ModelEdit, openSession, QUICK_CALLS, type Session } from 'vauban/browser';
import { describe, expect, it } from 'vitest';
import { addStep, changeGate, dropNumbers, newTree, onlyBelow, removeNode, removeTree } from './tree-edits.ts';
import { type Written, writtenAt } from './written.ts';

const MODEL = `vauban: 1
system: { title: Vault }
threats:
  theft: { title: Theft, tree: vault }
trees:
  vault:
    goal: Open the vault
    or: [pick, inside]
    nodes:
      # Somebody with time.
      pick: { title: Pick the lock, probability: 0.5 }
      inside: { title: From inside, and: [bribe, enter] }
      bribe: { title: Bribe a guard }
      enter: { title: Walk in, at-least: 2, of: [door, gate] }
      door: { title: Door }
      gate: { title: Gate }
  shed: { goal: Open the shed, tree: vault }
`;

async function open(text = MODEL): Promise<Session> {
  return openSession({ path: 'model', files: [{ name: 'model.yaml', text }], rules: [], clock: '2026-01-01' });
}

async function after(edits: readonly ModelEdit[]): Promise<string> {
  return QUICK_CALLS.edit(await open(), { edits })[0]?.text ?? '';
}

async function at(id: string, main = 'vault'): Promise<Written> {
  const found = writtenAt((await open()).report.read.model, main, id);
  if (found === undefined) throw new Error(`There is no ${id}`);
  return found;
}

async function vault() {
  return (await at('vault')).tree;
}

describe('writtenAt', () => {
  it.each([
    ['vault', 'vault', ['trees', 'vault']],
    ['vault', 'pick', ['trees', 'vault', 'nodes', 'pick']],
    ['shed', 'vault/pick', ['trees', 'vault', 'nodes', 'pick']],
    ['shed', 'vault', ['trees', 'vault']],
    ['vault', 'pick/below', ['trees', 'vault', 'nodes', 'pick']],
  ])('finds in %s the node %s', async (main, id, path) => {
    expect((await at(id, main)).path).toEqual(path);
  });
});

describe('tree edits', () => {
  it('adds a step to a gate and keeps comments', async () => {
    const text = await after(addStep(await at('vault'), { id: 'drill', title: 'Drill', probability: 0.1 }, 'or'));
    expect(text).toContain('or: [pick, inside, drill]');
    expect(text).toMatch(/drill: .*Drill/s);
    expect(text).toContain('# Somebody with time.');
  });

  it('lets the steps below say the numbers', async () => {
    const pick = await at('pick');
    const edits = [...addStep(pick, { id: 'tools', title: 'Buy tools', cost: 20 }, 'then'), ...dropNumbers(pick)];
    const { model } = (await open(await after(edits))).report.read;
    const nodes = model.trees.get('vault')?.nodes;
    expect([nodes?.get('pick')?.probability, nodes?.get('pick')?.then, nodes?.get('tools')?.cost]).toEqual([
      undefined,
      ['tools'],
      20,
    ]);
  });

  it('makes a gate of a step', async () => {
    const { model } = (await open(await after(addStep(await at('bribe'), { id: 'ask', title: 'Ask' }, 'and')))).report
      .read;
    expect(model.trees.get('vault')?.nodes?.get('bribe')?.and).toEqual(['ask']);
  });

  it('changes a gate', async () => {
    const { model } = (await open(await after(changeGate(await at('inside'), 'then')))).report.read;
    const inside = model.trees.get('vault')?.nodes?.get('inside');
    expect([inside?.and, inside?.then]).toEqual([undefined, ['bribe', 'enter']]);
  });

  it('takes a node out with what hangs below it alone', async () => {
    expect(onlyBelow(await vault(), 'inside')).toEqual(['inside', 'enter', 'gate', 'door', 'bribe']);
    const { model } = (await open(await after(removeNode(await vault(), 'inside')))).report.read;
    expect([...(model.trees.get('vault')?.nodes?.keys() ?? [])]).toEqual(['pick']);
    expect(model.trees.get('vault')?.or).toEqual(['pick']);
  });

  it('asks for fewer of several when one is taken out', async () => {
    const { model } = (await open(await after(removeNode(await vault(), 'door')))).report.read;
    expect(model.trees.get('vault')?.nodes?.get('enter')).toMatchObject({ atLeast: 1, of: ['gate'] });
  });

  it('begins a tree and takes one out', async () => {
    const { model } = (await open(await after(newTree('safe', 'Open the safe', 'theft')))).report.read;
    expect(model.trees.get('safe')?.goal).toBe('Open the safe');
    expect(model.threats.get('theft')?.tree).toBe('safe');
    const session = await open(MODEL.replace(/ {2}shed.*\n/, ''));
    const [changed] = QUICK_CALLS.edit(session, { edits: removeTree(session.report.read.model, 'vault') });
    expect((await open(changed?.text)).report.read.model.trees.size).toBe(0);
  });
});
