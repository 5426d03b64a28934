/**
 * Totals that a status file in JSON or YAML states, beside what its own items add up to.
 * @module
 */
import type { MapNode, SettingsNode } from '../../../inputs/settings/node.ts';
import type { Total } from './totals.ts';

const STATUS_KEYS = ['status', 'state', 'result', 'outcome', 'verdict', 'passed', 'done', 'completed', 'implemented'];
const SUMMARY_KEYS = /^(?:summary|totals?|counts?|stats|statistics|metrics|overview|score)$/i;
const ALL = /^(?:total|count|all|overall|(?:total|num|number of|no of)[ _-]?\w+|\w+[ _-]?(?:total|count))$/i;

/** Words of one meaning, by what they start with. */
const MEANINGS: readonly (readonly [string, RegExp])[] = [
  ['passed', /^(?:pass|ok$|success|succeed|compliant|true$|yes$)/i],
  ['failed', /^(?:fail|error|non[-_ ]?compliant|false$|no$)/i],
  ['skipped', /^(?:skip|ignored|not[-_ ]?run)/i],
  ['done', /^(?:done|complete|implemented|closed|resolved|fixed|mitigated|verified|approved)/i],
  ['partial', /^(?:partial|in[-_ ]?progress|wip|ongoing)/i],
  ['open', /^(?:open|todo|to[-_ ]do|pending|planned|not[-_ ]?(?:started|implemented|done)|missing|outstanding)/i],
];

/** Every total that can be checked: one list of items with a status each, and numbers beside or right below it. */
export function totalsOfStatusFile(node: SettingsNode): readonly Total[] {
  const found: Total[] = [];
  const open: SettingsNode[] = [node];
  for (let at = 0; at < open.length && at < 20_000; at += 1) {
    const one = open[at];
    if (one?.kind === 'list') open.push(...one.items.slice(0, 2000));
    if (one?.kind !== 'map') continue;
    found.push(...totalsOfMap(one));
    open.push(...one.entries.values());
  }
  return found.slice(0, 200);
}

function totalsOfMap(map: MapNode): readonly Total[] {
  const lists = [...map.entries].flatMap(([name, node]) => {
    const statuses = node.kind === 'list' ? statusesOf(node.items) : undefined;
    return statuses === undefined ? [] : [{ name, statuses }];
  });
  const [only] = lists;
  if (only === undefined || lists.length > 1) return [];
  const beside = numbersOf(map);
  const below = [...map.entries].flatMap(([name, node]) =>
    node.kind === 'map' && SUMMARY_KEYS.test(name) ? numbersOf(node) : [],
  );
  return [...beside, ...below].flatMap(({ name, value, line }): readonly Total[] => {
    const meaning = meaningOf(name);
    const isAll = meaning === undefined && (ALL.test(name) || name === only.name);
    if (!isAll && meaning === undefined) return [];
    const counted = isAll
      ? only.statuses.length
      : only.statuses.filter((status) => meaningOf(status) === meaning).length;
    return [
      {
        says: `${name}: ${value}`,
        stated: value,
        counted,
        of: isAll ? `entries of "${only.name}"` : `entries of "${only.name}" that are ${meaning}`,
        line,
      },
    ];
  });
}

/** The status of each item; undefined when some item has none that is understood. */
function statusesOf(items: readonly SettingsNode[]): readonly string[] | undefined {
  if (items.length === 0) return undefined;
  const statuses = items.map((item) => {
    if (item.kind !== 'map') return undefined;
    const key = STATUS_KEYS.find((name) => item.entries.get(name)?.kind === 'scalar');
    const node = key === undefined ? undefined : item.entries.get(key);
    if (node?.kind !== 'scalar') return undefined;
    const value = String(node.value);
    return key !== undefined && STATUS_KEYS.indexOf(key) > 4 ? (value === 'true' ? key : 'open') : value;
  });
  const known = statuses.filter((status) => status !== undefined);
  return known.length === items.length && known.every((status) => meaningOf(status) !== undefined) ? known : undefined;
}

function numbersOf(map: MapNode): readonly { readonly name: string; readonly value: number; readonly line: number }[] {
  return [...map.entries].flatMap(([name, node]) =>
    node.kind === 'scalar' && typeof node.value === 'number' && Number.isInteger(node.value)
      ? [{ name, value: node.value, line: node.line }]
      : [],
  );
}

function meaningOf(word: string): string | undefined {
  return MEANINGS.find(([, pattern]) => pattern.test(word))?.[0];
}
