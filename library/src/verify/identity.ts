/**
 * Whether a source is the one the model means (`is:`): a repository of another name must not prove anything.
 * @module
 */
import type { FileSource } from './sources/source.ts';

/** How a folder says what it is: the file that names it, and the pattern that finds the name. */
const NAMES: Readonly<Record<string, { readonly file: string; readonly name: RegExp }>> = {
  cargo: { file: 'Cargo.toml', name: /^\[package\][^[]*?^name\s*=\s*["']([^"']+)["']/ms },
  npm: { file: 'package.json', name: /^\s*"name"\s*:\s*"([^"]+)"/m },
  go: { file: 'go.mod', name: /^module\s+(\S+)/m },
  python: { file: 'pyproject.toml', name: /^\[(?:project|tool\.poetry)\][^[]*?^name\s*=\s*["']([^"']+)["']/ms },
  'chain-id': { file: 'config/genesis.json', name: /"chain_id"\s*:\s*"([^"]+)"/ },
};

/** The words `is:` understands. */
export const IDENTITY_WORDS: readonly string[] = [...Object.keys(NAMES), 'file'];

/**
 * Why a folder is not the one that is meant, or undefined when it is.
 *
 * @param wanted such as `{ cargo: name }`; `{ file: path }` asks only that a file is there
 */
export async function whyNotIt(
  source: FileSource,
  wanted: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  for (const [word, value] of Object.entries(wanted)) {
    const why = await whyNot(source, word, String(value));
    if (why !== undefined) return why;
  }
  return undefined;
}

async function whyNot(source: FileSource, word: string, value: string): Promise<string | undefined> {
  if (word === 'file') {
    const there = await source.entry(value).then(
      () => true,
      () => false,
    );
    return there ? undefined : `It is not the right one: expected the file "${value}" in it`;
  }
  const rule = NAMES[word];
  if (rule === undefined) {
    return `Nobody can tell whether it is the right one: expected one of ${IDENTITY_WORDS.join(', ')} under "is", found "${word}"`;
  }
  const text = await source.text(rule.file).catch(() => undefined);
  const found = text === undefined ? undefined : rule.name.exec(text)?.[1];
  if (found === value) return undefined;
  return `It is not the right one: expected ${word} "${value}", found ${found === undefined ? `no name in ${rule.file}` : `"${found}"`}`;
}
