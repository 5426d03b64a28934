/**
 * Judges policies: every lint, a default that refuses, or that a refusal is read.
 * @module
 */
import type { Detail, Judgement } from '../../../model/evidence.ts';
import { byDetails, unknown } from '../../judgement.ts';
import type { Claim } from './claim.ts';
import { defaultThatAllows, isGrant, lint, withoutDefault } from './lints.ts';
import type { Observation } from './observation.ts';
import { graphOf, isTestModule, type Placed, pathOf, rulesOf } from './rule-graph.ts';

export function judgePolicy(claim: Claim, seen: Observation): Judgement {
  const modules = seen.modules.filter((module) => !isTestModule(module));
  if (modules.length === 0 && seen.unread.length === 0)
    return unknown({ because: 'There is no policy to look at', found: 'nothing' });
  const details = claim.default !== undefined || claim.reads !== undefined ? asked(claim, seen) : lint(seen);
  if (details === undefined) return unknown({ because: 'No rule grants anything there', found: foundIn(seen) });
  const failing = new Set(details.map(({ at }) => at?.file));
  // What was not understood may say anything.
  const partly = modules.filter(({ skipped }) => skipped.length > 0);
  const population = modules.length + seen.unread.length;
  const judged = byDetails(
    details,
    {
      population,
      looked: population - seen.unread.length - partly.filter(({ file }) => !failing.has(file)).length,
      failed: failing.size,
    },
    {
      atLeast: claim.atLeast,
      sample: claim.sample,
      depth: 'present',
      found: foundIn(seen),
      said: { grounds: modules.slice(0, 200).map(({ file }) => ({ kind: 'code', file })) },
    },
  );
  const [first] = partly.flatMap(({ file, skipped }) =>
    skipped.map(({ line, because }) => `${file}:${line}: ${because}`),
  );
  const because = seen.unread[0] ?? (first === undefined ? undefined : `Not everything could be read, ${first}`);
  return judged.verdict === 'unknown' && because !== undefined ? { ...judged, because } : judged;
}

/** What a claim asks for itself; undefined when there is no decision it could be about. */
function asked(
  { package: name, decision, default: wanted, reads = [] }: Claim,
  seen: Observation,
): readonly Detail[] | undefined {
  const all = rulesOf(seen);
  const decisions = all.filter(
    (placed) =>
      (name === undefined || placed.module.package === name) &&
      (decision === undefined ? isGrant(placed) : placed.rule.name === decision),
  );
  const [first] = decisions;
  if (first === undefined) return undefined;
  const defaults = wanted === undefined ? [] : [...withoutDefault(decisions), ...decisions.flatMap(defaultThatAllows)];
  const graph = graphOf(seen);
  const packages = new Map(decisions.map((placed) => [pathOf(placed), placed] as const));
  const unread = reads.flatMap((rule) =>
    [...packages.values()].flatMap((placed) => unreadBy(placed, rule, { all, graph })),
  );
  return [...defaults, ...unread];
}

function unreadBy(
  placed: Placed,
  rule: string,
  { all, graph }: { readonly all: readonly Placed[]; readonly graph: ReturnType<typeof graphOf> },
): readonly Detail[] {
  const path = rule.startsWith('data.') ? rule.slice(5) : `${placed.module.package}.${rule}`;
  const { line, column } = placed.rule;
  const at = { file: placed.module.file, line, column };
  if (!all.some((other) => pathOf(other) === path)) {
    return [{ check: 'missing-rule', severity: 'high', message: `There is no rule ${path}`, at }];
  }
  if (graph.reaches(pathOf(placed), path) || graph.queryOf(path) !== undefined) return [];
  return [
    {
      check: 'unread-deny',
      severity: 'high',
      message: `${pathOf(placed)} does not depend on ${path}, and no query asks for it`,
      at,
    },
  ];
}

function foundIn({ modules, unread }: Observation): string {
  const rules = modules.reduce((sum, module) => sum + module.rules.length, 0);
  const skipped = modules.reduce((sum, module) => sum + module.skipped.length, 0);
  const left = [
    ...(skipped > 0 ? [`${skipped} statements not understood`] : []),
    ...(unread.length > 0 ? [`${unread.length} files not read`] : []),
  ];
  return `${rules} rules in ${modules.length} policies${left.length > 0 ? `, ${left.join(', ')}` : ''}`;
}
