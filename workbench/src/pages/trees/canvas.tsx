/**
 * The drawing of a tree: boxes that can be picked, and lines as wide as what they lead to matters.
 * @module
 */
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { DrawnTree } from 'vauban/browser';
import { pick } from '../../shell/where.ts';
import { BOX_WIDTH, type Box, layOut } from './lay-out.ts';
import { NodeBox } from './node-box.tsx';
import type { Weights } from './weights.ts';
import type { WhatIf } from './what-if.ts';

/** Around the drawing, on both sides. */
const MARGIN = 28;

interface CanvasProps {
  readonly drawn: DrawnTree;
  readonly weights: Weights;
  readonly picked: string | undefined;
  /** The steps of the attack that is shown. */
  readonly attack: readonly string[];
  readonly whatIf: WhatIf;
}

export function Canvas({ drawn, weights, picked, attack, whatIf }: CanvasProps) {
  const { tree, probabilities } = drawn;
  const drawing = useMemo(() => layOut(tree, { showCounters: true }), [tree]);
  const figure = useRef<HTMLElement>(null);
  const shown = attack.join();
  useEffect(() => {
    if (shown !== '') figure.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  useEffect(() => {
    const canvas = figure.current?.firstElementChild;
    const box = drawing?.boxes.find(({ node }) => node.id === picked);
    if (canvas == null || box === undefined) return;
    const end = box.x + BOX_WIDTH + MARGIN;
    if (end > canvas.scrollLeft + canvas.clientWidth) canvas.scrollLeft = end - canvas.clientWidth;
    else if (box.x < canvas.scrollLeft) canvas.scrollLeft = box.x;
  }, [picked, drawing]);
  if (drawing === undefined) {
    return (
      <p className="soft trees-note">
        The tree has {tree.nodes.length.toLocaleString('en-US')} nodes: too many to look at. Its attacks and its figures
        are below.
      </p>
    );
  }
  const { boxes, width, height } = drawing;
  const hit = hitsOf(boxes, attack);
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  return (
    <figure ref={figure} className="trees-figure">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside */}
      <div className="trees-canvas" onKeyDown={(event) => walk(event, boxes)}>
        <div style={{ width, height }} className="trees-paper">
          <svg width={width} height={height} aria-hidden="true">
            {boxes.map((box) => {
              const parent = byKey.get(box.parent ?? '');
              if (parent === undefined) return null;
              const weight = weights.of.get(box.index) ?? 0;
              const state = attack.length === 0 ? '' : hit.has(box.key) ? ' hit' : ' missed';
              return <Line key={box.key} from={parent} to={box} weight={weight} state={state} />;
            })}
          </svg>
          {boxes.map((box) => (
            <NodeBox
              key={box.key}
              box={box}
              chance={probabilities.get(box.index)}
              picked={picked}
              state={attack.length === 0 ? '' : hit.has(box.key) ? 'hit' : 'missed'}
              whatIf={whatIf}
            />
          ))}
        </div>
      </div>
      <figcaption className="small soft">
        A line is as wide as what it leads to matters: {weights.means}. Pick a node to see its figures, to suppose
        something of it, or to change it.
        {attack.length > 0 && (
          <>
            {' '}
            <button type="button" className="link" onClick={() => pick({ attack: undefined })}>
              Show the whole tree
            </button>
          </>
        )}
      </figcaption>
    </figure>
  );
}

interface LineProps {
  readonly from: Box;
  readonly to: Box;
  readonly weight: number;
  readonly state: string;
}

function Line({ from, to, weight, state }: LineProps) {
  const x = from.x + BOX_WIDTH;
  const y = from.y + from.height / 2;
  const end = to.y + to.height / 2;
  const middle = (x + to.x) / 2;
  return (
    <path
      d={`M${x} ${y}C${middle} ${y} ${middle} ${end} ${to.x} ${end}`}
      className={`trees-line${to.overcomes === undefined ? '' : ' overcomes'}${state}`}
      style={{ strokeWidth: 1 + 7 * weight }}
    />
  );
}

/** The boxes of an attack and of all that its steps lead to. */
function hitsOf(boxes: readonly Box[], attack: readonly string[]): ReadonlySet<string> {
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  const hit = new Set<string>();
  for (const box of boxes) {
    if (!attack.includes(box.node.id)) continue;
    for (let at: Box | undefined = box; at !== undefined; at = byKey.get(at.parent ?? '')) hit.add(at.key);
  }
  return hit;
}

/** Arrow keys: left to the goal, right to what is below, up and down through the column. */
function walk(event: KeyboardEvent<HTMLDivElement>, boxes: readonly Box[]): void {
  const key = document.activeElement?.closest('[data-box]')?.getAttribute('data-box');
  const box = boxes.find((one) => one.key === key);
  if (box === undefined) return;
  const column = boxes.filter(({ x }) => x === box.x);
  const at = column.indexOf(box);
  const next: Readonly<Record<string, Box | undefined>> = {
    ArrowLeft: boxes.find((one) => one.key === box.parent),
    ArrowRight: boxes.find((one) => one.parent === box.key),
    ArrowUp: column[at - 1],
    ArrowDown: column[at + 1],
  };
  const to = next[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.currentTarget.querySelector<HTMLElement>(`[data-box="${to.key}"] .trees-open`)?.focus();
}
