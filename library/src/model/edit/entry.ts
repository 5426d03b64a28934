/**
 * One entry of a list or a mapping as offsets into the text.
 * @module
 */
import { type CST, isMap, isSeq, type ParsedNode } from 'yaml';
import { endOfBlockText, isBlockText } from './block-text.ts';
import { type Holder, isHolder } from './source.ts';

/** An offset and the one after the last. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** Where the parts of an entry stand. */
export interface Entry {
  /** Its first character: the key, its anchor or tag, `?`, or the dash. */
  readonly start: number;
  /** Behind its value; line breaks and comments that follow are not counted. */
  readonly end: number;
  readonly key: ParsedNode | null;
  /** Behind its `:` or `-`; undefined for an item of a flow list and for a key without `:`. */
  readonly mark: number | undefined;
  /** The value without the tag before it; undefined when nothing is written. */
  readonly value: ParsedNode | undefined;
  /** The value with the tag before it; empty and right behind the mark when nothing is written. */
  readonly region: Region;
  /** The comma before it, in a flow collection. */
  readonly comma: number | undefined;
}

type Token = CST.SourceToken;

function find(tokens: readonly Token[] | undefined, ...types: readonly Token['type'][]): number | undefined {
  return tokens?.find((token) => types.includes(token.type))?.offset;
}

/** Behind the last anchor or tag among tokens. */
function endOfProperties(tokens: readonly Token[]): number | undefined {
  const last = tokens.findLast((token) => token.type === 'anchor' || token.type === 'tag');
  return last && last.offset + last.source.length;
}

/** The items of a collection as the parser saw them; a mapping of one pair inside a flow list has none of its own. */
export function itemsOf(holder: Holder): readonly CST.CollectionItem[] {
  const token = holder.srcToken;
  if (token !== undefined && 'items' in token) return token.items;
  return isMap(holder) ? holder.items.flatMap((pair) => pair.srcToken ?? []) : [];
}

/** Tells whether anything is written where a value stands. */
function isWritten(node: ParsedNode | null | undefined): node is ParsedNode {
  return node !== null && node !== undefined && (isHolder(node) || node.range[0] < node.range[1]);
}

/** The parts of an entry as the parser saw them. */
function partsOf(holder: Holder, index: number) {
  const item = itemsOf(holder)[index] ?? { start: [] };
  const pair = isMap(holder) ? holder.items[index] : undefined;
  const node = isSeq(holder) ? holder.items[index] : pair?.value;
  const value = isWritten(node) ? node : undefined;
  const key = isWritten(pair?.key) ? pair.key : null;
  const before = find(isMap(holder) ? item.sep : item.start, 'map-value-ind', 'seq-item-ind');
  const mark = before === undefined ? undefined : before + 1;
  return { item, key, value, mark };
}

/** Where an entry starts. */
export function entryStart(holder: Holder, index: number): number {
  const { item, key, value, mark } = partsOf(holder, index);
  if (isSeq(holder) && mark !== undefined) return mark - 1;
  const properties = find(item.start, 'anchor', 'tag', 'explicit-key-ind');
  return properties ?? key?.range[0] ?? (mark === undefined ? undefined : mark - 1) ?? value?.range[0] ?? 0;
}

/** Where the value of an entry starts, without the tag before it. */
function valueStart(value: ParsedNode): number {
  return isHolder(value) && value.flow !== true ? entryStart(value, 0) : value.range[0];
}

function valueEnd(text: string, value: ParsedNode): number {
  if (isBlockText(value)) return endOfBlockText(text, value);
  return isHolder(value) && value.flow !== true ? entryAt(text, value, value.items.length - 1).end : value.range[1];
}

/** Finds the parts of one entry. */
export function entryAt(text: string, holder: Holder, index: number): Entry {
  const { item, key, value, mark } = partsOf(holder, index);
  const from = mark ?? key?.range[1] ?? 0;
  const properties = (isMap(holder) ? (item.sep ?? []) : item.start).filter((token) => token.offset >= from);
  const written = find(properties, 'anchor', 'tag', 'explicit-key-ind') ?? (value && valueStart(value));
  const end = (value && valueEnd(text, value)) ?? endOfProperties(properties) ?? from;
  const region = { start: written ?? from, end };
  return { start: entryStart(holder, index), end, key, mark, value, region, comma: find(item.start, 'comma') };
}

/** The comma behind an entry of a flow collection, or undefined. */
export function commaBehind(holder: Holder, index: number): number | undefined {
  return find(itemsOf(holder)[index + 1]?.start, 'comma');
}
