/**
 * The dangers of one workflow: checks whose failure is ignored, rights, code and text of strangers.
 * https://docs.github.com/en/actions/reference/security/secure-use
 * @module
 */
import { actionReference } from '../../../inputs/workflow/action-reference.ts';
import type { Job, Said, Script, Step, Workflow } from '../../../inputs/workflow/workflow.ts';
import type { Severity } from '../../../model/analysis.ts';
import type { CheckId } from './checks.ts';
import { swallowedIn, verifies } from './swallowed.ts';

/** A mark before it has its file. */
export interface Found {
  readonly check: CheckId;
  readonly line: number;
  readonly name: string;
  readonly severity?: Severity;
}

/** Everything a workflow or action gives cause for. */
export function workflowMarks(workflow: Workflow): readonly Found[] {
  if (workflow.problem !== undefined) {
    const { text, line } = workflow.problem;
    return [{ check: 'workflow-unreadable', line, name: text.slice(0, 200) }];
  }
  return [
    ...permissions(workflow),
    ...workflow.jobs.flatMap((job) => [
      ...references(job),
      ...ignoredFailures(job),
      ...foreignCode(workflow, job),
      ...secretsShown(workflow, job),
      ...publishTokens(workflow, job),
      ...(workflow.kind === 'workflow' && !job.hasTimeout && job.uses === undefined
        ? [{ check: 'job-without-timeout' as const, line: job.line, name: `Job "${job.id}"` }]
        : []),
      ...job.steps.flatMap((step) => [...injections(workflow, step), ...piped(step), ...installs(step)]),
    ]),
  ];
}

/** How many references of other actions and images there are. */
export function countReferences(workflow: Workflow): number {
  return workflow.jobs.flatMap(usesOf).filter(({ text }) => actionReference(text).kind !== 'local').length;
}

function usesOf(job: Job): readonly Said[] {
  return [job.uses, ...job.steps.map(({ uses }) => uses)].filter((one) => one !== undefined);
}

/** GitHub's own actions are as trustworthy as the machine they run on. */
const FIRST_PARTY = /^(?:actions|github)\//;

function references(job: Job): readonly Found[] {
  return usesOf(job).flatMap(({ text, line }): Found[] => {
    const { name, kind, isFixed } = actionReference(text);
    if (isFixed || kind === 'local') return [];
    const severity: Severity = FIRST_PARTY.test(name) ? 'low' : 'medium';
    return [{ check: 'action-not-pinned', line, name: text.slice(0, 200), severity }];
  });
}

function permissions(workflow: Workflow): readonly Found[] {
  if (workflow.kind === 'action') return [];
  const all = [workflow, ...workflow.jobs].flatMap(({ permissions: granted }) =>
    granted?.all === 'write-all'
      ? [{ check: 'permissions-write-all' as const, line: granted.line, name: 'The token' }]
      : [],
  );
  const isSilent = workflow.permissions === undefined && workflow.jobs.some((job) => job.permissions === undefined);
  return isSilent ? [...all, { check: 'permissions-missing', line: 1, name: 'The workflow' }] : all;
}

function ignoredFailures(job: Job): readonly Found[] {
  return job.steps.flatMap((step): Found[] => {
    const script = step.run;
    const inScript = script === undefined ? [] : swallowedIn(script);
    const ignored = [step.continueOnError, job.continueOnError].find((one) => one?.text === 'true');
    const what = step.uses === undefined ? undefined : verifyingAction(step.uses.text);
    const verified = what ?? (script === undefined ? undefined : verifies(script.text));
    if (ignored === undefined || verified === undefined) return inScript.map(swallowed);
    return [swallowed({ line: ignored.line, ...verified })];
  });
}

function swallowed({ line, name, severity }: { line: number; name: string; severity: Severity }): Found {
  return { check: 'verification-swallowed', line, name, severity };
}

const VERIFYING_ACTIONS =
  /(?:^|[/-])(?:trivy|codeql-action\/analyze|gitleaks|dependency-review|snyk|anchore\/scan|gosec|govulncheck|audit-check|cargo-deny|checkov|semgrep|osv-scanner|scorecard|kube-linter|hadolint|zizmor|slsa-verifier|trufflehog|bandit)/i;

function verifyingAction(uses: string): { readonly name: string; readonly severity: Severity } | undefined {
  const { name } = actionReference(uses);
  return VERIFYING_ACTIONS.test(name) ? { name, severity: 'high' } : undefined;
}

/** Events that strangers cause and that still run with the rights of the repository. */
const PRIVILEGED = ['pull_request_target', 'issue_comment', 'workflow_run'];

const PULL_REQUEST_HEAD =
  /github\.event\.pull_request\.head|github\.head_ref|github\.event\.pull_request\.(?:merge_commit_sha|number)|refs\/pull\/|github\.event\.workflow_run\.head|github\.event\.issue\.number/;
const CHECKS_OUT =
  /\bgh\s+pr\s+checkout\b|\bgit\s+(?:fetch|pull|checkout|switch)\b[^\n]{0,200}(?:pull\/|github\.event\.pull_request\.head|github\.head_ref|github\.event\.workflow_run\.head)/;

/** The place where a job takes in the code of a pull request. */
function checkedOut(job: Job): Said | undefined {
  for (const { uses, with: given, run } of job.steps) {
    if (uses !== undefined && actionReference(uses.text).name === 'actions/checkout') {
      const head = [given['ref'], given['repository']].find((one) => PULL_REQUEST_HEAD.test(one?.text ?? ''));
      if (head !== undefined) return head;
    }
    const at = run === undefined ? undefined : lineMatching(run, CHECKS_OUT);
    if (at !== undefined) return at;
  }
  return undefined;
}

function foreignCode({ triggers }: Workflow, job: Job): readonly Found[] {
  const trigger = PRIVILEGED.find((one) => triggers.includes(one));
  const place = trigger === undefined ? undefined : checkedOut(job);
  if (trigger === undefined || place === undefined) return [];
  // What follows a run of another workflow has its rights, but needs a run that a stranger can shape; and who asks first
  // whether the caller belongs to the team leaves only the time between the question and the checkout.
  const severity: Severity = asksWhoCalls(job) ? 'medium' : trigger === 'workflow_run' ? 'high' : 'critical';
  return [{ check: 'pull-request-target-checkout', line: place.line, name: `Job "${job.id}" on ${trigger}`, severity }];
}

const ASKS_WHO = /author_association|ollaborator|getMembership|github\.actor\s*==|triggering_actor/;

function asksWhoCalls(job: Job): boolean {
  const said = job.steps.flatMap((step) => [step.if, step.run?.text, step.uses?.text, step.with['script']?.text]);
  return [job.if, ...said].some((text) => ASKS_WHO.test(text ?? ''));
}

/** Conditions under which a pull request of a stranger does not get that far. */
const GUARDED =
  /github\.event_name\s*(?:!=\s*'pull_request|==\s*'(?:push|release|schedule|workflow_dispatch))|head\.repo\.(?:full_name|fork)|github\.ref\b|github\.ref_type|startsWith\(\s*github\.ref/;

function secretsShown({ triggers, env }: Workflow, job: Job): readonly Found[] {
  if (!triggers.includes('pull_request') && !triggers.includes('pull_request_target')) return [];
  if (GUARDED.test(job.if ?? '')) return [];
  const given = [
    ...Object.values(env),
    ...Object.values(job.env),
    ...Object.values(job.secrets),
    ...job.steps
      .filter((step) => !GUARDED.test(step.if ?? ''))
      .flatMap((step) => [...Object.values(step.env), ...Object.values(step.with), ...scriptLines(step.run)]),
  ];
  const found = given.flatMap(({ text, line }): Found[] => {
    const name = /\bsecrets\.(?!GITHUB_TOKEN\b)(\w+)/.exec(text)?.[1];
    return name === undefined ? [] : [{ check: 'secrets-on-pull-request', line, name: `Secret "${name}"` }];
  });
  if (!job.inheritsSecrets) return found;
  return [...found, { check: 'secrets-on-pull-request', line: job.line, name: 'Every secret' }];
}

const PUBLISH_TOKEN =
  /\bsecrets\.(\w*(?:NPM|NODE_AUTH|PYPI|TWINE|CARGO|CRATES|GEM|NUGET|MAVEN|OSSRH|SONATYPE|DOCKER(?:HUB)?|HEX_API)\w*(?:TOKEN|PASSWORD|KEY|SECRET|PASS)\w*)/i;

function publishTokens({ env }: Workflow, job: Job): readonly Found[] {
  const given = [env, job.env, job.secrets, ...job.steps.flatMap((step) => [step.env, step.with])].flatMap((one) =>
    Object.values(one),
  );
  return [...given, ...job.steps.flatMap(({ run }) => scriptLines(run))].flatMap(({ text, line }): Found[] => {
    const name = PUBLISH_TOKEN.exec(text)?.[1];
    return name === undefined ? [] : [{ check: 'stored-publish-token', line, name: `Secret "${name}"` }];
  });
}

/** What a stranger writes: titles, texts, names of branches, messages of commits. */
const FOREIGN_TEXT =
  /github\.(?:head_ref\b|event\.(?:issue\.(?:title|body)|pull_request\.(?:title|body|head\.(?:ref|label|repo\.default_branch))|(?:comment|review|review_comment)\.body|discussion\.(?:title|body)|head_commit\.(?:message|author)|commits\b|pages\b|workflow_run\.(?:head_branch|display_title|head_commit))|event\s*[)}])/;
/** An expression that only ever gives true or false. */
const ANSWERS = /^\s*!?\s*(?:contains|startsWith|endsWith)\s*\([^()]*\)\s*$|^[^&|]*(?:==|!=)[^&|]*$/;
const FROM_OUTSIDE =
  /^(?:issues|issue_comment|pull_request_target|discussion|discussion_comment|workflow_run|fork|gollum)$/;

function injections({ triggers }: Workflow, step: Step): readonly Found[] {
  const isScript = step.uses !== undefined && actionReference(step.uses.text).name === 'actions/github-script';
  const script = isScript ? step.with['script'] : undefined;
  const lines = [...scriptLines(step.run), ...(script === undefined ? [] : [script])];
  const severity: Severity = triggers.some((one) => FROM_OUTSIDE.test(one)) ? 'high' : 'medium';
  return lines.flatMap(({ text, line }): Found[] => {
    const expressions = [...text.matchAll(/\$\{\{((?:[^}]|\}(?!\})){0,2000})\}\}/g)].map((match) => match[1] ?? '');
    const foreign = expressions.find((one) => FOREIGN_TEXT.test(`${one}}`) && !ANSWERS.test(one));
    if (foreign === undefined) return [];
    return [{ check: 'script-injection', line, name: `"${foreign.trim().slice(0, 100)}"`, severity }];
  });
}

const SHELL = String.raw`(?:sudo\s+(?:-\S+\s+)*)?(?:env\s+)?(?:\S*/)?(?:ba|z|da|k)?sh\b`;
/** A download that is handed to a shell in the same breath. */
const PIPED: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:curl|wget)\b[^|\n]{0,500}\|\s*${SHELL}`),
  /\b(?:ba|z|da|k)?sh\s+(?:-\w+\s+)*["']?(?:<\(|\$\()\s*(?:curl|wget)\b/,
  /\b(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod)\b[^|\n]{0,500}\|\s*(?:iex|Invoke-Expression)\b/i,
];

function piped({ run }: Step): readonly Found[] {
  return scriptLines(run, { joined: true }).flatMap(({ text, line }): Found[] => {
    if (!PIPED.some((pattern) => pattern.test(text))) return [];
    const address = /https?:\/\/[^\s"'|)]{1,100}/.exec(text)?.[0] ?? 'A download';
    return [{ check: 'piped-script', line, name: address }];
  });
}

const NPM_INSTALL = /(?:^|[\s;&|(])npm\s+(?:install|i)(?:\s+-[\w-]+(?:=\S+)?)*\s*(?:$|[;&|)#])/;
const CARGO =
  /(?:^|[\s;&|(])cargo\s+(?:\+\S+\s+)?(?:build|test|run|check|install\s+--path)\b(?![^;&|\n]{0,500}--(?:locked|frozen))/;
const SUM_OFF =
  /\b(?:GOSUMDB\s*[=:]\s*["']?off\b|GONOSUMCHECK\s*[=:]\s*["']?1|GOFLAGS\s*[=:][^\n]{0,100}-insecure\b|GO(?:NOSUMDB|INSECURE)\s*[=:]\s*["']?\*)/;

/** What is installed without its lockfile: npm, cargo, and Go with its check turned off. */
export function installs({ run, env }: Pick<Step, 'run' | 'env'>): readonly Found[] {
  const set = Object.entries(env).map(([name, { text, line }]) => ({ text: `${name}=${text}`, line }));
  return [...scriptLines(run, { joined: true }), ...set].flatMap(({ text, line }): Found[] => [
    ...(NPM_INSTALL.test(text) && !/\s(?:-g|--global|--package-lock-only)\b/.test(text)
      ? [{ check: 'npm-install-in-ci' as const, line, name: 'The step' }]
      : []),
    ...(CARGO.test(text) ? [{ check: 'cargo-unlocked-in-ci' as const, line, name: 'The step' }] : []),
    ...(SUM_OFF.test(text) ? [{ check: 'go-sum-off' as const, line, name: `"${text.trim().slice(0, 80)}"` }] : []),
  ]);
}

/** The lines of a script with their places, comments left out; lines that end in a backslash joined when asked. */
export function scriptLines(script: Script | undefined, options: { readonly joined?: boolean } = {}): readonly Said[] {
  if (script === undefined) return [];
  const found: { text: string; line: number }[] = [];
  let isOpen = false;
  for (const [index, raw] of script.text.split('\n').entries()) {
    const text = /^\s*#/.test(raw) ? '' : raw;
    const last = found.at(-1);
    if (isOpen && last !== undefined) last.text = `${last.text.replace(/\\\s*$/, ' ')}${text}`;
    else found.push({ text, line: script.lines[index] ?? 1 });
    isOpen = options.joined === true && /\\\s*$/.test(raw);
  }
  return found;
}

function lineMatching(script: Script, pattern: RegExp): Said | undefined {
  return scriptLines(script).find(({ text }) => pattern.test(text));
}
