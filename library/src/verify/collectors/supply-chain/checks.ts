/**
 * Every check by its id: what it counts, how bad it is and how to mend it. A check is named after what is wrong.
 * @module
 */
import type { Severity } from '../../../model/analysis.ts';

/** What is counted: packages or references of one kind, or whole workflows. */
export const PIN_KINDS = ['npm', 'cargo', 'go', 'pip', 'docker', 'actions'] as const;
export type PinKind = (typeof PIN_KINDS)[number];
export type ThingKind = PinKind | 'workflow';

export interface Check {
  readonly of: ThingKind;
  readonly severity: Severity;
  /** Ends a sentence that begins with what it is about. */
  readonly says: string;
  readonly hint: string;
  /** Only looked for when a claim names it: many sound projects do it otherwise. */
  readonly onAsking?: true;
  /** Nobody can tell, so the thing does not count as looked at. */
  readonly doubt?: true;
}

function check(of: ThingKind, severity: Severity, said: readonly [says: string, hint: string]): Check {
  return { of, severity, says: said[0], hint: said[1] };
}

const asked = (one: Check): Check => ({ ...one, onAsking: true });

export const CHECKS = {
  'npm-lockfile-missing': check('npm', 'medium', [
    'has dependencies and no lockfile, so each install may take other versions',
    'Commit the lockfile that the package manager writes',
  ]),
  'npm-lockfile-stale': check('npm', 'medium', [
    'is asked for and not in the lockfile',
    'Run the package manager once and commit the lockfile it writes',
  ]),
  'npm-lockfile-old': check('npm', 'low', [
    'is a lockfile of the first version, which newer programs rewrite',
    'Write it again with npm 7 or newer',
  ]),
  'npm-hash-missing': check('npm', 'high', [
    'is locked without a hash, so its content may change',
    'Write the lockfile again, so that each entry has its integrity',
  ]),
  'npm-hash-weak': check('npm', 'medium', [
    'is locked by a hash that can be forged (SHA-1)',
    'Write the lockfile again, so that each entry has a SHA-512',
  ]),
  'npm-not-registry': check('npm', 'medium', [
    'comes from a repository or an address instead of a registry',
    'Take a published version, or publish one of your own',
  ]),
  'npm-plain-http': check('npm', 'high', ['is fetched without encryption', 'Use https']),
  'npm-install-in-ci': check('npm', 'medium', [
    'installs with "npm install", which may change the lockfile',
    'Use "npm ci", which takes exactly what the lockfile says',
  ]),
  'npm-install-scripts': asked(
    check('npm', 'low', [
      'may run a script when it is installed',
      'Set ignore-scripts=true in .npmrc, and run the few scripts that are needed by name',
    ]),
  ),
  'npm-scope-open': asked(
    check('npm', 'medium', [
      'is a scope whose registry no .npmrc names, so another registry may answer for it',
      'Write @scope:registry=ADDRESS in .npmrc',
    ]),
  ),
  'cargo-lockfile-missing': check('cargo', 'medium', [
    'has dependencies and no Cargo.lock, so each build may take other versions',
    'Commit Cargo.lock',
  ]),
  'cargo-lockfile-stale': check('cargo', 'medium', [
    'is asked for and not in Cargo.lock',
    'Run "cargo update --workspace" and commit Cargo.lock',
  ]),
  'cargo-hash-missing': check('cargo', 'high', [
    'is locked without a checksum, so its content may change',
    'Write Cargo.lock again with a newer cargo',
  ]),
  'cargo-not-registry': check('cargo', 'low', [
    'comes from a repository instead of a registry',
    'Take a published version, or vendor it',
  ]),
  'cargo-unlocked-in-ci': asked(
    check('cargo', 'low', ['runs cargo without --locked, which may change Cargo.lock', 'Add --locked']),
  ),
  'go-sum-missing': check('go', 'high', [
    'has dependencies and no go.sum, so nothing tells whether they changed',
    'Commit go.sum',
  ]),
  'go-sum-stale': check('go', 'medium', ['is asked for and not in go.sum', 'Run "go mod tidy" and commit go.sum']),
  'go-sum-off': check('go', 'high', [
    'turns the check of module hashes off',
    'Leave GOSUMDB, GONOSUMDB, GONOSUMCHECK, GOINSECURE and GOFLAGS=-insecure alone, or narrow them to your own modules',
  ]),
  'pip-not-exact': check('pip', 'low', [
    'is not pinned to one version, so each install may take another',
    'Write ==VERSION, for example with pip-compile',
  ]),
  'pip-hash-missing': check('pip', 'medium', [
    'is pinned without a hash, so its content may change',
    'Write hashes, for example with "pip-compile --generate-hashes"',
  ]),
  'pip-not-registry': check('pip', 'medium', [
    'comes from an address that may change',
    'Name the whole commit, or a hash',
  ]),
  'pip-extra-index': check('pip', 'medium', [
    'is asked beside the public index, so a stranger may publish a newer package of the same name there',
    'Use --index-url with one index that mirrors the public one',
  ]),
  'image-not-pinned': check('docker', 'low', [
    'is named without a digest, so it may change',
    'Write NAME@sha256:DIGEST after the tag',
  ]),
  'image-unclear': {
    ...check('docker', 'info', ['is filled in by a variable, so nobody knows which image it is', 'Give it a default']),
    doubt: true,
  },
  'action-not-pinned': check('actions', 'medium', [
    'is not pinned to a commit, so whoever owns it can change what runs',
    'Write the 40 digits of the commit after the @, and the version as a comment',
  ]),
  'lockfile-uncommitted': check('npm', 'medium', [
    'lies in the folder and is not part of the commit',
    'Commit it, and take it out of .gitignore',
  ]),
  'verification-swallowed': check('workflow', 'high', [
    'is checked, and a failure of the check is ignored',
    'Let the step fail, or take the check out',
  ]),
  'permissions-write-all': check('workflow', 'medium', [
    'may write everything the token can',
    'Write "permissions: {}" at the top and what each job needs in the job',
  ]),
  'permissions-missing': check('workflow', 'low', [
    'does not say what its token may do, so the setting of the repository decides',
    'Write "permissions: { contents: read }" at the top',
  ]),
  'pull-request-target-checkout': check('workflow', 'critical', [
    'runs the code of a pull request with the rights of the repository',
    'Use the event pull_request, or do not check the pull request out',
  ]),
  'secrets-on-pull-request': asked(
    check('workflow', 'medium', [
      'hands a secret to a run that a pull request starts',
      'Move the step into a workflow that only a push or a release starts',
    ]),
  ),
  'piped-script': check('workflow', 'medium', [
    'runs a script straight from the network',
    'Download a fixed version, compare its digest, then run it',
  ]),
  'script-injection': check('workflow', 'high', [
    'puts text that a stranger can write into a script',
    'Hand it over in env, and use "$NAME" in the script',
  ]),
  'job-without-timeout': asked(check('workflow', 'low', ['may run for hours', 'Write timeout-minutes'])),
  'stored-publish-token': asked(
    check('workflow', 'medium', [
      'publishes with a stored token, which whoever reads it can use',
      'Use trusted publishing, which needs no stored token',
    ]),
  ),
  'workflow-unreadable': { ...check('workflow', 'info', ['cannot be read', 'Mend the YAML']), doubt: true },
} as const satisfies Readonly<Record<string, Check>>;

export type CheckId = keyof typeof CHECKS;

/** Names of rules that stand for several checks. */
export const RULES: Readonly<Record<string, readonly CheckId[]>> = {
  'workflow-permissions': ['permissions-write-all', 'permissions-missing'],
  'workflow-timeouts': ['job-without-timeout'],
  'no-secrets-on-pull-request': ['secrets-on-pull-request', 'pull-request-target-checkout'],
  'no-stored-publish-token': ['stored-publish-token'],
  'scoped-registries': ['npm-scope-open', 'pip-extra-index'],
  'ignore-scripts': ['npm-install-scripts'],
  'npm-ci': ['npm-install-in-ci'],
};

/** What a rule that nobody can hold without asking somebody else would need. */
export const NEEDS_A_FEED: Readonly<Record<string, string>> = {
  maintained: 'Whether somebody maintains a package takes a feed of its registry, which is not asked',
  'vendored-unchanged': 'Whether vendored code is unchanged takes the published archives, which are not fetched',
};

export const RULE_NAMES = [
  ...(Object.keys(CHECKS) as CheckId[]),
  ...Object.keys(RULES),
  'pinned',
  ...Object.keys(NEEDS_A_FEED),
] as unknown as readonly [string, ...string[]];

/** The checks that a rule names. */
export function checksOf(rule: string): readonly CheckId[] {
  if (isCheck(rule)) return [rule];
  if (rule === 'pinned') return PIN_KINDS.flatMap(checksOfKind);
  return RULES[rule] ?? [];
}

/** The checks of one kind that are looked for without asking. */
export function checksOfKind(kind: ThingKind): readonly CheckId[] {
  return (Object.keys(CHECKS) as CheckId[]).filter((id) => {
    const one: Check = CHECKS[id];
    return (one.of === kind || (id === 'lockfile-uncommitted' && LOCKED.has(kind))) && one.onAsking !== true;
  });
}

const LOCKED: ReadonlySet<ThingKind> = new Set(['npm', 'cargo', 'go', 'pip']);

export function isCheck(text: string): text is CheckId {
  return Object.hasOwn(CHECKS, text);
}
