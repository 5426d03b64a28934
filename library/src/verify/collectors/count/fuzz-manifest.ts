/**
 * The programs that the Cargo manifest of a fuzz folder builds: a fuzz target that is not among them never runs.
 * @module
 */
import { keepOnly, lex } from '../../lexing/index.ts';

/** The files of its `[[bin]]` tables, from the root of the source; none for a manifest without such a table. */
export function fuzzBinaries(path: string, text: string): readonly string[] {
  if (!text.includes('[[bin]]')) return [];
  const written = keepOnly(text, lex(text, 'toml'), ['code', 'string']);
  const folder = path.slice(0, -'Cargo.toml'.length);
  return written
    .split(/^[ \t]*\[\[bin\]\]/m)
    .slice(1)
    .flatMap((table) => {
      const own = table.split(/^[ \t]*\[/m)[0] ?? '';
      const value = (key: string): string | undefined =>
        new RegExp(`^[ \\t]*${key}[ \\t]*=[ \\t]*["']([^"'\\n]+)["']`, 'm').exec(own)?.[1];
      const name = value('name');
      const file = value('path') ?? (name === undefined ? undefined : `src/bin/${name}.rs`);
      return file === undefined ? [] : [joined(folder, file)];
    });
}

function joined(folder: string, file: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${file}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
