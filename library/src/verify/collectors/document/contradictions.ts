/**
 * Two places that say different things of one item.
 * @module
 */
import type { Detail } from '../../../model/evidence.ts';
import type { DocumentSeen, StatementSeen } from './observation.ts';
import { isSameSubject } from './subject.ts';

/** A statement with the document it stands in. */
interface Placed {
  readonly file: string;
  readonly statement: StatementSeen;
}

/** Documents that tell what was, or that are filled in anew each time. */
const OF_THE_PAST =
  /(?:^|\/)(?:archive[d]?|old|history|minutes|meetings?|changelogs?|releases?|templates?|examples?|\.github)\/|(?:change_?log|history|release[-_]?notes|template|meeting|minutes|example)[^/]*$|(?:^|[/_.-])20\d\d[-_.]?\d\d[-_.]?\d\d/i;

/** More pairs than this are not compared. */
const MOST_IN_GROUP = 50;

/** Items that are done in one place and not in another, where at least one of the two is no box. */
export function statusConflicts(documents: readonly DocumentSeen[]): readonly Detail[] {
  const all = placed(documents);
  const ofDocuments = documents.flatMap(({ file, statements }) => {
    const [first, ...others] = statements.filter(({ whole }) => whole);
    const other = others.find(({ status }) => status !== first?.status);
    return first === undefined || other === undefined
      ? []
      : [conflict({ file, statement: first }, { file, statement: other })];
  });
  const ofItems = pairs(all.filter(({ statement }) => !statement.whole)).filter(
    ([one, other]) =>
      one.statement.status !== other.statement.status &&
      (one.statement.where !== 'box' || other.statement.where !== 'box') &&
      !isRepeated(one, other),
  );
  return [...ofDocuments, ...ofItems.map(([one, other]) => conflict(one, other))];
}

/** Items of checklists that are ticked in one place and open in another. */
export function tickConflicts(documents: readonly DocumentSeen[]): readonly Detail[] {
  const boxes = placed(documents).filter(({ statement }) => statement.where === 'box');
  const lists = groupBy(boxes, listOf);
  const sizes = new Map(
    lists.map((list) => [listOf(list[0]), new Set(list.map(({ statement }) => statement.subject.title))]),
  );
  return pairs(boxes)
    .filter(([one, other]) => {
      if (one.statement.status === other.statement.status) return false;
      const [mine, theirs] = [sizes.get(listOf(one)), sizes.get(listOf(other))];
      if (mine === undefined || theirs === undefined || one.statement.section === other.statement.section) return true;
      // The same list under another heading is filled in for another thing.
      const shared = [...mine].filter((title) => theirs.has(title)).length;
      return shared < 3 || shared < Math.min(mine.size, theirs.size) * 0.6;
    })
    .map(([one, other]) => {
      const [ticked, open] = one.statement.status === 'done' ? [one, other] : [other, one];
      return {
        check: 'ticked-and-open',
        severity: 'medium',
        message:
          `"${ticked.statement.subject.id ?? ''} ${ticked.statement.subject.title}" is ticked, and open in ${open.file}:${open.statement.line}`.replace(
            '" ',
            '"',
          ),
        at: { file: ticked.file, line: ticked.statement.line },
        hint: 'A tick is a claim: only one of the two can be right',
      };
    });
}

function placed(documents: readonly DocumentSeen[]): readonly Placed[] {
  return documents
    .filter(({ file }) => !OF_THE_PAST.test(file))
    .flatMap(({ file, statements }) => statements.map((statement) => ({ file, statement })));
}

/** Every two statements about the same thing; each with the first other one only. */
function pairs(all: readonly Placed[]): readonly (readonly [Placed, Placed])[] {
  const byName = groupBy(all, ({ statement: { subject } }) => subject.id ?? subject.title);
  return byName.flatMap((group) => {
    const some = group.slice(0, MOST_IN_GROUP);
    return some.flatMap((one, at) => {
      const other = some
        .slice(at + 1)
        .find(
          ({ file, statement }) =>
            statement.status !== one.statement.status &&
            isSameSubject(
              one.statement.subject,
              statement.subject,
              file === one.file ? 'same document' : 'other document',
            ),
        );
      return other === undefined ? [] : [[one, other] as const];
    });
  });
}

/** Tables of the same columns under different headings repeat items for other phases or places. */
function isRepeated(one: Placed, other: Placed): boolean {
  return (
    one.statement.where === 'table' &&
    one.statement.where === other.statement.where &&
    one.statement.form === other.statement.form &&
    (one.file !== other.file || one.statement.section !== other.statement.section)
  );
}

function listOf(one: Placed | undefined): string {
  return `${one?.file} ${one?.statement.section}`;
}

function conflict(one: Placed, other: Placed): Detail {
  const { subject, written, whole, line } = other.statement;
  const name = whole ? 'The document' : `"${[subject.id, subject.title].filter(Boolean).join(' ')}"`;
  const isDone = one.statement.status === 'done' || other.statement.status === 'done';
  return {
    check: 'status-disagrees',
    severity: isDone ? 'medium' : 'low',
    message: `${name} is "${written}" here (${other.statement.where}) and "${one.statement.written}" in ${one.file}:${one.statement.line} (${one.statement.where})`,
    at: { file: other.file, line },
    hint: 'Keep the status in one place',
  };
}

/** Groups in the order their first members came. */
export function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
