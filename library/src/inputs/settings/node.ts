/**
 * A settings file as a tree of maps, lists and scalars, each with the place where it stands; the same for TOML, YAML,
 * JSON, INI and lines of keys and values.
 * @module
 */

/** What a scalar may be; a number that is not exact in floating point stays text. */
export type SettingValue = string | number | boolean | null;

interface Placed {
  /** Line and column of the key, or of the value where there is no key; both count from 1. */
  readonly line: number;
  readonly column: number;
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly value: SettingValue;
}

export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly items: readonly SettingsNode[];
}

export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, SettingsNode>;
}

export type SettingsNode = ScalarNode | ListNode | MapNode;

/** One value of a settings file: a scalar, or a list of scalars. */
export interface Setting extends Placed {
  /** Its path, joined by dots; list positions are numbers from 0. */
  readonly key: string;
  readonly value: SettingValue | readonly SettingValue[];
}

/** How deep a settings file may be nested, and how many nodes it may have: more is an attack, not a configuration. */
export const DEEPEST = 64;
export const MOST_NODES = 1_000_000;

/** Thrown by a reader that cannot go on, with the place. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly line: number;
  readonly column: number;
  constructor(reason: string, line: number, column: number) {
    super(reason);
    this.line = line;
    this.column = column;
  }
}

/** Counts the nodes of one file. @throws {Unreadable} past the bounds */
export class Budget {
  #left = MOST_NODES;
  spend(depth: number, line: number, column: number): void {
    this.#left -= 1;
    if (this.#left < 0) throw new Unreadable(`expected at most ${MOST_NODES} values`, line, column);
    if (depth > DEEPEST) throw new Unreadable(`expected at most ${DEEPEST} levels`, line, column);
  }
}
