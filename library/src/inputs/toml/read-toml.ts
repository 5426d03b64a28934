/**
 * TOML to a settings tree, with the place of every key.
 * @module
 */
import { type AST, parseTOML } from 'toml-eslint-parser';
import {
  Budget,
  type ListNode,
  type MapNode,
  type ScalarNode,
  type SettingValue,
  Unreadable,
} from '../settings/node.ts';

interface DraftMap extends MapNode {
  readonly entries: Map<string, Draft>;
}
interface DraftList extends ListNode {
  readonly items: Draft[];
}
type Draft = DraftMap | DraftList | ScalarNode;
interface Place {
  readonly line: number;
  readonly column: number;
}

/** Reads TOML 1.0. @throws {Unreadable} with the place of the first mistake */
export function readToml(text: string): MapNode {
  const root: DraftMap = { kind: 'map', entries: new Map(), line: 1, column: 1 };
  const budget = new Budget();
  try {
    const [top] = parseTOML(text).body;
    for (const part of top.body) {
      if (part.type === 'TOMLKeyValue') {
        put(root, part, budget, 0);
        continue;
      }
      const table = below(root, part.resolvedKey, placeOf(part), budget);
      if (table.kind === 'map') for (const line of part.body) put(table, line, budget, part.resolvedKey.length);
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    if (error instanceof RangeError) throw new Unreadable('expected fewer levels', 1, 1);
    throw mistakeOf(error);
  }
  return root;
}

/** The parser's own error as ours; its columns count from 0. */
function mistakeOf(error: unknown): Unreadable {
  const { message, lineNumber, column } = { message: String(error), lineNumber: 1, column: 0, ...fieldsOf(error) };
  return new Unreadable(message.replace(/\.$/, ''), lineNumber, column + 1);
}

function fieldsOf(error: unknown): { message?: string; lineNumber?: number; column?: number } {
  if (!(error instanceof Error)) return {};
  const fields: { message: string; lineNumber?: number; column?: number } = { message: error.message };
  if ('lineNumber' in error && typeof error.lineNumber === 'number') fields.lineNumber = error.lineNumber;
  if ('column' in error && typeof error.column === 'number') fields.column = error.column;
  return fields;
}

function placeOf({ loc }: AST.TOMLNode): Place {
  return { line: loc.start.line, column: loc.start.column + 1 };
}

/** The table at a path, made where it is missing; a number in the path is a place in a list of tables. */
function below(root: DraftMap, path: readonly (string | number)[], place: Place, budget: Budget): DraftMap | DraftList {
  let at: DraftMap | DraftList = root;
  for (const [depth, step] of path.entries()) {
    budget.spend(depth, place.line, place.column);
    const known: Draft | undefined = at.kind === 'map' ? at.entries.get(`${step}`) : at.items[Number(step)];
    if (known !== undefined && known.kind !== 'scalar') {
      at = known;
      continue;
    }
    const made: DraftMap | DraftList =
      typeof path[depth + 1] === 'number'
        ? { kind: 'list', items: [], ...place }
        : { kind: 'map', entries: new Map(), ...place };
    if (at.kind === 'map') at.entries.set(`${step}`, made);
    else at.items.push(made);
    at = made;
  }
  return at;
}

function put(root: DraftMap, part: AST.TOMLKeyValue, budget: Budget, depth: number): void {
  const place = placeOf(part);
  const names = part.key.keys.map((name) => (name.type === 'TOMLBare' ? name.name : name.value));
  const last = names.pop();
  const into = below(root, names, place, budget);
  if (last === undefined || into.kind !== 'map') return;
  into.entries.set(last, contentOf(part.value, place, budget, depth + names.length + 1));
}

function contentOf(node: AST.TOMLContentNode, place: Place, budget: Budget, depth: number): Draft {
  budget.spend(depth, place.line, place.column);
  if (node.type === 'TOMLArray') {
    const items = node.elements.map((item) => contentOf(item, placeOf(item), budget, depth + 1));
    return { kind: 'list', items, ...place };
  }
  if (node.type === 'TOMLInlineTable') {
    const table: DraftMap = { kind: 'map', entries: new Map(), ...place };
    for (const part of node.body) put(table, part, budget, depth + 1);
    return table;
  }
  return { kind: 'scalar', value: scalarOf(node), ...place };
}

function scalarOf(node: AST.TOMLValue): SettingValue {
  if (node.kind === 'string' || node.kind === 'boolean' || node.kind === 'float') return node.value;
  if (node.kind === 'integer') return Number.isSafeInteger(node.value) ? node.value : node.number;
  return node.datetime;
}
