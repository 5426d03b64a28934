/**
 * The language of generation filters: `source is 'GE.P' and not (flow crosses 'GE.TB.L' or target.encrypted is 'Yes')`.
 * A filter is compiled once, to a function over an interaction; it is never evaluated as code. An atom may be unknown,
 * then and, or and not go on with three values.
 * @module
 */

/** True, false, or undefined when it is not known. */
export type Truth = boolean | undefined;

/** What a filter may speak of. */
export type Part = 'source' | 'target' | 'flow';

/** A flow between two elements, as a filter sees it. */
export interface Interaction {
  readonly is: (part: Part, type: string) => Truth;
  readonly has: (part: Part, property: string, value: string) => Truth;
  readonly crosses: (type: string) => Truth;
}

/** A filter, ready to ask. */
export type Filter = (interaction: Interaction) => Truth;

/** A filter that was compiled, or why it could not be. */
export interface CompiledFilter {
  /** Undefined when the text is empty or wrong. */
  readonly filter: Filter | undefined;
  /** How many `is` and `crosses` it has. */
  readonly atoms: number;
  readonly wrong: string | undefined;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
  atoms: number;
  depth: number;
}

/** Why a filter is wrong, thrown inside of this file only. */
class WrongFilter extends Error {}

const DEEPEST = 100;
const TOKEN = /'[^']*'|"[^"]*"|[()]|[^\s()'"]+/g;
const PARTS: readonly Part[] = ['source', 'target', 'flow'];

/** Compiles the text of a filter. */
export function compileFilter(text: string): CompiledFilter {
  const reader: Reader = { tokens: text.match(TOKEN) ?? [], at: 0, atoms: 0, depth: 0 };
  if (reader.tokens.length === 0) return { filter: undefined, atoms: 0, wrong: undefined };
  try {
    const filter = anyOf(reader);
    if (reader.at < reader.tokens.length) throw expected('"and" or "or"', reader);
    return { filter, atoms: reader.atoms, wrong: undefined };
  } catch (error) {
    if (!(error instanceof WrongFilter)) throw error;
    return { filter: undefined, atoms: reader.atoms, wrong: error.message };
  }
}

function anyOf(reader: Reader): Filter {
  const filters = [allOf(reader)];
  while (takes(reader, 'or')) filters.push(allOf(reader));
  const [only] = filters;
  if (only !== undefined && filters.length === 1) return only;
  return (interaction) => {
    let all: Truth = false;
    for (const filter of filters) {
      const truth = filter(interaction);
      if (truth === true) return true;
      if (truth === undefined) all = undefined;
    }
    return all;
  };
}

function allOf(reader: Reader): Filter {
  const filters = [one(reader)];
  while (takes(reader, 'and')) filters.push(one(reader));
  const [only] = filters;
  if (only !== undefined && filters.length === 1) return only;
  return (interaction) => {
    let all: Truth = true;
    for (const filter of filters) {
      const truth = filter(interaction);
      if (truth === false) return false;
      if (truth === undefined) all = undefined;
    }
    return all;
  };
}

function one(reader: Reader): Filter {
  reader.depth += 1;
  if (reader.depth > DEEPEST) throw new WrongFilter(`expected at most ${DEEPEST} levels of parentheses`);
  const filter = takes(reader, 'not') ? not(one(reader)) : takes(reader, '(') ? inside(reader) : atom(reader);
  reader.depth -= 1;
  return filter;
}

function inside(reader: Reader): Filter {
  const filter = anyOf(reader);
  if (!takes(reader, ')')) throw expected('")"', reader);
  return filter;
}

function atom(reader: Reader): Filter {
  const subject = reader.tokens[reader.at] ?? '';
  const [word = '', ...rest] = subject.split('.');
  const part = PARTS.find((name) => name === word.toLowerCase());
  if (part === undefined) throw expected('"source", "target" or "flow"', reader);
  reader.at += 1;
  const property = rest.join('.');
  if (takes(reader, 'crosses')) {
    const type = quoted(reader);
    return (interaction) => interaction.crosses(type);
  }
  if (!takes(reader, 'is')) throw expected('"is" or "crosses"', reader);
  const isNegated = takes(reader, 'not');
  const value = quoted(reader);
  const filter: Filter =
    property === ''
      ? (interaction) => interaction.is(part, value)
      : (interaction) => interaction.has(part, property, value);
  return isNegated ? not(filter) : filter;
}

function not(filter: Filter): Filter {
  return (interaction) => {
    const truth = filter(interaction);
    return truth === undefined ? undefined : !truth;
  };
}

function takes(reader: Reader, word: string): boolean {
  if (reader.tokens[reader.at]?.toLowerCase() !== word) return false;
  reader.at += 1;
  return true;
}

function quoted(reader: Reader): string {
  const token = reader.tokens[reader.at] ?? '';
  if (!/^['"]/.test(token)) throw expected('a text in quotes', reader);
  reader.at += 1;
  reader.atoms += 1;
  return token.slice(1, -1).trim();
}

function expected(wanted: string, reader: Reader): WrongFilter {
  const found = reader.tokens[reader.at];
  return new WrongFilter(`expected ${wanted}, found ${found === undefined ? 'the end' : `"${found.slice(0, 40)}"`}`);
}
