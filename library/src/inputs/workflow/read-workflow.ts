/**
 * Reads a workflow or a composite action; nothing of it is run, and expressions stay text.
 * @module
 */
import { mapAt, mapsAt, scalarText } from '../lockfile/map-fields.ts';
import type { MapNode, SettingsNode } from '../settings/node.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Job, Permissions, Said, Script, Step, Workflow } from './workflow.ts';

const EMPTY: Workflow = { kind: 'workflow', triggers: [], env: {}, jobs: [] };

/** Reads one file; undefined when it is neither a workflow nor an action. Never throws on bad input. */
export function readWorkflow(text: string): Workflow | undefined {
  const read = readSettings(text, 'yaml');
  if ('problem' in read) return { ...EMPTY, problem: { text: read.problem, line: read.line } };
  const [root] = read.documents;
  if (root?.kind !== 'map') return undefined;
  const lines = text.split(/\r\n|\n|\r/);
  const runs = mapAt(root, 'runs');
  if (runs !== undefined) {
    const steps = mapsAt(runs, 'steps').map((step) => stepOf(step, lines));
    return { ...EMPTY, kind: 'action', jobs: [{ ...jobOf('runs', runs, lines), steps }] };
  }
  const jobs = mapAt(root, 'jobs');
  if (jobs === undefined) return undefined;
  const permissions = permissionsOf(root);
  return {
    kind: 'workflow',
    // YAML 1.1 reads the key "on" as yes; ours keeps what is written.
    triggers: namesIn(root.entries.get('on')),
    ...(permissions !== undefined && { permissions }),
    env: saidIn(mapAt(root, 'env')),
    jobs: [...jobs.entries].flatMap(([id, job]) => (job.kind === 'map' ? [jobOf(id, job, lines)] : [])),
  };
}

function namesIn(node: SettingsNode | undefined): readonly string[] {
  if (node?.kind === 'map') return [...node.entries.keys()];
  if (node?.kind === 'list') return node.items.flatMap((item) => scalarText(item) ?? []);
  return scalarText(node)?.split(/\s+/) ?? [];
}

function jobOf(id: string, job: MapNode, lines: readonly string[]): Job {
  const permissions = permissionsOf(job);
  const uses = saidAt(job, 'uses');
  const condition = conditionOf(job);
  const continueOnError = saidAt(job, 'continue-on-error');
  const services = [...(mapAt(job, 'services')?.entries.values() ?? [])];
  return {
    id,
    ...(condition !== undefined && { if: condition }),
    ...(permissions !== undefined && { permissions }),
    ...(uses !== undefined && { uses }),
    ...(continueOnError !== undefined && { continueOnError }),
    hasTimeout: job.entries.has('timeout-minutes'),
    images: [job.entries.get('container'), ...services].flatMap(imageOf),
    env: saidIn(mapAt(job, 'env')),
    secrets: saidIn(mapAt(job, 'secrets')),
    inheritsSecrets: scalarText(job.entries.get('secrets')) === 'inherit',
    steps: mapsAt(job, 'steps').map((step) => stepOf(step, lines)),
    line: job.line,
  };
}

function imageOf(node: SettingsNode | undefined): readonly Said[] {
  if (node === undefined) return [];
  const image = node.kind === 'map' ? saidAt(node, 'image') : saidOf(node);
  return image === undefined ? [] : [image];
}

function stepOf(step: MapNode, lines: readonly string[]): Step {
  const name = scalarText(step.entries.get('name'));
  const uses = saidAt(step, 'uses');
  const run = saidAt(step, 'run');
  const condition = conditionOf(step);
  const continueOnError = saidAt(step, 'continue-on-error');
  return {
    ...(name !== undefined && { name }),
    ...(uses !== undefined && { uses }),
    ...(run !== undefined && { run: scriptOf(run, lines) }),
    ...(condition !== undefined && { if: condition }),
    ...(continueOnError !== undefined && { continueOnError }),
    with: saidIn(mapAt(step, 'with')),
    env: saidIn(mapAt(step, 'env')),
    line: step.line,
  };
}

/** A literal block keeps its lines; of other styles only the first line is known. */
export function scriptOf({ text, line }: Said, lines: readonly string[]): Script {
  const isBlock = /:\s*\|[-+\d]*\s*(?:#.*)?$/.test(lines[line - 1] ?? '');
  return { text, lines: text.split('\n').map((_, index) => (isBlock ? line + 1 + index : line)) };
}

function conditionOf(map: MapNode): string | undefined {
  return scalarText(map.entries.get('if'))
    ?.replace(/^\$\{\{(.*)\}\}$/s, '$1')
    .trim();
}

function permissionsOf(map: MapNode): Permissions | undefined {
  const node = map.entries.get('permissions');
  if (node === undefined) return undefined;
  const scopes = node.kind === 'map' ? [...node.entries].map(([scope, right]) => [scope, scalarText(right) ?? '']) : [];
  const all = scalarText(node);
  return { ...(all !== undefined && { all }), scopes: Object.fromEntries(scopes), line: node.line };
}

function saidAt(map: MapNode, key: string): Said | undefined {
  return saidOf(map.entries.get(key));
}

function saidOf(node: SettingsNode | undefined): Said | undefined {
  const text = scalarText(node);
  return text === undefined || node === undefined ? undefined : { text, line: node.line };
}

function saidIn(map: MapNode | undefined): Readonly<Record<string, Said>> {
  const found = [...(map?.entries ?? [])].flatMap(([key, node]) => {
    const said = saidOf(node);
    return said === undefined ? [] : [[key, said] as const];
  });
  return Object.fromEntries(found);
}
