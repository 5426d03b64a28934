/**
 * Flows and boundaries written as text: `Browser → API: order (HTTPS)`, `Internet ↔ Gateway`.
 * @module
 */
import type { Role } from './roles.ts';

/** Two sides and what is said beside them. */
export interface Pair {
  readonly label: string | undefined;
  readonly said: readonly (readonly [Role, string])[];
}

const ARROW = /\s*(?:→|⟶|➔|➜|▶|-{1,2}>|=>)\s*/u;
const BOTH = /\s*(?:↔|⇄|⟷|<-{1,2}>|<=>)\s*/u;

/** Reads a flow. A chain is read as its first and last step with the others between. */
export function flowIn(text: string): Pair | undefined {
  const numbered = text.replace(/^(?:[A-Z]{1,3}-?\d+|\d+|step \d+)[.):]\s+/i, '');
  const both = divide(numbered, /\s*(?:↔|⇄|⟷|<-{1,2}>|<=>)\s*/u);
  const one = both ?? divide(numbered, /\s*(?:→|⟶|➔|➜|-{1,2}>|=>)\s*/u);
  if (one === undefined) return undefined;
  const [before, after] = one;
  const named = /^(.{2,60}?):\s+(.+)$/su.exec(before);
  const from = (named?.[2] ?? before).trim();
  const parts = /^([^:;(–—]+?)\s*(?:\(([^()]*)\))?\s*(?:[:;–—]\s*(.*)|\s-\s(.*)|,\s+(.*))?$/su.exec(after);
  const to = (parts?.[1] ?? after).trim();
  const about = [parts?.[3], parts?.[4], parts?.[5]].find((part) => part !== undefined && part !== '');
  const aside = parts?.[2];
  if (from === '' || to === '' || from.length > 80 || to.length > 80) return undefined;
  return {
    label: named?.[1],
    said: [
      ['from', from],
      ['to', to],
      ...(both === undefined ? [] : ([['method', 'both ways']] as const)),
      ...(aside === undefined || aside === '' ? [] : ([['protocol', aside]] as const)),
      ...(about === undefined ? [] : ([['description', about]] as const)),
    ],
  };
}

/** Reads the two sides of a boundary. */
export function boundaryIn(text: string): Pair | undefined {
  const between = /^(.*?)\bbetween\s+(.+?)\s+and\s+(.+)$/isu.exec(text);
  if (between !== null) {
    const label = (between[1] ?? '').replace(/[:(–—-]+\s*$/u, '').trim();
    return {
      label: label === '' ? undefined : label,
      said: sides(between[2] ?? '', (between[3] ?? '').replace(/[.)].*$/su, '')),
    };
  }
  const named = /^([^:]{2,60}):\s+(.+)$/su.exec(text);
  for (const [label, rest] of [[named?.[1], named?.[2]] as const, [undefined, text] as const]) {
    const two = rest === undefined ? undefined : (divide(rest, BOTH) ?? divide(rest, ARROW));
    if (two === undefined) continue;
    const [one, other] = two;
    const aside = /^(.*?)\s*(?:\(([^()]*)\)\s*|[:–—]\s+(.*)|\s-\s(.*))$/su.exec(other);
    const about = aside?.[2] ?? aside?.[3] ?? aside?.[4];
    if (one.length > 80 || (aside?.[1] ?? other).length > 80) continue;
    return {
      label,
      said: [...sides(one, aside?.[1] ?? other), ...(about === undefined ? [] : ([['description', about]] as const))],
    };
  }
  return undefined;
}

function sides(one: string, other: string): readonly (readonly [Role, string])[] {
  return [
    ['from', one.trim()],
    ['to', other.trim()],
  ];
}

function divide(text: string, mark: RegExp): readonly [string, string] | undefined {
  const found = mark.exec(text);
  if (found === null) return undefined;
  const before = text.slice(0, found.index).trim();
  const after = text.slice(found.index + found[0].length).trim();
  return before === '' || after === '' ? undefined : [before, after];
}
