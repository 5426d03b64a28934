/**
 * The habits of a file, so that what is added looks like what is there: indentation, and which collections are written
 * in flow style (`{ a: b }`, `[a]`) at which depth.
 * @module
 */
import { isMap, type ParsedNode } from 'yaml';
import { type Content, isFilled, isMapping } from './content.ts';
import { entryAt } from './entry.ts';
import { flowText } from './flow-text.ts';
import { column, startsLine } from './lines.ts';
import { type Holder, isHolder, isListOfTexts, type Source } from './source.ts';

/** How new collections are written. */
export interface Style {
  /** Spaces per level. */
  readonly step: number;
  /** Spaces between a key and the dashes of the list below it. */
  readonly dash: number;
  /** Whether a collection at a depth is written in flow style. */
  flows(content: Content, depth: number): boolean;
}

/** The longest value that is written on one line where the file shows no habit. */
const FITS = 100;

/** What kind of collection it is; each has habits of its own. */
function kindOf(holder: Holder): 'mapping' | 'texts' | 'list' {
  if (isMap(holder)) return 'mapping';
  return holder.items.some((item) => isHolder(item)) ? 'list' : 'texts';
}

function kindOfContent(content: Content): 'mapping' | 'texts' | 'list' {
  if (isMapping(content)) return 'mapping';
  return isListOfTexts(content) ? 'texts' : 'list';
}

/** The values of a collection. */
function valuesOf(holder: Holder): readonly (ParsedNode | null)[] {
  return isMap(holder) ? holder.items.map((pair) => pair.value) : holder.items;
}

/** The style of the last filled collection of the same kind beside the new one, or undefined. */
export function styleBeside(holder: Holder, content: Content): 'flow' | 'block' | undefined {
  const kind = kindOfContent(content);
  const beside = valuesOf(holder).findLast(
    (value) => isHolder(value) && value.items.length > 0 && kindOf(value) === kind,
  );
  if (!isHolder(beside)) return undefined;
  return beside.flow === true ? 'flow' : 'block';
}

/** What a file does: votes for flow (positive) or block (negative) by kind and depth, and its indentations. */
interface Habits {
  readonly votes: Map<string, number>;
  step: number | undefined;
  dash: number | undefined;
}

/** Notes how far the collection below a key is indented. */
function measure(text: string, parent: Holder, index: number, habits: Habits): void {
  const entry = entryAt(text, parent, index);
  if (!isMap(parent) || !startsLine(text, entry.region.start)) return;
  const indent = column(text, entry.region.start) - column(text, entry.start);
  if (isMap(entry.value)) habits.step ??= indent;
  else habits.dash ??= indent;
}

function observe(text: string, holder: Holder, habits: Habits, depth: number): void {
  valuesOf(holder).forEach((value, index) => {
    if (!isHolder(value) || value.items.length === 0) return;
    const kind = kindOf(value);
    const vote = value.flow === true ? 1 : -1;
    for (const key of [`${kind} ${depth}`, kind]) habits.votes.set(key, (habits.votes.get(key) ?? 0) + vote);
    if (value.flow === true) return;
    measure(text, holder, index, habits);
    observe(text, value, habits, depth + 1);
  });
}

/** Reads the habits of a file. */
export function styleOf({ text, root }: Source): Style {
  const habits: Habits = { votes: new Map(), step: undefined, dash: undefined };
  if (isHolder(root) && root.flow !== true) observe(text, root, habits, 1);
  const step = habits.step ?? (habits.dash || 2);
  return {
    step,
    dash: habits.dash ?? step,
    flows(content, depth) {
      const kind = kindOfContent(content);
      if (depth === 1 && isMapping(content) && [...content.values()].some(isFilled)) return false;
      const vote = habits.votes.get(`${kind} ${depth}`) ?? (kind === 'texts' ? habits.votes.get(kind) : undefined) ?? 0;
      if (vote !== 0) return vote > 0;
      const line = flowText(content);
      return kind === 'texts' || (line.length <= FITS && !line.includes('\\n'));
    },
  };
}
