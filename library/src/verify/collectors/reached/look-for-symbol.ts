/**
 * Looks for a symbol in an open source.
 * @module
 */
import type { CodeLanguage } from '../../../inputs/syntax/index.ts';
import type { Claim } from './claim.ts';
import { referencesTo } from './definitions.ts';
import { doubtOf } from './edges.ts';
import { findSymbol, lastNameOf } from './find-symbol.ts';
import type { OpenGround } from './ground.ts';
import { isCompiled } from './is-compiled.ts';
import { type Found, type Step, search, stepOf } from './search.ts';
import { type Asked, hasProgram, startsAt } from './starts.ts';
import { type Site, siteKey } from './values.ts';

/** What was found of a symbol or a module. */
export interface Sighting extends Found {
  /** Where it is defined; several when the symbol may mean several things. */
  readonly defined: readonly Step[];
  /** Where something of its last name is defined or named, when it is not defined itself. */
  readonly near: readonly Step[];
  /** Whether it is compiled at all: a Rust file that no module declares is not. */
  readonly isCompiled: boolean;
  /** Whether the source has a program at all. */
  readonly hasProgram: boolean;
  /** Whether the place named by `from` was found. */
  readonly hasFrom: boolean;
}

/** What is found of nothing. */
export const NOTHING: Found = { ways: {}, doubts: [], callers: [], names: [], isCut: false };

function languageOf({ language }: Claim): CodeLanguage | undefined {
  return language === 'typescript' ? 'javascript' : language;
}

/** Looks for a symbol. */
export function lookForSymbol(ground: OpenGround, question: Claim, symbol: string): Sighting {
  const wanted = { symbol, file: question.file, language: languageOf(question) };
  const groups = findSymbol(ground.resolver, wanted).flatMap((group) =>
    isMixed(ground, group) ? group.map((one) => [one]) : [group],
  );
  const [only] = groups;
  const own = new Set(groups.flat().map(siteKey));
  const asked = askedBy(ground, question, (node) => own.has(siteKey(node)));
  const found = only === undefined || groups.length > 1 ? NOTHING : searchTwice(ground, only, asked);
  return {
    ...found,
    defined: groups.map((group) => stepOf(ground, group[0] ?? { file: '', index: -1 })),
    near: groups.length > 0 ? [] : nearTo(ground, symbol),
    isCompiled: isCompiled(
      ground,
      groups.flat().map(({ file }) => file),
    ),
    hasProgram: hasProgram(ground),
    hasFrom: hasFrom(question, asked),
  };
}

/**
 * Whether some variants of a definition are left out of the usual build: the one that is built may be a stand-in for the
 * one that is meant. Variants for other systems are no stand-ins.
 */
function isMixed(ground: OpenGround, group: readonly Site[]): boolean {
  return (
    group.length > 1 &&
    group.some((site) => {
      const doubt = doubtOf(ground, site);
      return doubt !== undefined && !/\b(?:windows|unix|linux|macos|darwin|android|ios|wasm|target_\w+)\b/.test(doubt);
    })
  );
}

/** Definitions of the same last name elsewhere, and code that names it although nothing defines it. */
function nearTo(ground: OpenGround, symbol: string): readonly Step[] {
  const { world } = ground.resolver;
  const name = lastNameOf(symbol);
  const others = findSymbol(ground.resolver, { symbol: name }).flat();
  if (others.length > 0) return others.map((site) => stepOf(ground, site));
  return world.withWords(name).flatMap((file) => {
    const [first] = referencesTo(world.facts(file), name);
    return first === undefined ? [] : [{ name, file, line: first.line }];
  });
}

/** Looks for a certain way first, because for that fewer files have to be parsed. */
export function searchTwice(ground: OpenGround, targets: readonly Site[], asked: Asked): Found {
  const certain = { ...ground, certain: true };
  const found = search(certain, targets, (node) => startsAt(certain, node, asked));
  if (ground.isMissing() || found.ways.from !== undefined || found.ways.program !== undefined) return found;
  return search(ground, targets, (node) => startsAt(ground, node, asked));
}

/** What a claim counts as a start: a file, or every variant of the one symbol of that name. */
export function askedBy({ resolver }: OpenGround, claim: Claim, isOwn: Asked['isOwn']): Asked {
  const { entry, from } = claim;
  const none = { entry, isOwn, from: new Set<string>() };
  if (from === undefined) return none;
  if (resolver.world.isFile(from)) return { ...none, fromFile: from };
  const groups = findSymbol(resolver, { symbol: from, language: languageOf(claim) });
  return { ...none, from: new Set(groups.length === 1 ? groups.flat().map(siteKey) : []) };
}

/** Whether the place a claim starts from is one place of the source. */
export function hasFrom(claim: Claim, { from, fromFile }: Asked): boolean {
  return claim.from === undefined || from.size > 0 || fromFile !== undefined;
}
