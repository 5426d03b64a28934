/**
 * Which component of a model is which found one: by name, or by being the only one of its technology at its port.
 * @module
 */
import type { Component, Model } from '../../model/model.ts';
import { matchNamed } from './match-named.ts';

/** Too many things are made with these to tell which is which. */
const COMMON = new Set([
  'go',
  'rust',
  'node',
  'python',
  'java',
  'dotnet',
  'php',
  'ruby',
  'ec2',
  'gce',
  'lambda',
  'typescript',
  'javascript',
]);

/**
 * Matches components.
 *
 * @returns ids of the model by ids of what was found
 */
export function matchComponents(declared: Model, found: Model, format: string): ReadonlyMap<string, string> {
  const matched = matchNamed(declared.components, found.components, format);
  const taken = new Set(matched.values());
  const left = [...declared.components.values()].filter(({ id }) => !taken.has(id));
  const own = [...found.components.values()].filter(({ id }) => !matched.has(id));
  const alike = new Map(
    own.map((one) => [one.id, left.filter((other) => isAlike({ one, found }, { other, declared }))]),
  );
  for (const [id, others] of alike) {
    const [only] = others;
    if (only === undefined || others.length > 1) continue;
    const rivals = [...alike.values()].filter((each) => each.some((other) => other.id === only.id));
    if (rivals.length === 1) matched.set(id, only.id);
  }
  return matched;
}

interface Own {
  readonly one: Component;
  readonly found: Model;
}

interface Other {
  readonly other: Component;
  readonly declared: Model;
}

/** Whether two are of the same kind and technology, and no port speaks against it. */
function isAlike({ one, found }: Own, { other, declared }: Other): boolean {
  if (one.kind !== other.kind) return false;
  const technologies = new Set((other.technology ?? []).map((each) => each.toLowerCase()));
  if (!(one.technology ?? []).some((each) => technologies.has(each.toLowerCase()) && !COMMON.has(each.toLowerCase())))
    return false;
  const [ports, others] = [portsOf(found, one.id), portsOf(declared, other.id)];
  return ports.size === 0 || others.size === 0 || [...ports].some((port) => others.has(port));
}

function portsOf(model: Model, component: string): ReadonlySet<number> {
  return new Set(
    [...model.entries.values()].flatMap(({ at, port }) => (at === component && port !== undefined ? [port] : [])),
  );
}
