/**
 * The home of a node while it is read: its settings, the files beside them, and the draft.
 * @module
 */

import { Unreadable } from '../../inputs/settings/node.ts';
import { readToml } from '../../inputs/toml/read-toml.ts';
import type { Place } from '../../model/problem.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import type { ForeignFile, ReadContext } from '../format.ts';
import type { FoundSystem } from '../infrastructure/found-system.ts';

/** A home on its way to a draft. */
export interface Home {
  readonly config: Table;
  /** The settings of the application, when they lie beside. */
  readonly app: Table | undefined;
  readonly found: FoundSystem;
  /** The component of the node. */
  readonly node: string;
  /** A file that a setting names, relative to the home. */
  readonly file: (path: string) => ForeignFile | undefined;
}

/** A table of settings, whose names may be written with hyphens or underscores. */
export interface Table {
  readonly fields: Fields;
  text(name: string): string | undefined;
  flag(name: string): boolean | undefined;
  number(name: string): number | undefined;
  texts(name: string): readonly string[] | undefined;
  table(name: string): Table;
  place(name: string): Place;
}

/** Reads a map as a table of settings. */
export function tableOf(fields: Fields): Table {
  const spelled = (name: string): string => {
    const other = [name, name.replaceAll('_', '-'), name.replaceAll('-', '_')].find((each) => fields.has(each));
    return other ?? name;
  };
  /** A release had a table of its own for what begins with `priv_validator_`. */
  const older = (name: string): readonly [Table, string] | undefined => {
    const short = /^priv_validator_(.+)$/.exec(name)?.[1];
    const table = spelled('priv_validator');
    return short === undefined || !fields.has(table) ? undefined : [tableOf(fields.map(table)), short];
  };
  return {
    fields,
    text: (name) => fields.text(spelled(name)) ?? older(name)?.[0].text(older(name)?.[1] ?? ''),
    flag: (name) => fields.flag(spelled(name)),
    number: (name) => fields.number(spelled(name)),
    texts: (name) => (fields.has(spelled(name)) ? fields.texts(spelled(name)) : undefined),
    table: (name) => tableOf(fields.map(spelled(name))),
    place: (name) => {
      const [table, short] = older(name) ?? [];
      return table === undefined || short === undefined || fields.has(spelled(name))
        ? fields.place(spelled(name))
        : table.place(short);
    },
  };
}

/** Reads a file beside the settings as a table; undefined when it is not there or cannot be read. */
export function tableBeside(name: string, from: string, context: ReadContext): Table | undefined {
  const file = context.open(name, from);
  if (file === undefined) return undefined;
  try {
    return tableOf(fieldsOf(readToml(new TextDecoder().decode(file.bytes)), file.name));
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
