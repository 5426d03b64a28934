/**
 * Checks one node by the role table: unknown keys, the rules of its role, and its key files.
 * @module
 */
import { PRODUCTS, standingOf } from '../../../inputs/cometbft/key-table.ts';
import type { Severity } from '../../../model/analysis.ts';
import type { Detail, Judgement } from '../../../model/evidence.ts';
import { byDetails } from '../../judgement.ts';
import type { Claim, Role } from './claim.ts';
import { amountOf } from './compare.ts';
import { keyDetails } from './key-files.ts';
import type { Home, KnownFile } from './observation.ts';
import { CHAIN_RULES } from './rules-chain.ts';
import { NODE_RULES } from './rules-node.ts';
import { type Rule, type View, viewOf } from './view.ts';

const RULES: readonly Rule[] = [...NODE_RULES, ...CHAIN_RULES];
const ORDER: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** What was checked of a node, and what failed. */
export interface Checked {
  readonly count: number;
  readonly details: readonly Detail[];
}

/** Judges by details of which only those of a severity count. */
export function judgeDetails(
  details: readonly Detail[],
  { count, missing }: { readonly count: number; readonly missing: number },
  claim: Claim,
  said: { readonly depth: 'active' | 'present'; readonly found: string; readonly files: readonly string[] },
): Judgement {
  const limit = ORDER.indexOf(claim.severity ?? 'medium');
  const failed = details.filter(({ severity }) => ORDER.indexOf(severity) <= limit).length;
  const scope = { population: count + missing, looked: count, failed };
  const grounds = said.files.slice(0, 100).map((file) => ({ kind: 'configuration', file }) as const);
  return byDetails(details, scope, { ...claim, depth: said.depth, found: said.found, said: { grounds } });
}

/** The role that a node is judged by. */
export function roleOf(home: Home, claim: Claim): Role | undefined {
  return claim.role ?? home.role;
}

/** Without the exceptions of the claim, worst first. */
export function worstFirst(details: readonly Detail[], { except = [] }: Claim): readonly Detail[] {
  return details
    .filter(({ check }) => !except.includes(check))
    .sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}

/** Checks one node. */
export function checkHome(home: Home, claim: Claim): Checked {
  const view = viewOf(home, {
    role: roleOf(home, claim),
    unbonding: claim.unbonding === undefined ? undefined : amountOf(claim.unbonding),
    blockTime: claim.blockTime === undefined ? undefined : amountOf(claim.blockTime),
  });
  const parts = [...home.files.map(unreadKeys), checkRules(view), keyDetails(view, claim)];
  return {
    count: parts.reduce((total, part) => total + part.count, 0),
    details: parts.flatMap((part) => part.details),
  };
}

/** The rules of the table that fit the node. */
function checkRules(view: View): Checked {
  let count = 0;
  const details: Detail[] = [];
  for (const rule of RULES) {
    if (rule.roles !== undefined && (view.role === undefined || !rule.roles.includes(view.role))) continue;
    const held = view.held(rule.product, rule.key);
    if (held === undefined || (rule.when !== undefined && !rule.when(view))) continue;
    count += 1;
    const wrong = rule.wrong(held.value, view);
    if (wrong === undefined) continue;
    details.push({
      check: rule.id,
      severity: rule.severity,
      message: `"${rule.key}" ${wrong}${held.written ? '' : ' (not written: the default holds)'}`,
      at: held.at,
      hint: rule.hint,
    });
  }
  return { count, details };
}

/** Keys that the program does not read. */
function unreadKeys({ file, product, release, settings }: KnownFile): Checked {
  const details: Detail[] = [];
  const program = `${PRODUCTS[product].title}${release === undefined || release === 'any' ? '' : ` ${release}`}`;
  for (const { key, line, column } of settings) {
    const standing = standingOf(product, release, key);
    if (standing.is === 'known' || standing.is === 'open') continue;
    if (standing.is === 'other-release' && release === undefined) continue;
    const at = { file, line, column };
    if (standing.is === 'other-release') {
      const message = `${program} does not read "${key}": only ${standing.lines.join(', ')} do`;
      details.push({
        check: 'key-of-other-release',
        severity: 'medium',
        message,
        at,
        hint: 'Remove it, or find what replaced it',
      });
      continue;
    }
    const mend =
      standing.is === 'misplaced'
        ? `it belongs at ${standing.belongs.map((place) => `"${place}"`).join(' or ')}`
        : standing.is === 'misspelled'
          ? `it is called "${standing.meant}"`
          : 'no release does';
    details.push({
      check: standing.is === 'unknown' ? 'unknown-key' : 'misplaced-key',
      severity: standing.is === 'unknown' ? 'medium' : 'high',
      message: `${program} does not read "${key}": ${mend}`,
      at,
      hint: 'The program drops keys it does not know without a word: what was meant here is not in force',
    });
  }
  return { count: settings.length, details };
}
