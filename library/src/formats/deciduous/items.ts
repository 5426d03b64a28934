/**
 * The facts, attacks, mitigations and goals of a Deciduous file, and what each comes from.
 * @module
 */
import type { SettingsNode } from '../../inputs/settings/node.ts';
import type { Place } from '../../model/problem.ts';
import { type Fields, fieldsOf, type Json } from '../fields.ts';
import type { Losses } from '../losses.ts';

/** What the four lists hold. */
export const KINDS = ['facts', 'attacks', 'mitigations', 'goals'] as const;
export type Kind = (typeof KINDS)[number];

/** Where everything starts; no list holds it. */
export const REALITY = 'reality';

/** What something comes from. */
export interface Origin {
  readonly id: string;
  readonly label: string | undefined;
  readonly isBackwards: boolean;
  readonly at: Place;
}

/** An entry of a list. */
export interface Item {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  readonly from: readonly Origin[];
  readonly isImplemented: boolean | undefined;
  /** What it comes from as written, and what else it says. */
  readonly kept: Readonly<Record<string, Json>> | undefined;
  readonly at: Place;
}

/** Reads the lists; a second entry of the same id is left out. */
export function itemsOf(root: Fields, file: string, lost: Losses): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>();
  for (const kind of KINDS) {
    const list = root.node(kind);
    if (list === undefined) continue;
    for (const node of list.kind === 'list' ? list.items : [list]) {
      const item = itemOf(node, kind, file);
      const at: Place = { file, line: node.line, column: node.column };
      if (item === undefined) {
        if (node.kind !== 'scalar' || node.value !== null) lost.add(`${kind}: an entry without a name is left out`, at);
      } else if (items.has(item.id) || item.id === REALITY) {
        lost.add(`${kind}: a second entry of the same name is left out`, at);
      } else items.set(item.id, item);
    }
  }
  return items;
}

function itemOf(node: SettingsNode, kind: Kind, file: string): Item | undefined {
  const at: Place = { file, line: node.line, column: node.column };
  if (node.kind === 'scalar' && node.value !== null && String(node.value).trim() !== '') {
    const id = String(node.value);
    return { id, kind, label: id, from: [], isImplemented: undefined, kept: undefined, at };
  }
  const fields = fieldsOf(node, file);
  const id = fields.keys().find((key) => key !== 'from' && key !== 'implemented');
  if (id === undefined) return undefined;
  const label = fields.text(id)?.replace(/\s+/g, ' ').trim() || id;
  const list = fields.node('from');
  const from = (list?.kind === 'list' ? list.items : list === undefined ? [] : [list]).flatMap(
    (origin) => originOf(origin, file) ?? [],
  );
  const isImplemented = fields.flag('implemented');
  const written = fields.json('from');
  const kept = { ...(written !== undefined && written !== null && { from: written }), ...fields.rest() };
  return { id, kind, label, from, isImplemented, kept: Object.keys(kept).length > 0 ? kept : undefined, at };
}

/** An origin is an id, or a map of an id to the label of the edge or to what else is said of it. */
function originOf(node: SettingsNode, file: string): Origin | undefined {
  const at: Place = { file, line: node.line, column: node.column };
  if (node.kind === 'scalar') {
    const id = String(node.value ?? '').trim();
    return id === '' ? undefined : { id, label: undefined, isBackwards: false, at };
  }
  const fields = fieldsOf(node, file);
  const id = fields.keys().find((key) => key !== 'backwards' && key !== 'implemented');
  if (id === undefined) return undefined;
  const inner = fields.map(id);
  const isBackwards = fields.flag('backwards') ?? inner.flag('backwards') ?? false;
  return { id, label: fields.text(id) ?? inner.text('label'), isBackwards, at };
}
