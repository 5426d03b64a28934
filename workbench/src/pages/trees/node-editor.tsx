/**
 * Ways to change a node: its name, its gate, its numbers, its controls, what hangs below it, and taking it out.
 * @module
 */
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ModelEdit } from 'vauban/browser';
import { useOverview, useWorkbench } from '../../data/use-workbench.tsx';
import { countOf } from '../../parts/figure-words.ts';
import { TextField } from '../../parts/text-field.tsx';
import { href, pick } from '../../shell/where.ts';
import { AddStep } from './add-step.tsx';
import { NodeControls } from './node-controls.tsx';
import { NodeNumbers } from './node-numbers.tsx';
import { changeGate, onlyBelow, removeNode, removeTree } from './tree-edits.ts';
import { listGateOf, type Written } from './written.ts';

const GATES = [
  { value: 'or', title: 'any of them is enough' },
  { value: 'and', title: 'all of them, in any order' },
  { value: 'then', title: 'all of them, in this order' },
] as const;

export function NodeEditor({ written, main }: { readonly written: Written; readonly main: string }) {
  const { model } = useOverview();
  const workbench = useWorkbench();
  const [adding, setAdding] = useState(false);
  const { tree, name, path, node } = written;
  const isGoal = name === '';
  const titleKey = isGoal ? 'goal' : 'title';
  const title = isGoal ? tree.goal : (node.title ?? '');
  const gate = listGateOf(node);
  const isStep = gate === undefined && node.not === undefined && node.tree === undefined;
  const many = isGoal ? 0 : onlyBelow(tree, name).length - 1;
  const edit = (edits: readonly ModelEdit[], label: string): void => void workbench.edit(edits, label);
  const remove = async (): Promise<void> => {
    const edits = isGoal ? removeTree(model, tree.id) : removeNode(tree, name);
    if (!(await workbench.edit(edits, `Delete ${title === '' ? name : title}`))) return;
    const cleared = { node: undefined, attack: undefined, without: undefined, given: undefined };
    pick(isGoal && tree.id === main ? { ...cleared, select: undefined } : cleared);
  };
  return (
    <>
      <section className="stack">
        <h3>{isGoal ? 'Goal' : 'Node'}</h3>
        <TextField
          label={isGoal ? 'What the attacker wants' : 'What it is called'}
          value={title}
          onCommit={(value) => {
            const at = [...path, titleKey];
            if (value !== '') edit([{ kind: 'set', path: at, value }], `Rename ${title}`);
            else if (!isGoal) edit([{ kind: 'remove', path: at }], `Take the name of ${name} away`);
          }}
        />
        {gate !== undefined && gate !== 'of' && (
          <label className="field">
            <span>Of what is below it</span>
            <select
              className="input"
              value={gate}
              onChange={({ target }) => {
                const to = GATES.find(({ value }) => value === target.value);
                if (to !== undefined) edit(changeGate(written, to.value), `Change the gate of ${title}`);
              }}
            >
              {GATES.map(({ value, title: words }) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        )}
        {gate !== undefined && gate !== 'of' && (
          <p className="small soft">
            Some of them, such as 2 of 3, is written <code>at-least: 2</code> with <code>of:</code> in the{' '}
            <a href={href('source', { at: `trees/${tree.id}` })}>source</a>.
          </p>
        )}
        {gate === 'of' && (
          <label className="field">
            <span>How many of what is below it</span>
            <select
              className="input"
              value={node.atLeast}
              onChange={({ target }) =>
                edit(
                  [{ kind: 'set', path: [...path, 'at-least'], value: Number(target.value) }],
                  `Change the gate of ${title}`,
                )
              }
            >
              {(node.of ?? []).map((one, at) => (
                <option key={one} value={at + 1}>
                  at least {at + 1} of {node.of?.length}
                </option>
              ))}
            </select>
          </label>
        )}
        {node.not === undefined && node.tree === undefined && (
          <button type="button" className="button" onClick={() => setAdding(true)}>
            <Plus size={14} /> {isStep ? 'Split it into steps' : 'Add a step below'}
          </button>
        )}
      </section>
      <NodeNumbers written={written} isStep={isStep} />
      <NodeControls written={written} />
      <button type="button" className="button" onClick={() => void remove()}>
        <Trash2 size={14} />
        {isGoal ? 'Delete the tree' : `Delete${many > 0 ? ` with ${countOf(many, 'node')} below` : ''}`}
      </button>
      {adding && <AddStep written={written} onClose={() => setAdding(false)} />}
    </>
  );
}
