/**
 * What the terminal can do, and the ways of writing to it.
 * @module
 */
import { writeFileSync } from 'node:fs';
import { jsonText } from '../report/index.ts';

/** How wide and how colorful a page may be. */
export interface Terminal {
  readonly width: number;
  readonly color: boolean;
}

/** The narrowest and widest a page is set; longer lines are hard to read. */
const NARROWEST = 60;
const WIDEST = 140;

/** Looks at standard output; color only on a terminal, or when FORCE_COLOR asks for it. */
export function terminal(): Terminal {
  const { NO_COLOR, FORCE_COLOR, COLUMNS, TERM } = process.env;
  const color =
    FORCE_COLOR !== undefined && FORCE_COLOR !== '0'
      ? true
      : process.stdout.isTTY === true && !NO_COLOR && TERM !== 'dumb';
  const columns = Number(COLUMNS) || process.stdout.columns || 100;
  return { width: Math.min(WIDEST, Math.max(NARROWEST, columns)), color };
}

/** Prints a page, or writes it to a file when one is named. */
export function emit(text: string, file?: string): void {
  const page = text.endsWith('\n') ? text : `${text}\n`;
  if (file === undefined) process.stdout.write(page);
  else writeFileSync(file, page);
}

/** Prints JSON, or writes it to a file. */
export function emitJson(value: unknown, file?: string): void {
  emit(jsonText(value), file);
}

/** Runs something and says what it does on standard error when it takes over a second. */
export async function withProgress<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  if (process.stderr.isTTY !== true) return work();
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    process.stderr.write(`${what} ...`);
  }, 1000);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (shown) process.stderr.write('\r\u001b[K');
  }
}
