/**
 * An explanation for people and machines: what `vauban explain MODEL ID` prints.
 * @module
 */
import { unreachable } from '../kit/unreachable.ts';
import type { Explanation } from '../model/explanation.ts';
import { controlBlocks, libraryBlocks } from './explain/control-blocks.ts';
import { findingBlocks } from './explain/finding-blocks.ts';
import { checkBlocks, ruleBlocks } from './explain/rule-blocks.ts';
import type { Block } from './page/block.ts';
import { command } from './page/command.ts';
import { plainData } from './plain-data.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';

/** Wider than any line: what is to be pasted is never cut. */
const UNCUT = 100_000;

/**
 * The page about a finding, a rule, a check or a control.
 *
 * @param path the model as the user named it
 */
export function explainPage(explanation: Explanation, path: string, options: TerminalOptions): string {
  const blocks: readonly Block[] = [
    ...blocksOf(explanation),
    { kind: 'next', command: command(...nextWords(explanation, path)) },
  ];
  const parts: Block[][] = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (block.kind === 'picture' || last === undefined || last[0]?.kind === 'picture') parts.push([block]);
    else last.push(block);
  }
  return parts
    .map((part) => printBlocks(part, part[0]?.kind === 'picture' ? { ...options, width: UNCUT } : options))
    .map((text, index) => (index > 0 && parts[index]?.[0]?.kind !== 'picture' ? `\n${text}` : text))
    .join('');
}

/** The same as data. */
export function explainJson(explanation: Explanation): unknown {
  return plainData(explanation);
}

function blocksOf(explanation: Explanation): readonly Block[] {
  switch (explanation.kind) {
    case 'finding':
      return findingBlocks(explanation);
    case 'rule':
      return ruleBlocks(explanation);
    case 'check':
      return checkBlocks(explanation);
    case 'control':
      return controlBlocks(explanation);
    case 'library-control':
      return libraryBlocks(explanation);
    default:
      return unreachable(explanation);
  }
}

/** What the reader needs next: the answer, the element, the worst place. */
function nextWords(explanation: Explanation, path: string): readonly string[] {
  switch (explanation.kind) {
    case 'finding':
      if (explanation.questions.length > 0) return ['ask', path];
      return explanation.about === 'system' ? ['check', path] : ['show', path, explanation.about];
    case 'rule':
    case 'check': {
      const [first] = explanation.spoken;
      return first === undefined ? ['check', path] : ['explain', path, first.finding];
    }
    case 'control':
      return ['show', path, explanation.address];
    case 'library-control': {
      const [first] = explanation.mends;
      return first === undefined ? ['check', path] : ['explain', path, first];
    }
    default:
      return unreachable(explanation);
  }
}
