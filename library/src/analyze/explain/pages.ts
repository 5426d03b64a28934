/**
 * The pages of rules, checks and library controls as data, for the command line and for the reference.
 * @module
 */
import type { CheckPage, ControlPage, NamedId, RulePage } from '../../model/explanation.ts';
import type { Raw } from '../../model/raw.ts';
import type { Check } from '../checks/check.ts';
import type { LibraryControl } from '../controls/control-library.ts';
import type { PackedRule } from '../rules/rule-schema.ts';
import { taxonomyName } from '../rules/taxonomy.ts';
import { conditionLines, type FactTitles } from './condition-lines.ts';

/** A rule as read, with where it comes from. */
export type NamedRule = Omit<PackedRule, 'id'> & { readonly id: string; readonly pack: string };

const LINKS = {
  cwe: (id: string) => `https://cwe.mitre.org/data/definitions/${id}.html`,
  capec: (id: string) => `https://capec.mitre.org/data/definitions/${id}.html`,
  attack: (id: string) => `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`,
} as const;

/** The page of a rule. */
export function rulePage(rule: NamedRule, facts: FactTitles): RulePage {
  const { id, pack, title, kind, stride, each, message, why, check, fix } = rule;
  return {
    id,
    pack,
    title,
    kind,
    ...(stride !== undefined && { stride }),
    each,
    likelihood: String(rule.likelihood ?? 3),
    impact: String(rule.impact ?? 'from-tier'),
    message,
    // The schema leaves a condition as it is written; whoever read the rule has compiled it.
    when: conditionLines(rule.when as Raw, each, facts),
    why,
    check,
    ...(rule.falsePositives !== undefined && { falsePositives: rule.falsePositives }),
    fix,
    ids: namedIds(rule),
    linddun: rule.linddun ?? [],
    references: rule.references ?? [],
  };
}

/** The ids a rule names, with their names and where to read about them. */
function namedIds(rule: Pick<PackedRule, 'cwe' | 'capec' | 'attack'>): readonly NamedId[] {
  return (['cwe', 'capec', 'attack'] as const).flatMap((kind) =>
    (rule[kind] ?? []).map((id) => ({ kind, id, name: taxonomyName(kind, id) ?? '', link: LINKS[kind](id) })),
  );
}

/** The page of a structural check. */
export function checkPageOf({ id, title, why, severity }: Check): CheckPage {
  return { id, title, why, severity };
}

/** The page of a control of the library. */
export function controlPage(control: LibraryControl): ControlPage {
  const { id, title, description, layer, strategy, effectiveness, prevents, prove, gives, frameworks } = control;
  return {
    id,
    title,
    description,
    layer,
    strategy,
    ...(effectiveness !== undefined && { effectiveness }),
    prevents,
    prove,
    gives: givenFacts(gives),
    frameworks: Object.fromEntries(frameworks ?? []),
  };
}

/** Facts and their values as plain text. */
export function givenFacts(
  gives: ReadonlyMap<string, string | readonly string[]> | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries([...(gives ?? [])].map(([fact, value]) => [fact, [value].flat().join(', ')]));
}
