/**
 * Asks about a small source that is written out in a test: `=== path` starts a file.
 * @module
 */
import picomatch from 'picomatch';
import { grammarOf, openWords, type Scan, scan } from '../../../inputs/syntax/index.ts';
import { factsOf } from '../../../inputs/syntax/open-grammars.fixture.ts';
import type { Judgement } from '../../../model/evidence.ts';
import type { Claim } from './claim.ts';
import { collector } from './collector.ts';
import { investigate } from './investigate.ts';
import { lookFor } from './look-for-module.ts';
import { MANIFESTS } from './manifests.ts';
import { type Observation, observe } from './observation.ts';
import { isProductCode } from './product-code.ts';

/** The files of a tree. */
export function filesOf(tree: string): ReadonlyMap<string, string> {
  const parts = tree.split(/^=== (.+)\n/m).slice(1);
  return new Map(parts.flatMap((path, index) => (index % 2 === 0 ? [[path, parts[index + 1] ?? ''] as const] : [])));
}

/** What is seen in a tree. */
export async function see(tree: string, claim: Claim): Promise<Observation> {
  const texts = filesOf(tree);
  const isManifest = picomatch(MANIFESTS);
  const files = [...texts.keys()].filter((path) => grammarOf(path) !== undefined && isProductCode(path)).sort();
  const scans = new Map<string, Scan>(
    files.map((path) => [path, scan(texts.get(path) ?? '', grammarOf(path)?.language ?? 'go')]),
  );
  const words = new Map([...scans].map(([path, { words: own }]) => [path, openWords(own)]));
  const sighting = await investigate(
    {
      files,
      hasWord: (file, word) => words.get(file)?.(word) === true,
      importsOf: (file) => scans.get(file)?.imports ?? [],
      mains: new Set(files.filter((file) => scans.get(file)?.isMain === true)),
      manifests: new Map([...texts].filter(([path]) => isManifest(path))),
    },
    async (wanted) =>
      new Map(
        await Promise.all(wanted.map(async (path) => [path, await factsOf(path, texts.get(path) ?? '')] as const)),
      ),
    (ground) => lookFor(ground, claim),
  );
  return observe(sighting, { files: files.length, tests: [], elsewhere: [], unread: [] });
}

/** The verdict on a claim about a tree: with the failed check where it is broken. */
export async function judgeTree(tree: string, written: Readonly<Record<string, string>>): Promise<Judgement> {
  const claim = collector.claim.parse(written);
  return collector.judge(claim, await see(tree, claim), { now: '2026-11-22T12:00:00Z' });
}

/** A judgement in few words, such as `upheld active` or `broken never-called`. */
export function inShort({ verdict, depth, details }: Judgement): string {
  return [verdict, depth ?? details?.[0]?.check].filter((part) => part !== undefined).join(' ');
}
