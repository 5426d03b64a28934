/**
 * Writes docs/formats.md: what is read and written, and how the corpus of real files was read. Run it with
 * `npm run formats-page` where the corpus lies beside the project.
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatNotes, readForeign } from '../library/src/formats/index.ts';
import { CORPUS, contextIn, expectedCounts, hasCorpus } from '../library/src/formats/try-format.fixture.ts';
import type { FormatNote } from '../library/src/model/foreign.ts';

const PAGE = join(dirname(fileURLToPath(import.meta.url)), '../docs/formats.md');

interface Row {
  readonly format: string;
  files: number;
  refused: number;
  figures: number;
  equal: number;
}

/** How the corpus was read, by the names of its table. */
export async function conformance(): Promise<readonly Row[]> {
  const rows = new Map<string, Row>();
  for (const expected of expectedCounts()) {
    const file = join(CORPUS, expected.path);
    const { counts, text } = await readForeign(
      { name: file, bytes: readFileSync(file) },
      { context: contextIn(dirname(file)) },
    );
    const row = rows.get(expected.format) ?? { format: expected.format, files: 0, refused: 0, figures: 0, equal: 0 };
    rows.set(expected.format, row);
    row.files += 1;
    if (text === undefined) row.refused += 1;
    for (const [name, number] of Object.entries(expected.counts)) {
      row.figures += 1;
      if (counts[name] === number) row.equal += 1;
    }
  }
  return [...rows.values()];
}

/** The lines of the table of conformance. */
export function conformanceTable(rows: readonly Row[]): string {
  const sum = (key: 'files' | 'refused' | 'figures' | 'equal'): number => rows.reduce((all, row) => all + row[key], 0);
  return [
    '| format | files | refused | figures | equal |',
    '|---|---:|---:|---:|---:|',
    ...rows.map(
      ({ format, files, refused, figures, equal }) => `| ${format} | ${files} | ${refused} | ${figures} | ${equal} |`,
    ),
    `| all | ${sum('files')} | ${sum('refused')} | ${sum('figures')} | ${sum('equal')} |`,
  ].join('\n');
}

function formatTable(notes: readonly FormatNote[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  return [
    '| name | in | out | what it is | what it has no place for |',
    '|---|---|---|---|---|',
    ...notes.map(
      ({ id, aliases = [], title, about, isRead, isWritten, leavesOut = '' }) =>
        `| \`${id}\`${aliases.map((alias) => `, \`${alias}\``).join('')} | ${isRead ? 'yes' : ''} | ${isWritten ? 'yes' : ''} | ${cell(title)}: ${cell(about)} | ${cell(leavesOut)} |`,
    ),
  ].join('\n');
}

async function page(): Promise<string> {
  return `# Formats

Models of other tools, in and out. Made by \`npm run formats-page\`; do not edit.

\`vauban import FILE... -o DIR\` finds the format by the structure of a file, never by its name alone, and writes a model
with what was kept under \`origin\`. \`vauban export MODEL --to NAME -o FILE\` writes one. Both list what could not be
carried, in words and with places. Nothing in a file is executed or fetched.

${formatTable(formatNotes())}

## How real files are read
The corpus has ${expectedCounts().length} real files of other people's, each with contents that were counted independently. A figure is one of
those counts: components, flows, boundaries, threats, mitigations, and what else a format has. Files that a format must
refuse are refused with one problem. Of the threats that Microsoft's tool recorded and that are still drawn, every one is
reproduced by running the file's own rules, and none beyond them.

${conformanceTable(await conformance())}

## What is counted
\`counts\` in the JSON of \`vauban import\` are keyed by the words of the source format, as in the table above: a notion that a
format does not have is left out. \`model\` counts the entries that were written.
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!hasCorpus) throw new Error('Cannot write the page: the corpus does not lie beside the project');
  writeFileSync(PAGE, await page());
  process.stdout.write('Wrote docs/formats.md\n');
}
