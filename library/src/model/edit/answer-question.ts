/**
 * Writes the answer to a question into the model: a value into the element's own entry, that nobody knows it or that it
 * does not apply under `answers`, so that nobody is asked again.
 * @module
 */
import type { Question } from '../analysis.ts';
import { type Address, partsOf } from '../id.ts';
import { isNoValue, NO_VALUE } from '../no-value.ts';
import { VaubanError } from '../problem.ts';
import { type Path, rawAt } from '../raw.ts';
import type { ReadResult } from '../read/read-texts.ts';
import { ENTRY_SCHEMAS, type EntryCollection, SINGLE_SCHEMAS } from '../schema/collection.ts';
import { plainShapes } from '../schema/field.ts';
import type { SourceFile, SourceTree } from '../source/tree.ts';
import type { Change } from './change.ts';
import { edit } from './edit.ts';
import { readEdited } from './read-edited.ts';
import type { Splice } from './splice.ts';

/** What somebody answered, and when. */
export interface GivenAnswer {
  /** One of the question's answers, `not-known` or `not-applicable`. */
  readonly answer: string;
  /** An ISO date. */
  readonly date: string;
}

/** A file with an answer in it. */
export interface AnsweredFile {
  readonly file: SourceFile;
  readonly text: string;
  /** What gives the old text back. */
  readonly undo: readonly Splice[];
}

/**
 * Answers a question.
 *
 * @param read a model without problems
 * @returns the files that change
 * @throws {VaubanError} USAGE when the answer is none of the question's; CONFLICT when it cannot be written
 */
export function answerQuestion(
  read: ReadResult,
  question: Pick<Question, 'id' | 'about' | 'fact' | 'answers'>,
  { answer, date }: GivenAnswer,
): readonly AnsweredFile[] {
  const allowed = [...question.answers, ...NO_VALUE];
  if (!allowed.includes(answer)) {
    throw new VaubanError(
      'USAGE',
      `Cannot answer "${question.id}" with "${answer}": expected one of ${allowed.join(', ')}`,
    );
  }
  const home = homeOf(read, question);
  const known = read.raw(['answers', question.id]) !== undefined;
  const remembered: Place = {
    tree: known ? read.treeOf(['answers', question.id]) : home.tree,
    path: ['answers', question.id],
  };
  const changes = new Map<SourceTree, Change[]>();
  const add = ({ tree }: Place, change: Change): void => {
    changes.set(tree, [...(changes.get(tree) ?? []), change]);
  };
  if (isNoValue(answer)) {
    add(remembered, { kind: 'set', path: remembered.path, value: { answer, date } });
  } else {
    add(home, { kind: 'set', path: factPath(question, home, answer), value: answer });
    if (known) add(remembered, { kind: 'remove', path: remembered.path });
  }
  const answered = [...changes].map(([{ file }, list]): AnsweredFile => {
    const { text, undo } = edit(file.text, list);
    return { file, text, undo };
  });
  verify(read, question.id, answered);
  return answered;
}

/** Where an entry stands. */
interface Place {
  readonly tree: SourceTree;
  readonly path: Path;
}

/** The entry of the element a question is about. */
function homeOf(read: ReadResult, { id, about }: Pick<Question, 'id' | 'about'>): Place {
  if (about === 'system') return { tree: read.treeOf(['system']), path: ['system'] };
  const { collection, id: own } = partsOf(about as Address);
  const path: Path = [collection, own];
  if (read.raw(path) !== undefined) return { tree: read.treeOf(path), path };
  throw new VaubanError('CONFLICT', `Cannot answer "${id}": expected "${about}" among the entries, found none`, {
    hint: 'When only an environment adds it, write the fact there',
  });
}

/** A field of the entry's own when the language has one that takes the value, else one of its `facts`. */
function factPath({ about, fact }: Pick<Question, 'about' | 'fact'>, { tree, path }: Place, answer: string): Path {
  const schema =
    about === 'system' ? SINGLE_SCHEMAS.system : ENTRY_SCHEMAS[partsOf(about as Address).collection as EntryCollection];
  const field = plainShapes.get(schema)?.shape[fact];
  const fits = field?.safeParse(answer).success === true;
  // Facts win over fields when a model is read: an answer must not stand in the shade of an older one.
  const stated = rawAt(tree.raw, [...path, 'facts', fact]) !== undefined;
  return fits && !stated ? [...path, fact] : [...path, 'facts', fact];
}

/** Reads the answered model once, so that no answer ever spoils one. */
function verify(read: ReadResult, id: string, answered: readonly AnsweredFile[]): void {
  const [problem] = readEdited(read, answered).problems;
  if (problem !== undefined) {
    throw new VaubanError('CONFLICT', `Cannot answer "${id}": the result would not be a model: ${problem.message}`);
  }
}
