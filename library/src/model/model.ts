/**
 * The model: what the files say, read, linked and typed. Plain readonly data; collections are maps by id in written
 * order, and every entry carries its own id.
 * @module
 */
import type * as z from 'zod';
import type { Id } from './id.ts';
import type { ENTRY_SCHEMAS, EntryCollection, SINGLE_SCHEMAS } from './schema/collection.ts';

/** The same type with nothing in it that can be changed. */
export type DeepReadonly<Value> =
  Value extends ReadonlyMap<infer Key, infer Item>
    ? ReadonlyMap<Key, DeepReadonly<Item>>
    : Value extends string | number | boolean | null | undefined
      ? Value
      : Value extends readonly (infer Item)[]
        ? number extends Value['length']
          ? readonly DeepReadonly<Item>[]
          : { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
        : { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> };

/** One entry of a collection. */
export type Entry<Collection extends EntryCollection> = DeepReadonly<z.output<(typeof ENTRY_SCHEMAS)[Collection]>> & {
  readonly id: Id<Collection>;
};
type Single<Name extends keyof typeof SINGLE_SCHEMAS> = DeepReadonly<z.output<(typeof SINGLE_SCHEMAS)[Name]>>;
type Entries<Collection extends EntryCollection> = ReadonlyMap<string, Entry<Collection>>;

export type System = Single<'system'>;
export type Zone = Entry<'zones'>;
export type Component = Entry<'components'>;
export type Flow = Entry<'flows'>;
export type Boundary = Entry<'boundaries'>;
export type EntryPoint = Entry<'entries'>;
export type Asset = Entry<'assets'>;
export type Actor = Entry<'actors'>;
export type Environment = Entry<'environments'>;
export type Vector = Entry<'vectors'>;
export type Threat = Entry<'threats'>;
export type Tree = Entry<'trees'>;
export type TreeNode = Tree['nodes'] extends ReadonlyMap<string, infer Node> | undefined ? Node : never;
export type Control = Entry<'controls'>;
export type Phase = Entry<'phases'>;
export type Scheme = Entry<'schemes'>;
export type Risk = NonNullable<Threat['risk']>;
export type Course = Single<'course'>;

/** A threat model. */
export type Model = {
  readonly stage: 'model';
  readonly system: System;
  readonly trustLevels: Single<'trust-levels'>;
  readonly layers: Single<'layers'>;
  readonly course: Course | undefined;
  readonly layout: Single<'layout'> | undefined;
  /** The environment whose overlay has been applied, if any. */
  readonly environment: Id<'environments'> | undefined;
} & { readonly [Collection in EntryCollection]: Entries<Collection> };
