/**
 * Puts the real output of `npm start` into the README, as it is on a fixed day.
 * @module
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from '../library/src/cli/load.ts';
import { checkPage } from '../library/src/report/index.ts';

const README = fileURLToPath(new URL('../README.md', import.meta.url));
const MODELS = ['models/virtengine', 'models/atlas', 'models/bitcoin-commons'];
const MARKED = /(<!-- output: npm start -->\n)[\s\S]*?(<!-- end -->)/;

/** The README with the page of the three models between its marks. */
export async function readmePage(): Promise<string> {
  const reports = await Promise.all(MODELS.map((model) => load(model, { clock: '2026-11-22' })));
  const page = checkPage(reports, { width: 100, color: false });
  const text = readFileSync(README, 'utf8');
  if (!MARKED.test(text)) throw new Error('Cannot write README.md: expected the marks of the output, found none');
  return text.replace(MARKED, (_, begin: string, end: string) => `${begin}\`\`\`\n${page.trimEnd()}\n\`\`\`\n${end}`);
}
