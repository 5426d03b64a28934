/**
 * One entry of a model with everything around it: what the files say, what it refers to and what refers to it.
 * @module
 */
import type { Finding } from '../../model/analysis.ts';
import { SINGLES } from '../../model/collection-name.ts';
import { type Place, VaubanError } from '../../model/problem.ts';
import { isRawMap, type Raw, type RawMap } from '../../model/raw.ts';
import type { Reference } from '../../model/read/link.ts';
import type { CheckReport } from '../check-report.ts';

/** A reference with the field that makes it. */
export interface Link {
  /** The other end: an address, or the name of what a model has once. */
  readonly other: string;
  /** The field in the words of the language, such as `controls.control`. */
  readonly field: string;
}

/** One entry and its surroundings. */
export interface Subject {
  readonly address: string;
  readonly collection: string;
  readonly id: string;
  readonly title: string | undefined;
  readonly at: Place;
  /** What the files say, as written. */
  readonly fields: RawMap;
  readonly refersTo: readonly Link[];
  readonly referredToBy: readonly Link[];
  readonly findings: readonly Finding[];
}

/**
 * Gathers an entry.
 *
 * @param address `collection/id`, or `system`, `course`
 * @throws {VaubanError} NO_SUCH_ID when the model has no such entry
 */
export function subjectOf({ read, analysis }: CheckReport, address: string): Subject {
  const slash = address.indexOf('/');
  const collection = slash === -1 ? address : address.slice(0, slash);
  const id = slash === -1 ? '' : address.slice(slash + 1);
  const path = id === '' ? [collection] : [collection, id];
  const raw = wordIn(read.raw([collection]), id) ?? read.raw(path);
  if (raw === undefined || (id === '' && !(SINGLES as readonly string[]).includes(collection))) {
    throw new VaubanError('NO_SUCH_ID', `Cannot find "${address}" in the model`);
  }
  const fields: RawMap = isRawMap(raw) ? raw : {};
  const title = fields['title'] ?? fields['goal'];
  return {
    address,
    collection,
    id: id === '' ? collection : id,
    title: typeof title === 'string' ? title : undefined,
    at: read.locate(path, 'key'),
    fields,
    refersTo: links(
      read.references.filter(({ from }) => from === address),
      ({ to }) => to,
    ),
    referredToBy: links(
      read.references.filter(({ to }) => to === address),
      ({ from }) => from,
    ),
    findings: analysis.findings.filter(({ about }) => about === address),
  };
}

/** A word of a list, such as a layer. */
function wordIn(raw: Raw | undefined, id: string): Raw | undefined {
  if (!Array.isArray(raw)) return undefined;
  return (raw as readonly Raw[]).find((item) => (isRawMap(item) ? item['id'] : item) === id);
}

/** References as links, each once. */
function links(references: readonly Reference[], otherOf: (reference: Reference) => string): readonly Link[] {
  const found = new Map<string, Link>();
  for (const reference of references) {
    const link = { other: otherOf(reference), field: fieldOf(reference) };
    found.set(`${link.other} ${link.field}`, link);
  }
  return [...found.values()];
}

/** The names on the way to a reference; ids and list places on it are left out. */
function fieldOf({ from, path, key, tree }: Reference): string {
  const above = tree.file.within === undefined ? (from.includes('/') ? 2 : 1) : 0;
  const inside = path.slice(above, key ? -1 : undefined);
  return inside.filter((step) => typeof step === 'string').join('.');
}
