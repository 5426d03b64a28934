/**
 * A block while it is read: it remembers which of its attributes and inner blocks nobody asked for.
 * @module
 */
import type { SettingsNode } from '../../inputs/settings/node.ts';
import type { Place } from '../../model/problem.ts';
import { type Fields, fieldsOf, type Json } from '../fields.ts';
import type { RawBlock } from './raw-block.ts';

/** Fills values into a text. */
export type Fill = (text: string, at: Place) => string;

/** A block that is read attribute by attribute. */
export interface Block {
  readonly type: string;
  /** Its last label; undefined when it has none. */
  readonly name: string | undefined;
  readonly at: Place;
  readonly fields: Fields;
  /** The inner blocks of some types, counted as read. */
  of(...types: readonly string[]): readonly Block[];
  /** Where an attribute or the first inner block of a type stands. */
  place(key: string): Place;
  /** What nobody has asked for; undefined when nothing is left. */
  rest(): { readonly [key: string]: Json } | undefined;
}

/** Starts to read a block. */
export function blockOf(raw: RawBlock, fill: Fill): Block {
  const { file, attributes, type } = raw;
  const at: Place = { file, line: attributes.line, column: attributes.column };
  const fields = fieldsOf(filled(attributes, file, fill), file);
  const asked = new Set<string>();
  return {
    type,
    name: raw.labels.at(-1),
    at,
    fields,
    of: (...types) => {
      for (const type of types) asked.add(type);
      return raw.blocks.filter(({ type }) => types.includes(type)).map((inner) => blockOf(inner, fill));
    },
    place: (key) => {
      const inner = raw.blocks.find(({ type }) => type === key)?.attributes;
      return inner === undefined ? fields.place(key) : { file, line: inner.line, column: inner.column };
    },
    rest: () => {
      const rest: Record<string, Json> = { ...fields.rest() };
      for (const inner of raw.blocks) {
        if (asked.has(inner.type)) continue;
        const before = rest[inner.type];
        rest[inner.type] = [...(Array.isArray(before) ? before : []), jsonOfRaw(inner, fill)];
      }
      return Object.keys(rest).length === 0 ? undefined : rest;
    },
  };
}

/** A block as JSON, with its labels. */
function jsonOfRaw(raw: RawBlock, fill: Fill): Json {
  const inner = blockOf(raw, fill);
  return { ...(raw.labels.length > 0 && { labels: raw.labels }), ...inner.rest() };
}

function filled(node: SettingsNode, file: string, fill: Fill): SettingsNode {
  const at: Place = { file, line: node.line, column: node.column };
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => filled(item, file, fill)) };
  if (node.kind === 'map') {
    return { ...node, entries: new Map([...node.entries].map(([key, value]) => [key, filled(value, file, fill)])) };
  }
  if (typeof node.value !== 'string' || !node.value.includes('${')) return node;
  return { ...node, value: fill(node.value, at) };
}
