/**
 * What matters in a tree: the steps and controls that decide, the most telling first.
 * @module
 */
import { useState } from 'react';
import type { DrawnTree, Importance } from 'vauban/browser';
import { chanceText, numberText } from '../../parts/figure-words.ts';
import { Panel } from '../../parts/panel.tsx';
import { stepRows } from '../../parts/step-rows.ts';
import { pick } from '../../shell/where.ts';
import { titleOf } from './words.ts';

const FIRST = 12;

export function Matters({ drawn }: { readonly drawn: DrawnTree }) {
  const [all, setAll] = useState(false);
  const { importance } = drawn.analysis;
  if (importance.length === 0) return null;
  const titles = new Map(drawn.tree.nodes.map((node) => [node.id, titleOf(node)]));
  const shown = all ? importance : importance.slice(0, FIRST);
  return (
    <Panel
      title="What matters"
      flush
      className="wide"
      aside={<span className="soft small">of a control: that it fails</span>}
    >
      <table className="table" onKeyDown={stepRows}>
        <thead>
          <tr>
            <th>Step or control</th>
            <th className="number">Chance</th>
            <th className="number">In sets</th>
            <th>Decides</th>
            <th className="number">Fussell-Vesely</th>
            <th className="number">Birnbaum</th>
            <th className="number">If certain</th>
            <th className="number">If impossible</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <Row key={`${one.kind} ${one.id}`} one={one} title={titles.get(one.id) ?? one.id} />
          ))}
        </tbody>
      </table>
      {importance.length > FIRST && (
        <p className="trees-note">
          <button type="button" className="link" onClick={() => setAll(!all)}>
            {all ? 'Show the first only' : `Show all ${importance.length}`}
          </button>
        </p>
      )}
    </Panel>
  );
}

function Row({ one, title }: { readonly one: Importance; readonly title: string }) {
  const { id, kind, probability, share, birnbaum, criticality, fussellVesely } = one;
  return (
    <tr>
      <td>
        <button type="button" className="link" data-step onClick={() => pick({ node: id })}>
          {title}
        </button>
        {kind === 'control' && <span className="quiet small"> control</span>}
      </td>
      <td className="number">{known(probability, chanceText)}</td>
      <td className="number">{known(share, chanceText)}</td>
      <td>
        {criticality === undefined ? (
          <span className="quiet">unknown</span>
        ) : (
          <span className="row">
            <span className="trees-bar" aria-hidden="true">
              <span style={{ width: `${100 * criticality}%` }} />
            </span>
            {chanceText(criticality)}
          </span>
        )}
      </td>
      <td className="number">{known(fussellVesely, chanceText)}</td>
      <td className="number">{known(birnbaum, numberText)}</td>
      <td className="number">{known(one.riskAchievementWorth, (value) => `×${numberText(value)}`)}</td>
      <td className="number">{known(one.riskReductionWorth, (value) => `÷${numberText(value)}`)}</td>
    </tr>
  );
}

function known(value: number | undefined, words: (value: number) => string) {
  return value === undefined ? <span className="quiet">unknown</span> : words(value);
}
