/**
 * Changes to a model as new texts of its files: every comment stays, and nothing is handed out that could not be read.
 * @module
 */
import type { Question } from '../model/analysis.ts';
import {
  answerQuestion,
  type Change,
  edit,
  readEdited,
  renameEntry,
  type Splice,
  type Value,
} from '../model/edit/index.ts';
import type { Address } from '../model/id.ts';
import { VaubanError } from '../model/problem.ts';
import type { Path } from '../model/raw.ts';
import { type ReadResult, readTexts } from '../model/read/read-texts.ts';

/** One change, at a path such as `['components', 'web', 'zone']`. */
export type ModelEdit =
  | { readonly kind: 'set' | 'add'; readonly path: Path; readonly value: Value }
  | { readonly kind: 'remove'; readonly path: Path }
  | { readonly kind: 'rename'; readonly address: string; readonly to: string }
  | {
      readonly kind: 'answer';
      readonly question: Pick<Question, 'id' | 'about' | 'fact' | 'answers'>;
      readonly answer: string;
    };

/** A file with a new text, and what gives the old one back. */
export interface NewText {
  readonly name: string;
  readonly text: string;
  readonly undo: readonly Splice[];
}

/**
 * Makes changes one after another; all of them or none.
 *
 * @param date the day, an ISO date
 * @throws {VaubanError} CONFLICT when a change is not possible, or would leave a reference to nothing
 */
export function editModel(read: ReadResult, edits: readonly ModelEdit[], date: string): readonly NewText[] {
  const before = new Map(read.files.map(({ name, text }) => [name, text]));
  const known = new Set(read.problems.map(({ message }) => message));
  let now = read;
  for (const one of edits) {
    now = withHome(now, one);
    const texts = textsAfter(now, one, date);
    now = readEdited(
      now,
      texts.map(({ name, text }) => ({ file: fileOf(now, name), text })),
    );
  }
  const problem = now.problems.find(({ message }) => !known.has(message));
  if (problem !== undefined) throw new VaubanError('CONFLICT', problem.message, { hint: problem.hint });
  return now.files.flatMap(({ name, text }): NewText[] => {
    const old = before.get(name) ?? '';
    return old === text ? [] : [{ name, text, undo: [{ start: 0, end: text.length, text: old }] }];
  });
}

const LAYOUT =
  '# Where people have put components by hand; delete an entry to have it laid out again.\nvauban: 1\nlayout: {}\n';

/** Positions get a file of their own in a model of several files, so that they never stand between what people wrote. */
function withHome(read: ReadResult, one: ModelEdit): ReadResult {
  const [first] = read.files;
  const isPosition = one.kind === 'set' && one.path[0] === 'layout';
  if (!isPosition || first === undefined || read.files.length === 1 || read.raw(['layout']) !== undefined) return read;
  const name = `${first.name.slice(0, first.name.lastIndexOf('/') + 1)}layout.yaml`;
  if (read.files.some((file) => file.name === name)) return read;
  return readTexts([...read.files, { name, text: LAYOUT }], {
    lenient: true,
    rules: read.ruleFiles.map(({ file }) => file),
  });
}

function textsAfter(
  read: ReadResult,
  one: ModelEdit,
  date: string,
): readonly { readonly name: string; readonly text: string }[] {
  if (one.kind === 'rename') {
    return renameEntry(read, one.address as Address, one.to).map(({ file, text }) => ({ name: file.name, text }));
  }
  if (one.kind === 'answer') {
    return answerQuestion(read, one.question, { answer: one.answer, date }).map(({ file, text }) => ({
      name: file.name,
      text,
    }));
  }
  const file = read.treeOf(one.path).file;
  const change: Change =
    one.kind === 'remove' ? { kind: 'remove', path: one.path } : { kind: one.kind, path: one.path, value: one.value };
  return [{ name: file.name, text: edit(file.text, [change]).text }];
}

function fileOf(read: ReadResult, name: string) {
  const file = read.files.find((one) => one.name === name);
  if (file === undefined) throw new RangeError(`Cannot change "${name}": there is no such file`);
  return file;
}
