/**
 * One node of the drawing: what it is, how likely it is, what it takes, and which controls stand in its way.
 * @module
 */
import { CornerDownRight } from 'lucide-react';
import type { AttackNode, Bounds } from 'vauban/browser';
import { boundsText, chanceText, numberText, timeText } from '../../parts/figure-words.ts';
import { pick } from '../../shell/where.ts';
import { GateShape } from './gate-shape.tsx';
import { BOX_WIDTH, type Box, type Counter } from './lay-out.ts';
import { supposedOf, type WhatIf } from './what-if.ts';
import { kindWords, titleOf } from './words.ts';

interface NodeBoxProps {
  readonly box: Box;
  readonly chance: Bounds | undefined;
  readonly picked: string | undefined;
  readonly state: string;
  readonly whatIf: WhatIf;
}

export function NodeBox({ box, chance, picked, state, whatIf }: NodeBoxProps) {
  const { node, x, y, height, counters, isAgain } = box;
  const title = titleOf(node);
  const says = chance === undefined ? '' : boundsText(chance);
  const open = (id: string): void => pick({ node: id === picked ? undefined : id });
  const own = ['trees-node', node.kind, state, node.id === picked ? 'picked' : ''].filter(Boolean).join(' ');
  return (
    <div data-box={box.key} className={own} style={{ left: x, top: y, width: BOX_WIDTH, height }}>
      <button type="button" className="trees-open" aria-pressed={node.id === picked} onClick={() => open(node.id)}>
        {isAgain ? (
          <span className="row trees-again">
            <CornerDownRight size={13} aria-hidden="true" /> <span className="cut">{title}</span>
            <span className="hidden">, drawn above</span>
          </span>
        ) : (
          <>
            <span className="trees-kind">
              <GateShape kind={node.kind} />
              <span>
                {box.turn !== undefined && `${box.turn}. `}
                {box.overcomes === undefined ? kindWords(node) : `overcomes ${box.overcomes}`}
              </span>
              <strong>{says === '' ? '?' : says}</strong>
            </span>
            <span className="trees-title">{title}</span>
            {takes(node) !== '' && <span className="trees-takes">{takes(node)}</span>}
          </>
        )}
      </button>
      {counters.length > 0 && (
        <ul className="trees-counters">
          {counters.map((counter) => (
            <li key={counter.index}>
              <button
                type="button"
                className={counter.node.id === picked ? 'picked' : ''}
                aria-label={`Control ${counter.node.title ?? counter.node.id}: ${counterWords(counter, whatIf)}`}
                onClick={() => open(counter.node.id)}
              >
                <GateShape kind="control" />
                <span className="cut">{counter.node.id}</span>
                <span className={isActive(counter) ? 'trees-works' : 'trees-works off'}>
                  {counterWords(counter, whatIf)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What a step asks of the attacker, in a line. */
function takes(node: AttackNode): string {
  if (node.kind !== 'step') return node.damage === undefined ? '' : `damage ${numberText(node.damage)}`;
  const { probability, cost, time, skill, detectability, damage } = node;
  const words = [
    cost !== undefined && `cost ${numberText(cost)}`,
    time !== undefined && timeText(time),
    skill !== undefined && `skill ${skill}`,
    detectability !== undefined && `seen ${chanceText(detectability)}`,
    damage !== undefined && `damage ${numberText(damage)}`,
  ].filter((word) => word !== false);
  if (words.length > 0) return words.join(' · ');
  return probability === undefined ? 'no numbers yet' : 'only its chance is known';
}

function isActive({ node }: Counter): boolean {
  return node.kind === 'fixed' ? node.holds : node.inPlace;
}

/** What a control does here. */
function counterWords({ node }: Counter, whatIf: WhatIf): string {
  const supposed = supposedOf(whatIf, node.id);
  if (supposed !== 'as-is') return supposed === 'given' ? 'holds' : 'overcome';
  if (node.kind === 'fixed') return node.holds ? 'holds' : 'overcome';
  if (!node.inPlace) return 'not in place';
  return node.works === undefined ? 'in place' : `stops ${chanceText(node.works)}`;
}
