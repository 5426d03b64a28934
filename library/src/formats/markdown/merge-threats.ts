/**
 * Finds the places of a document that speak of one threat: a section that tells it, a row that rates it, a list that
 * names it. Two are one when they have the same number or the same name, or when one name has all words of the other
 * and there is no third; never when they hit different things.
 * @module
 */
import { foldName, foldWhole, wordsOf } from './fold.ts';
import { saidAs, type Thing } from './record.ts';

/** A threat with everything that is said of it anywhere. */
export interface Told {
  readonly thing: Thing;
  /** Its other names. */
  readonly aka: readonly string[];
  /** All places, in the order of the document. */
  readonly places: readonly Thing[];
}

/** Brings together what is one threat. */
export function mergeThreats(things: readonly Thing[]): readonly Told[] {
  const groups: Thing[][] = [];
  const byKey = new Map<string, Thing[]>();
  const spellings = new Map<string, Set<string>>();
  for (const { name } of things) {
    const short = foldName(name);
    spellings.set(short, (spellings.get(short) ?? new Set()).add(foldWhole(name)));
  }
  for (const thing of things) {
    const keys = keysOf(thing, (spellings.get(foldName(thing.name))?.size ?? 0) <= 2);
    const group = keys
      .map((key) => byKey.get(key))
      .find((one) => one?.every((other) => goTogether(thing, other)) === true);
    if (group === undefined) {
      const own = [thing];
      groups.push(own);
      for (const key of keys) if (!byKey.has(key)) byKey.set(key, own);
    } else {
      group.push(thing);
      for (const key of keys) if (!byKey.has(key)) byKey.set(key, group);
    }
  }
  return joinLonger(groups).map(told);
}

/** What stands in parentheses may be left out, unless it is what tells several apart. */
function keysOf({ key, name }: Thing, isShort: boolean): readonly string[] {
  return [
    ...(key === undefined ? [] : [`#${key.toLowerCase()}`]),
    `=${foldWhole(name)}`,
    ...(isShort ? [`~${foldName(name)}`] : []),
  ];
}

/** Different numbers or different targets make different threats. */
function goTogether(one: Thing, other: Thing): boolean {
  if (one.key !== undefined && other.key !== undefined) return one.key.toLowerCase() === other.key.toLowerCase();
  const [here, there] = [targetOf(one), targetOf(other)];
  return here === undefined || there === undefined || foldWhole(here) === foldWhole(there);
}

function targetOf(thing: Thing): string | undefined {
  return saidAs(thing, 'target') ?? (thing.setting.stride === undefined ? undefined : thing.setting.subject);
}

/** Joins groups where the name of one has all words of the other, both ways unique, and only one of them is rated. */
function joinLonger(groups: readonly Thing[][]): readonly Thing[][] {
  if (groups.length > 2000) return groups;
  const words = groups.map((group) => new Set(wordsOf(group[0]?.name ?? '')));
  const isPair = (short: number, long: number): boolean => {
    const [few, many] = [words[short] ?? new Set<string>(), words[long] ?? new Set<string>()];
    if (short === long || few.size < 2 || few.size >= many.size || ![...few].every((word) => many.has(word)))
      return false;
    const [one, other] = [groups[short] ?? [], groups[long] ?? []];
    const isRated = (group: readonly Thing[]): boolean => group.some((thing) => thing.said.has('likelihood'));
    const isApart = one.every((thing) =>
      other.every((that) => thing.setting.titles.at(-1) !== that.setting.titles.at(-1)),
    );
    return (
      isRated(one) !== isRated(other) && isApart && one.every((thing) => other.every((that) => goTogether(thing, that)))
    );
  };
  const joined = new Map<number, number>();
  for (const short of groups.keys()) {
    const longer = [...groups.keys()].filter((long) => isPair(short, long));
    const long = longer[0];
    if (long === undefined || longer.length > 1) continue;
    const shorter = [...groups.keys()].filter((other) => isPair(other, long));
    if (shorter.length === 1) joined.set(short, long);
  }
  return groups.flatMap((group, at) => {
    if (joined.has(at)) return [];
    const others = [...joined].filter(([, long]) => long === at).flatMap(([short]) => groups[short] ?? []);
    return [[...group, ...others]];
  });
}

function told(places: readonly Thing[]): Told {
  const [first, ...others] = places;
  if (first === undefined) throw new RangeError('Cannot tell a threat of no place');
  const thing = {
    ...first,
    said: new Map(first.said),
    see: [...first.see],
    parts: [...first.parts],
    kept: { ...first.kept },
  };
  const aka: string[] = [];
  for (const other of others) {
    thing.key ??= other.key;
    if (other.name.toLowerCase() !== thing.name.toLowerCase() && foldWhole(other.name) !== foldWhole(thing.name))
      aka.push(other.name);
    for (const [role, said] of other.said) {
      const known = thing.said.get(role) ?? [];
      thing.said.set(role, [...known, ...said.filter(({ text }) => known.every((one) => one.text !== text))]);
    }
    thing.see.push(...other.see.filter((one) => !thing.see.includes(one)));
    Object.assign(thing.kept, other.kept);
  }
  return { thing, aka: [...new Set(aka)], places };
}
