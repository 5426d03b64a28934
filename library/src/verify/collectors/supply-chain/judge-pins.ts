/**
 * Judges pins, lockfiles and workflows by the checks a claim asks for.
 * @module
 */
import type { Detail } from '../../../model/evidence.ts';
import {
  CHECKS,
  type Check,
  type CheckId,
  checksOf,
  checksOfKind,
  isCheck,
  NEEDS_A_FEED,
  type ThingKind,
} from './checks.ts';
import type { Claim } from './claim.ts';
import { kindsOfFile } from './file-kinds.ts';
import type { Mark, Pins, Requirement } from './observation.ts';
import { type Part, some, unclear } from './part.ts';

/** Checks that belong together: those of one kind of thing, or those of the workflows. */
interface Group {
  readonly kinds: ReadonlySet<string>;
  readonly checks: ReadonlySet<string>;
}

/** What a claim asks for, each kind of thing on its own: none may hide behind the others. */
function groupsOf({ pins = [], of, workflows, rule, lockfile, except = [] }: Claim, found: Pins): readonly Group[] {
  const left = new Set(except.flatMap(checksOf));
  const group = (kinds: readonly ThingKind[], checks: readonly CheckId[]): Group => ({
    kinds: new Set(kinds),
    checks: new Set(checks.filter((id) => !left.has(id))),
  });
  const asked: readonly ThingKind[] = [...pins, ...(of === undefined ? [] : [of])];
  // A lockfile says itself what it is for.
  const isAlone = lockfile !== undefined && asked.length === 0 && rule === undefined;
  const kinds = isAlone ? new Set(found.things.map(({ kind }) => kind as ThingKind)) : new Set(asked);
  const ofRule = rule === undefined ? [] : checksOf(rule);
  return [
    ...[...kinds].map((kind) => group([kind], checksOfKind(kind))),
    ...(workflows === undefined
      ? []
      : [group(['workflow', 'actions'], [...checksOfKind('workflow'), ...checksOfKind('actions')])]),
    ...(ofRule.length === 0 ? [] : [group([...new Set(ofRule.map((id): ThingKind => CHECKS[id].of))], ofRule)]),
  ];
}

/** Judges what was found in files. */
export function judgePins(claim: Claim, pins: Pins): readonly Part[] {
  const feed = claim.rule === undefined ? undefined : NEEDS_A_FEED[claim.rule];
  if (feed !== undefined) return [unclear(feed, { found: 'no feed', files: [] })];
  const asksMore = claim.lockfile !== undefined || claim.workflows !== undefined || claim.rule !== undefined;
  const exact = claim.exact === true ? [judgeExact(claim, pins)] : [];
  // With "exact" the requirements themselves are what is asked for, lockfile or not.
  if (claim.exact === true && !asksMore) return exact;
  return [...exact, ...groupsOf(claim, pins).map((group) => judgeGroup(group, pins))];
}

/** What is no package of a lockfile and counts by itself, such as a manifest without one. */
const BESIDE: ReadonlySet<string> = new Set<CheckId>([
  'npm-lockfile-missing',
  'npm-lockfile-stale',
  'npm-lockfile-old',
  'npm-install-in-ci',
  'npm-scope-open',
  'cargo-lockfile-missing',
  'cargo-lockfile-stale',
  'cargo-unlocked-in-ci',
  'go-sum-missing',
  'go-sum-stale',
  'go-sum-off',
  'pip-extra-index',
  'lockfile-uncommitted',
]);

function judgeGroup({ kinds, checks }: Group, pins: Pins): Part {
  const things = pins.things.filter(({ kind }) => kinds.has(kind));
  const ofKinds = ({ file }: { readonly file: string }): boolean => kindsOfFile(file).some((kind) => kinds.has(kind));
  const marks = pins.marks.filter((mark) => checks.has(mark.check) && ofKinds(mark));
  const doubts = marks.filter(({ check }) => isDoubt(check));
  const faults = marks.filter(({ check }) => !isDoubt(check));
  const more = pins.more.filter(({ check }) => checks.has(check));
  const unread = pins.unread.filter(ofKinds);
  const population = sum(things.map(({ count }) => count)) + placesIn(faults.filter(({ check }) => BESIDE.has(check)));
  const unknown = whyUnknown(doubts, unread);
  return {
    ...(unknown === undefined && { population }),
    looked: population - doubts.length,
    failed: Math.min(population, placesIn(faults) + sum(more.map(({ count }) => count))),
    details: grouped(faults, more),
    found: countedBy(things) || `no ${[...kinds].map((kind) => NAMES[kind] ?? kind).join(' and no ')}`,
    depth: 'present',
    ...(unknown !== undefined && { unknown }),
    files: [...new Set(things.map(({ file }) => file))],
  };
}

function whyUnknown([doubt]: readonly Mark[], [unread]: Pins['unread']): string | undefined {
  if (unread !== undefined) return `Cannot read "${unread.file}": ${unread.reason}`;
  if (doubt === undefined) return undefined;
  const { check, name, file, line } = doubt;
  return `${name} ${isCheck(check) ? CHECKS[check].says : ''} (${file}:${line})`;
}

function isDoubt(id: string): boolean {
  const check: Check | undefined = isCheck(id) ? CHECKS[id] : undefined;
  return check?.doubt === true;
}

/** How many things failed: two checks of one package are one, and so are all dangers of one workflow. */
function placesIn(marks: readonly Mark[]): number {
  const thing = ({ check, file, line, name }: Mark): string =>
    isCheck(check) && CHECKS[check].of === 'workflow' ? file : `${file}\n${line}\n${name}`;
  return new Set(marks.map(thing)).size;
}

/** More marks of one check in one file than this are told together. */
const APART = 3;

function grouped(marks: readonly Mark[], more: Pins['more']): readonly Detail[] {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = `${mark.check}\n${mark.file}\n${mark.severity ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  return [...groups.values()].flatMap((group): readonly Detail[] => {
    const [first] = group;
    if (first === undefined) return [];
    if (group.length <= APART) return group.map((mark) => detailOf(mark, mark.name));
    const rest = more.find(({ check, file }) => check === first.check && file === first.file)?.count ?? 0;
    const names = [...new Set(group.map(({ name }) => name))];
    const name = `${group.length + rest} of the file, such as ${some(names, 4)}: each`;
    return [detailOf(first, name)];
  });
}

function detailOf(mark: Mark, name: string): Detail {
  const check: Check | undefined = isCheck(mark.check) ? CHECKS[mark.check] : undefined;
  return {
    check: mark.check,
    severity: mark.severity ?? check?.severity ?? 'medium',
    message: `${name} ${check?.says ?? ''}`,
    at: { file: mark.file, line: mark.line },
    ...(check !== undefined && { hint: check.hint }),
  };
}

const NAMES: Readonly<Record<string, string>> = {
  npm: 'npm packages',
  cargo: 'crates',
  go: 'Go modules',
  pip: 'Python packages',
  docker: 'images',
  actions: 'actions',
  workflow: 'workflows',
};

function countedBy(things: Pins['things']): string {
  const counts = new Map<string, number>();
  for (const { kind, count } of things) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts].map(([kind, count]) => `${count} ${NAMES[kind] ?? kind}`).join(', ');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** Judges whether each requirement names one version by itself. */
function judgeExact({ packages, tables }: Claim, { requirements, unread }: Pins): Part {
  const files = [...new Set(requirements.map(({ file }) => file))];
  const isAsked = ({ name, table, kind }: Requirement): boolean =>
    (packages === undefined || packages.includes(name)) &&
    (kind !== 'cargo' || tables === undefined || tables.some((one) => one === table));
  const asked = requirements.filter(isAsked);
  const absent = (packages ?? []).filter((name) => !asked.some((one) => one.name === name));
  const loose = asked.filter(({ exact }) => !exact);
  const found = exactCounts(asked);
  const [first] = unread;
  if (absent.length > 0) return unclear(`No manifest asks for ${some(absent)}`, { found, files });
  return {
    ...(first === undefined && { population: asked.length }),
    looked: asked.length,
    failed: loose.length,
    details: loose.slice(0, 200).map(({ name, written, table, file, line }) => ({
      check: 'not-exact',
      severity: 'medium',
      message: `"${name}" is asked for as "${written}"${partial(written)}, expected one whole version${table === 'normal' ? '' : ` (${table})`}`,
      at: { file, line },
      hint: 'Write = and all three numbers of the version',
    })),
    found,
    depth: 'present',
    ...(first !== undefined && { unknown: `Cannot read "${first.file}": ${first.reason}` }),
    files,
  };
}

function partial(written: string): string {
  return /^=\s*\d+(?:\.\d+)?$/.test(written.trim()) ? ', which leaves the last number open' : '';
}

/** Each table on its own: `normal 12 of 14 exact, dev 3 of 6 exact`. */
function exactCounts(requirements: readonly Requirement[]): string {
  const tables = [...new Set(requirements.map(({ kind, table }) => `${kind} ${table}`))];
  return (
    tables
      .map((table) => {
        const own = requirements.filter((one) => `${one.kind} ${one.table}` === table);
        return `${table} ${own.filter(({ exact }) => exact).length} of ${own.length} exact`;
      })
      .join(', ') || 'no requirement'
  );
}
