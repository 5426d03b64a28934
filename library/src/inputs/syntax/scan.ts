/**
 * What a quick look at a source file tells: which words it has, which modules it may import, whether it may start a
 * program. It may say too much and never too little, so that only files that matter have to be parsed.
 * @module
 */
import type { CodeLanguage } from './facts.ts';
import { wordsOf } from './words.ts';

/** What a quick look tells. */
export interface Scan {
  /** See `openWords`. */
  readonly words: string;
  /** Modules it may import, as written. */
  readonly imports: readonly string[];
  /** Whether a program may start here. */
  readonly isMain: boolean;
}

const IMPORTS: Readonly<Record<CodeLanguage, RegExp>> = {
  javascript: /(?:\bfrom|\bimport|\brequire|\bURL)\s*\(?\s*["'`](?<one>[^"'`\n]+)["'`]/g,
  python: /^[ \t]*(?:from[ \t]+(?<one>[.\w]+)[ \t]+import\b|import[ \t]+(?<many>[^\n#;]+))/gm,
  go: /^[ \t]*(?:import[ \t]*\(?[ \t]*)?(?:[\w.]+[ \t]+)?"(?<one>[^"\n]+)"/gm,
  rust: /(?!)/g,
};

const MAIN: Readonly<Record<CodeLanguage, RegExp>> = {
  javascript: /^#!.*\b(?:node|deno|bun|tsx|ts-node)\b/,
  python: /__name__\s*==\s*["']__main__|["']__main__["']\s*==\s*__name__/,
  go: /^package main\b/m,
  rust: /^\s*(?:pub\s+)?(?:async\s+)?fn\s+main\s*\(/m,
};

/** Looks quickly at a text. */
export function scan(text: string, language: CodeLanguage): Scan {
  const imports = new Set<string>();
  for (const { groups } of text.matchAll(IMPORTS[language])) {
    if (groups?.['one'] !== undefined) imports.add(groups['one']);
    for (const one of groups?.['many']?.split(',') ?? []) imports.add(one.trim().split(/\s/)[0] ?? '');
  }
  imports.delete('');
  return { words: wordsOf(text), imports: [...imports], isMain: MAIN[language].test(text) };
}
