/**
 * What a file is to the supply chain, told by its name.
 * @module
 */
import type { PinKind, ThingKind } from './checks.ts';

const LOCKS: Readonly<Record<string, PinKind>> = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'yarn.lock': 'npm',
  'pnpm-lock.yaml': 'npm',
  'Cargo.lock': 'cargo',
  'go.sum': 'go',
  'poetry.lock': 'pip',
  'uv.lock': 'pip',
  'pdm.lock': 'pip',
  'Pipfile.lock': 'pip',
};

const MANIFESTS: Readonly<Record<string, PinKind>> = {
  'package.json': 'npm',
  '.npmrc': 'npm',
  'Cargo.toml': 'cargo',
  'go.mod': 'go',
};

const IS_REQUIREMENTS = /(?:^|\/)(?:[\w.-]*requirements[\w.-]*|requirements\/[\w.-]+)\.txt$/;
const IS_DOCKERFILE = /(?:^|\/)(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$|\.(?:docker|container)file$/i;
const IS_WORKFLOW = /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/;

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The kind of package a lockfile fixes; undefined when it is none. */
export function lockKind(path: string): PinKind | undefined {
  return LOCKS[nameOf(path)];
}

/** Whether a file is a requirements file of pip. */
export function isRequirements(path: string): boolean {
  return IS_REQUIREMENTS.test(path);
}

/** Whether a file is a Dockerfile. */
export function isDockerfile(path: string): boolean {
  return IS_DOCKERFILE.test(path);
}

/** Whether a file is a workflow or an action. */
export function isWorkflow(path: string): boolean {
  return IS_WORKFLOW.test(path);
}

/** Whether a file asks for packages or fixes them. */
export function isManifest(path: string): boolean {
  return lockKind(path) !== undefined || MANIFESTS[nameOf(path)] !== undefined || isRequirements(path);
}

/** Which kinds of things a file may tell something of; none when it is of no interest. */
export function kindsOfFile(path: string): readonly ThingKind[] {
  const locked = lockKind(path) ?? MANIFESTS[nameOf(path)];
  if (locked !== undefined) return [locked];
  if (isRequirements(path)) return ['pip'];
  if (isDockerfile(path)) return ['docker', 'npm', 'cargo', 'go'];
  return isWorkflow(path) ? ['actions', 'workflow', 'docker', 'npm', 'cargo', 'go'] : [];
}
