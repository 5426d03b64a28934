/**
 * The rules, compiled: those Vauban ships and those of a team.
 * @module
 */
import { isRawMap, type Path, type Raw } from '../../model/raw.ts';
import { complaintsOf } from '../../model/read/problems-of.ts';
import { libraryControl } from '../controls/control-library.ts';
import { factTable } from '../facts/fact-table.ts';
import { packedRules } from '../packed-rules.ts';
import { compile } from './compile.ts';
import type { Condition, ConditionProblem } from './condition.ts';
import { neverTrue } from './never-true.ts';
import { type PackedRule, ruleSchema } from './rule-schema.ts';
import { unknownIds } from './taxonomy.ts';

/** A rule, ready to run. */
export interface Rule extends Omit<PackedRule, 'id'> {
  readonly id: string;
  /** The pack it is in, or `own`. */
  readonly pack: string;
  readonly condition: Condition;
}

/** A rule, or what is wrong with it. */
export interface ReadRule {
  readonly rule: Rule | undefined;
  readonly problems: readonly ConditionProblem[];
}

/** Reads one rule; every mistake has a path in its file. */
export function readRule(raw: Raw, id: string, pack: string): ReadRule {
  const problems: ConditionProblem[] = [];
  const result = ruleSchema.safeParse(raw);
  if (!result.success) {
    for (const { path, message, hint } of complaintsOf(ruleSchema, raw, [], result.error.issues)) {
      problems.push({ path, message, ...(hint !== undefined && { hint }) });
    }
    return { rule: undefined, problems };
  }
  const source = result.data;
  const at = (path: Path, message: string): void => {
    problems.push({ path, message });
  };
  if (source.id !== undefined && source.id !== id)
    at(['id'], `Cannot name a rule "${source.id}" in the file of "${id}"`);
  if (source.kind === 'threat' && source.stride === undefined)
    at([], 'Missing "stride": expected the letter of the threat');
  for (const [placeholder] of source.message.matchAll(/\{[^{}]*\}/g)) {
    if (placeholder !== '{element}') at(['message'], `Cannot fill in "${placeholder}": expected "{element}"`);
  }
  for (const [index, control] of source.fix.entries()) {
    if (libraryControl(control) === undefined) at(['fix', index], `Unknown control "${control}" of the library`);
  }
  for (const { path, message } of unknownIds(source)) at(path, message);
  const condition = compile(whenOf(raw), source.each, { facts: factTable(), problems }, ['when']);
  const contradiction = neverTrue(whenOf(raw));
  if (contradiction !== undefined) at(['when'], contradiction);
  const { examples: _, ...rule } = source;
  return { rule: problems.length > 0 ? undefined : { ...rule, id, pack, condition }, problems };
}

function whenOf(raw: Raw): Raw {
  return isRawMap(raw) ? (raw['when'] ?? null) : null;
}

let book: readonly Rule[] | undefined;

/** The rules Vauban ships, by pack and id. They were checked before they were packed; here they are only compiled. */
export function ruleBook(): readonly Rule[] {
  book ??= Object.entries(packedRules).map(([name, source]) => {
    const [pack = '', id = ''] = name.split('/');
    const problems: ConditionProblem[] = [];
    const condition = compile(source.when as Raw, source.each, { facts: factTable(), problems }, ['when']);
    if (problems[0] !== undefined) throw new TypeError(`Cannot use the rule "${name}": ${problems[0].message}`);
    return { ...source, id, pack, condition };
  });
  return book;
}
