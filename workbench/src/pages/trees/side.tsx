/**
 * What is picked in a tree: its figures, what may be supposed of it, and ways to change it.
 * @module
 */
import { X } from 'lucide-react';
import type { DrawnTree } from 'vauban/browser';
import { useOverview, useWorkbenchState } from '../../data/use-workbench.tsx';
import { Switch } from '../../parts/tabs.tsx';
import { pick } from '../../shell/where.ts';
import { ControlFacts } from './control-facts.tsx';
import { NodeEditor } from './node-editor.tsx';
import { NodeFacts } from './node-facts.tsx';
import { pickWhatIf } from './pick-what-if.ts';
import { suppose, supposedOf, type WhatIf } from './what-if.ts';
import { kindWords, titleOf } from './words.ts';
import { writtenAt } from './written.ts';

interface SideProps {
  readonly drawn: DrawnTree;
  /** The tree that is shown. */
  readonly main: string;
  readonly id: string;
  readonly whatIf: WhatIf;
}

export function Side({ drawn, main, id, whatIf }: SideProps) {
  const { model } = useOverview();
  const { frozen } = useWorkbenchState();
  const { tree } = drawn;
  const index = tree.nodes.findIndex((node) => node.id === id);
  const node = tree.nodes[index];
  const isCounter = node?.kind === 'control' || tree.nodes.some(({ counters }) => counters?.includes(index) === true);
  const written = isCounter ? undefined : writtenAt(model, main, id);
  const isForeign = written !== undefined && written.tree.id !== main;
  if (node === undefined) {
    return (
      <aside className="side">
        <p className="soft">"{id}" is not in this tree.</p>
        <button type="button" className="button" onClick={() => pick({ node: undefined })}>
          Close
        </button>
      </aside>
    );
  }
  return (
    <aside className="side" aria-label={`About ${titleOf(node)}`}>
      <div className="row between start">
        <div>
          <h2>{titleOf(node)}</h2>
          <span className="soft small">
            {isCounter ? 'control' : kindWords(node)} · <code>{node.id}</code>
          </span>
        </div>
        <button
          type="button"
          className="button plain icon"
          aria-label="Close"
          onClick={() => pick({ node: undefined })}
        >
          <X size={15} />
        </button>
      </div>
      {written?.node.description !== undefined && <p>{written.node.description}</p>}
      {isCounter ? <ControlFacts id={id} /> : null}
      <NodeFacts drawn={drawn} id={id} />
      {!frozen && index !== tree.root && (
        <section className="stack">
          <h3>Suppose</h3>
          <Switch
            label="Suppose"
            value={supposedOf(whatIf, id)}
            choices={
              isCounter
                ? [
                    { value: 'as-is', label: 'as it is' },
                    { value: 'without', label: 'overcome' },
                    { value: 'given', label: 'holds always' },
                  ]
                : [
                    { value: 'as-is', label: 'as it is' },
                    { value: 'without', label: 'impossible' },
                    { value: 'given', label: 'done already' },
                  ]
            }
            onChange={(value) => pickWhatIf(suppose(whatIf, id, value))}
          />
          <p className="small soft">Only what you see changes, never the model.</p>
        </section>
      )}
      {isForeign && (
        <p className="small soft">
          It stands in the tree "{written.tree.goal}"; a change shows wherever that tree is used.
        </p>
      )}
      {!frozen && written !== undefined && <NodeEditor key={id} written={written} main={main} />}
    </aside>
  );
}
