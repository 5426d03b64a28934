/**
 * What the functions that make a model of a document share: the draft, the names known so far, and what was lost.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import type { Place } from '../../model/problem.ts';
import { type DraftBuilder, newDraft } from '../draft.ts';
import type { Json } from '../fields.ts';
import type { DraftEntry } from '../format.ts';
import type { Losses } from '../losses.ts';
import type { Collecting } from './collecting.ts';
import { type Names, newNames } from './names.ts';
import { saidAs, type Thing } from './record.ts';
import { catalogIds } from './references.ts';
import type { Role } from './roles.ts';
import { isUsed, unusedRoles } from './used-roles.ts';
import { kindOf, kindWord } from './values.ts';

/** A model while it is made. */
export interface Making {
  readonly draft: DraftBuilder;
  readonly names: Names;
  readonly losses: Losses;
  readonly document: Collecting;
  /** The component that listens at each port, and the entry that says so. */
  readonly ports: Map<number, { readonly component: string; readonly entry: string }>;
  questions: number;
}

/** Starts a model. */
export function startMaking(document: Collecting): Making {
  return {
    draft: newDraft('markdown'),
    names: newNames(),
    losses: document.losses,
    document,
    ports: new Map(),
    questions: 0,
  };
}

/** The place of a line. */
export function placeOf({ document }: Making, line: number): Place {
  return { file: document.file, line, column: 1 };
}

/** Asks what the document leaves open. */
export function ask(making: Making, question: string, line: number): void {
  making.questions += 1;
  making.losses.add(`Question: ${question}`, placeOf(making, line));
}

/** Adds an entry for a thing, under its own number or its name. */
export function addThing(making: Making, collection: string, thing: Thing, entry: DraftEntry): string {
  const { draft, names } = making;
  const title = thing.name === '' ? (thing.key ?? '') : thing.name;
  keepUnused(making, thing, collection);
  const id = draft.add(
    collection,
    { name: thing.key ?? title, key: thing.key, kept: keptOf(thing) },
    { title, ...entry, ...referencesOf(thing) },
  );
  names.add(collection, id, title);
  if (thing.key !== undefined) names.add(collection, id, thing.key);
  return id;
}

/** What is kept of a thing: its line, and what has no place in the language. */
export function keptOf(thing: Thing, ...roles: readonly Role[]): Json {
  return { line: thing.line, ...Object.fromEntries(saidIn(thing, roles)), ...thing.kept };
}

/** Keeps what a collection has no place for, and says so. */
export function keepUnused(making: Making, thing: Thing, collection: string): void {
  const roles = unusedRoles(thing, collection);
  keepRoles(thing, ...roles);
  for (const role of [
    ...roles,
    ...Object.keys(thing.kept).filter((label) => !roles.some((role) => role === label) && !isUsed(label, collection)),
  ]) {
    lose(making, `${collection}: "${role}" is kept, but says nothing to Vauban`, thing.line);
  }
}

/** Keeps what is said in some roles, beside what it may mean. */
export function keepRoles(thing: Thing, ...roles: readonly Role[]): void {
  for (const [role, text] of saidIn(thing, roles)) thing.kept[role] ??= text;
}

function saidIn(thing: Thing, roles: readonly Role[]): readonly (readonly [Role, string])[] {
  return roles.flatMap((role) => {
    const text = saidAs(thing, role);
    return text === undefined ? [] : [[role, text] as const];
  });
}

/** References of a thing: code that stands with it, and ids of catalogs anywhere in it. */
export function referencesOf(thing: Thing): { readonly references?: Value } {
  const texts = [
    thing.name,
    ...[...thing.said.values()].flatMap((said) => said.map(({ text }) => text)),
    ...Object.values(thing.kept),
  ];
  const ids = catalogIds(texts.join(' '));
  const told = (thing.said.get('references') ?? [])
    .map(({ text }) => text)
    .filter((text) => /[/.#:]|^[A-Z]+-\d/.test(text) && !/^(?:CWE|CAPEC)/.test(text));
  const see = [...new Set([...thing.see, ...(thing.topic === 'scenarios' ? [] : told)])];
  const references = {
    ...(ids.cwe.length > 0 && { cwe: ids.cwe }),
    ...(ids.capec.length > 0 && { capec: ids.capec }),
    ...(ids.attack.length > 0 && { attack: ids.attack }),
    ...(see.length > 0 && { see }),
  };
  return Object.keys(references).length === 0 ? {} : { references };
}

/** Says that something is kept without meaning. */
export function lose(making: Making, message: string, line: number): void {
  making.losses.add(message, placeOf(making, line));
}

/** What is known of a component beside its name. */
interface ComponentNotes {
  readonly kind?: string | undefined;
  readonly zone?: string | undefined;
  readonly description?: string | undefined;
}

const GUESSED =
  'components: the document does not say whether it is a process, a store or an external entity; it is read from the name';

/** The component of a name; it is added when the document has not named it before. */
export function componentOf(making: Making, written: string, line: number, notes: ComponentNotes = {}): string {
  const { draft, names } = making;
  const aside = /^(.*?)\s*\(([^()]*)\)\s*$/su.exec(written.trim());
  const name = (aside?.[1] || written).replace(/^(?:the|a|an)\s+/i, '').trim();
  const known = names.find(name, 'components') ?? names.find(written, 'components');
  const description = notes.description ?? aside?.[2];
  if (known !== undefined) {
    const entry = draft.get('components', known);
    draft.extend('components', known, {
      ...(entry?.['zone'] === undefined && notes.zone !== undefined && { zone: notes.zone }),
      ...(entry?.['description'] === undefined && description !== undefined && { description }),
      ...(notes.kind !== undefined && { kind: notes.kind }),
    });
    return known;
  }
  const aloud = /^(?:external|third[- ]party|data ?store|database|process)\b/i.test(aside?.[2] ?? '')
    ? kindWord(aside?.[2] ?? '')
    : undefined;
  const kind = notes.kind ?? aloud;
  const guessed = kindOf(name);
  if (kind === undefined) lose(making, GUESSED, line);
  const id = draft.add(
    'components',
    { name, kept: { line } },
    {
      title: name.charAt(0).toUpperCase() + name.slice(1),
      description,
      kind: kind ?? guessed ?? 'process',
      zone: notes.zone,
    },
  );
  names.add('components', id, name);
  if (aside !== null) names.add('components', id, written);
  return id;
}
