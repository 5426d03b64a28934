/**
 * What a document says, before it is a model: named things, each with what is said of it, by the kind of section,
 * table or list in which it stands.
 * @module
 */
import type { Graph } from '../../inputs/drawing/graph.ts';
import type { Role } from './roles.ts';
import type { Topic } from './topics.ts';

/** How far something is, by a tick or a word. */
export type State = 'done' | 'in-progress' | 'planned' | 'retired';

/** Something said of a thing. */
export interface Said {
  readonly text: string;
  readonly line: number;
  readonly state?: State | undefined;
}

/** What the headings above say of everything below them. */
export interface Setting {
  readonly topic: Topic | undefined;
  /** Headings from the outermost to the innermost. */
  readonly titles: readonly string[];
  readonly stride?: string | undefined;
  /** A heading that may name a component. */
  readonly subject?: string | undefined;
  readonly environment?: string | undefined;
  /** The thing whose section this is. */
  readonly owner?: Thing | undefined;
}

/** A named thing of the document. */
export interface Thing {
  readonly topic: Topic;
  name: string;
  key: string | undefined;
  readonly line: number;
  readonly state: State | undefined;
  readonly setting: Setting;
  readonly said: Map<Role, Said[]>;
  /** Things said to be a part of it. */
  readonly parts: Thing[];
  /** References to code and documents that stand with it. */
  readonly see: string[];
  /** What is said under words that nobody knows. */
  readonly kept: Record<string, string>;
}

/** A drawing of a system or of an attack. */
export interface Picture {
  readonly graph: Graph;
  readonly title: string;
  readonly line: number;
  readonly setting: Setting;
  readonly use: 'system' | 'tree' | 'path';
}

/** Makes a thing of which nothing is said yet. */
export function thingOf(
  topic: Topic,
  name: string,
  rest: {
    readonly line: number;
    readonly setting: Setting;
    readonly key?: string | undefined;
    readonly state?: State | undefined;
  },
): Thing {
  const { line, setting, key, state } = rest;
  return { topic, name, key, line, state, setting, said: new Map(), parts: [], see: [], kept: {} };
}

/** Adds something said. */
export function say(thing: Thing, role: Role, said: Said): void {
  if (said.text === '') return;
  const known = thing.said.get(role);
  if (known === undefined) thing.said.set(role, [said]);
  else known.push(said);
}

/** What is said of a thing in a role, as one text; undefined when nothing is. */
export function saidAs(thing: Thing, ...roles: readonly Role[]): string | undefined {
  const texts = roles.flatMap((role) => thing.said.get(role) ?? []).map(({ text }) => text);
  return texts.length === 0 ? undefined : texts.join('; ');
}
