/**
 * Files that mean harm, made of a good one: cut off anywhere, and with a value of the wrong type at every place.
 */
import { type Json, jsonOf } from '../fields.ts';
import type { Format } from '../format.ts';
import { glanceAt } from '../glance.ts';
import { fileOf, tryRead } from '../try-format.fixture.ts';

const WRONG: readonly Json[] = [null, 'x', -7, [], {}, [null, 1, ['y']], { '': { a: null } }];

/** The text cut off at many places. */
export function cutOff(text: string, pieces = 60): readonly string[] {
  const step = Math.max(1, Math.floor(text.length / pieces));
  return Array.from({ length: pieces }, (_, index) => text.slice(0, index * step));
}

/** A tree with a wrong value at each place, a different one each time. */
export function withWrongTypes(tree: Json): readonly Json[] {
  let turn = 0;
  const wrong = (value: Json): readonly Json[] => {
    turn += 1;
    const here: readonly Json[] = [WRONG[turn % WRONG.length] ?? null, WRONG[(turn + 3) % WRONG.length] ?? null];
    if (Array.isArray(value)) {
      const list: readonly Json[] = value;
      return [...here, ...list.flatMap((item, index) => wrong(item).map((each) => list.with(index, each)))];
    }
    if (typeof value !== 'object' || value === null) return here;
    const below = Object.entries(value).flatMap(([key, item]) =>
      wrong(item).map((each) => ({ ...value, [key]: each })),
    );
    return [...here, ...below];
  };
  return wrong(tree);
}

/**
 * Reads each of the texts; fails when the reader throws, gives neither a draft nor exactly one problem, or makes a
 * model that cannot be opened.
 *
 * @returns how many gave a draft, and how many a problem
 */
export async function readHostile(
  format: Format,
  file: string,
  texts: readonly string[],
): Promise<{ readonly read: number; readonly refused: number }> {
  let [read, refused] = [0, 0];
  for (const [index, text] of texts.entries()) {
    try {
      const { draft, problems } = await tryRead(format, fileOf(file, text));
      if (draft === undefined && problems.length !== 1) throw new Error(`${problems.length} problems`);
      if (draft === undefined) refused += 1;
      else read += 1;
    } catch (error) {
      throw new Error(`Cannot read hostile file ${index}:\n${text.slice(0, 4000)}`, { cause: error });
    }
  }
  return { read, refused };
}

/** A file as JSON with a wrong value at each place. */
export function wronglyTyped(file: string, text: string): readonly string[] {
  return withWrongTypes(jsonOf(glanceAt(fileOf(file, text)).tree())).map((tree) => JSON.stringify(tree));
}
