/**
 * Which rule of which package reads which.
 * @module
 */
import type { ModuleSeen, Observation, RuleSeen } from './observation.ts';

/** A rule with the module it stands in. */
export interface Placed {
  readonly module: ModuleSeen;
  readonly rule: RuleSeen;
}

/** Whether a module only tests others. */
export function isTestModule({ file, package: name }: ModuleSeen): boolean {
  return /_test\.rego$|(?:^|\/)tests?\//.test(file) || /(?:^|[._])tests?$/.test(name);
}

/** The rules of every module that does not only test others. */
export function rulesOf({ modules }: Observation): readonly Placed[] {
  return modules
    .filter((module) => !isTestModule(module))
    .flatMap((module) =>
      module.rules.filter(({ name }) => !name.startsWith('test_')).map((rule) => ({ module, rule })),
    );
}

/** The path of a rule below `data`. */
export function pathOf({ module, rule }: Placed): string {
  return `${module.package}.${rule.name}`;
}

/** Who reads a path: rules by their own path, and queries of other files. */
export interface Graph {
  /** The paths of rules that read this one, directly. */
  readersOf(path: string): readonly string[];
  /** Whether a rule reads another, directly or through others. */
  reaches(from: string, to: string): boolean;
  /** A query outside of the policies that asks for the path or for its whole package. */
  queryOf(path: string): Observation['queries'][number] | undefined;
}

export function graphOf(seen: Observation): Graph {
  const rules = rulesOf(seen);
  const paths = new Set(rules.map(pathOf));
  const reads = new Map<string, Set<string>>();
  for (const placed of rules) {
    const own = reads.get(pathOf(placed)) ?? new Set();
    for (const read of placed.rule.reads) {
      for (const target of targetsOf(read, placed.module, paths)) if (target !== pathOf(placed)) own.add(target);
    }
    reads.set(pathOf(placed), own);
  }
  return {
    readersOf: (path) => [...reads].filter(([, targets]) => targets.has(path)).map(([from]) => from),
    reaches(from, to) {
      const seenPaths = new Set([from]);
      const open = [from];
      for (let path = open.pop(); path !== undefined; path = open.pop()) {
        for (const target of reads.get(path) ?? []) {
          if (target === to) return true;
          if (!seenPaths.has(target)) open.push(target);
          seenPaths.add(target);
        }
      }
      return false;
    },
    queryOf: (path) => seen.queries.find((query) => path === query.path || path.startsWith(`${query.path}.`)),
  };
}

/** The rules that a name or path of a module means: its own, an imported one, or all of a package. */
function targetsOf(read: string, { package: own, imports }: ModuleSeen, paths: ReadonlySet<string>): readonly string[] {
  const [first = '', ...rest] = read.split('.');
  const imported = imports.find(({ as }) => as === first);
  const full =
    imported === undefined
      ? first === 'data'
        ? rest.join('.')
        : `${own}.${read}`
      : [...imported.path.split('.').slice(1), ...rest].join('.');
  if (paths.has(full)) return [full];
  const longer = [...paths].filter((path) => path.startsWith(`${full}.`));
  if (first === 'data' || imported !== undefined) {
    return longer.length > 0 ? longer : [...paths].filter((path) => full.startsWith(`${path}.`));
  }
  return [...paths].filter((path) => full.startsWith(`${path}.`));
}
