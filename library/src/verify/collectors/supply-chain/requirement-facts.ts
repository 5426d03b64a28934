/**
 * What manifests ask for: whether each requirement names one version by itself.
 * @module
 */
import { type CargoDependency, type CargoManifest, isExact } from '../../../inputs/lockfile/cargo-manifest.ts';
import type { NpmDependency } from '../../../inputs/lockfile/npm-manifest.ts';
import { readRequirements } from '../../../inputs/lockfile/requirements.ts';
import type { Requirement } from './observation.ts';
import type { Found } from './workflow-marks.ts';

type Asked = Omit<Requirement, 'file'>;

/** The requirements of a `Cargo.toml`; crates of the project itself are none. */
export function cargoRequirements({ dependencies, shared }: CargoManifest): readonly Asked[] {
  const own = dependencies.filter(({ from }) => from === 'registry' || from === 'git');
  // What members inherit stands in the table of the workspace, once.
  const inherited = [...shared.values()].filter(({ from }) => from !== 'path');
  return [...own, ...inherited].map((one) => ({
    kind: 'cargo',
    name: one.name,
    table: one.table,
    written: writtenOf(one),
    exact: one.from === 'git' ? one.commit !== undefined : isExact(one.requirement ?? ''),
    line: one.line,
  }));
}

function writtenOf({ from, commit, requirement = '*' }: CargoDependency): string {
  if (from !== 'git') return requirement;
  return commit === undefined ? 'a repository' : `a repository at ${commit}`;
}

/** The requirements of a `package.json`. */
export function npmRequirements(dependencies: readonly NpmDependency[]): readonly Asked[] {
  return dependencies.map(({ name, range, dev, line }) => ({
    kind: 'npm',
    name,
    table: dev ? 'dev' : 'normal',
    written: range,
    exact: /^=?v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(range.replace(/^npm:(?:@[^@]+|[^@]+)@/, '').trim()),
    line,
  }));
}

/** The requirements of a requirements file, with what they give cause for. */
export function pipFacts(text: string): {
  readonly things: readonly [{ readonly kind: 'pip'; readonly count: number }];
  readonly marks: readonly Found[];
  readonly requirements: readonly Asked[];
} {
  const { requirements, extraIndexes } = readRequirements(text);
  const foreign = requirements.filter(({ from }) => from !== 'local');
  const marks = foreign.flatMap((one): Found[] => {
    const name = `"${one.written}"`.slice(0, 200);
    const { line, hashes } = one;
    if (one.from !== 'registry') {
      const isFixed = one.commit !== undefined || hashes.length > 0 || /#sha256=/.test(one.written);
      return isFixed ? [] : [{ check: 'pip-not-registry', line, name }];
    }
    if (one.exact === undefined) return [{ check: 'pip-not-exact', line, name }];
    return hashes.length === 0 ? [{ check: 'pip-hash-missing', line, name }] : [];
  });
  const indexes = extraIndexes.map(({ line }): Found => ({ check: 'pip-extra-index', line, name: 'The extra index' }));
  return {
    things: [{ kind: 'pip', count: foreign.length }],
    marks: [...marks, ...indexes],
    requirements: foreign.map(({ name, written, exact, commit, line }) => ({
      kind: 'pip',
      name,
      table: 'normal',
      written,
      exact: exact !== undefined || commit !== undefined,
      line,
    })),
  };
}
