/**
 * `vauban report`: the workbench frozen into one file that opens from the disk, or the same as PDF or Markdown.
 * @module
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { deflateSync } from 'node:zlib';
import { readModel } from '../model/files/read-model.ts';
import { VaubanError } from '../model/problem.ts';
import { checkMarkdown } from '../report/index.ts';
import { WORKBENCH } from '../server/assets.ts';
import { encodePlain, frozenOf, openSession } from '../session/index.ts';
import { clockOf, exitOf, load } from './load.ts';
import { loadVerified } from './load-verified.ts';
import { emit, withProgress } from './terminal.ts';

interface ReportFlags {
  readonly format: 'html' | 'pdf' | 'markdown';
  readonly output?: string;
  readonly environment?: string;
  readonly clock?: string;
}

/** Where the page keeps what it shows. */
const PLACE = '<script type="text/plain" id="vauban-frozen">';
/** No network, whatever a model says. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'";

/** Writes a report. */
export async function report(path: string, flags: ReportFlags): Promise<void> {
  if (flags.format === 'markdown') {
    const checked = await load(path, flags);
    emit(checkMarkdown([checked]), flags.output);
    process.exitCode = exitOf([checked]);
    return;
  }
  if (flags.output === undefined) {
    throw new VaubanError('USAGE', `Cannot write the report: expected -o with a file`, {
      hint: `Such as: vauban report ${path} -o report.${flags.format}`,
    });
  }
  const page = await withProgress('Computing the report', () => frozenPage(path, flags));
  if (flags.format === 'html') writeFileSync(flags.output, page);
  else await printed(page, resolve(flags.output));
  emit(`Wrote ${flags.output} (${(readFileSync(flags.output).length / 1e6).toFixed(1)} MB)`);
}

/** The page with everything it shows inside. */
async function frozenPage(path: string, { environment, clock }: ReportFlags): Promise<string> {
  const template = join(WORKBENCH, 'frozen.html');
  if (!existsSync(template)) {
    throw new VaubanError('NO_SUCH_FILE', 'Cannot write the report: the workbench is not built', {
      hint: 'Run "npm run build"',
    });
  }
  const { files, ruleFiles, problems } = await readModel(path);
  if (problems[0]?.code === 'not-a-model')
    throw new VaubanError('NO_SUCH_FILE', problems[0].message, { hint: problems[0].hint });
  const { evidence, posture } = await loadVerified(path, {
    environment,
    clock,
    offline: true,
    record: false,
    onProgress: () => {},
  });
  const session = await openSession({
    path,
    files,
    rules: ruleFiles.map(({ file }) => file),
    clock: clockOf(clock),
    environment,
    look: { evidence, posture },
  });
  // Packed: uncompressed, the answers would be half of the file.
  const data = deflateSync(encodePlain(await frozenOf(session)), { level: 9 }).toString('base64');
  return readFileSync(template, 'utf8')
    .replace('<head>', () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />`)
    .replace(PLACE, () => `${PLACE}${data}`);
}

/** Names of Chromium and its kin. */
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];

/** Prints a page with the browser of this machine. */
async function printed(page: string, file: string): Promise<void> {
  const browser = browserHere();
  if (browser === undefined) {
    throw new VaubanError(
      'USAGE',
      'Cannot print the report as PDF: found no Chromium, Chrome or Edge on this machine',
      {
        hint: 'Install one, or name it in CHROME_PATH; or write --format html and print that',
      },
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'vauban-report-'));
  try {
    const html = join(folder, 'report.html');
    writeFileSync(html, page);
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    await promisify(execFile)(
      browser,
      [
        '--headless',
        ...sandbox,
        '--disable-gpu',
        `--user-data-dir=${join(folder, 'profile')}`,
        '--no-pdf-header-footer',
        '--virtual-time-budget=15000',
        `--print-to-pdf=${file}`,
        `${pathToFileURL(html).href}#/all`,
      ],
      { timeout: 120_000 },
    );
    if (!existsSync(file)) throw new Error('the browser wrote no file');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new VaubanError('USAGE', `Cannot print the report with "${browser}": ${reason}`, { cause });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function browserHere(): string | undefined {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && existsSync(named)) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const places = [
    ...folders.flatMap((folder) => BROWSERS.map((name) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return places.find((place) => existsSync(place));
}
