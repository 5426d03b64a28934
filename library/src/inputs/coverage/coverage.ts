/**
 * Which lines ran, however a tool wrote it down.
 * @module
 */

/** The lines of one file that a tool watched, by line number, with how often each ran. */
export interface CoveredFile {
  /** As the report writes it: a path from somewhere, often absolute. */
  readonly file: string;
  readonly lines: readonly (readonly [line: number, hits: number])[];
}

/** One coverage report. */
export interface Coverage {
  readonly format: 'lcov' | 'llvm-cov' | 'cobertura' | 'go' | 'coverage.py';
  readonly files: readonly CoveredFile[];
  /** When it was written, ISO, where it says so. */
  readonly time?: string;
}

/** Lines by file while a report is read; a line that is listed twice ran as often as the busier says. */
export class LineTally {
  readonly #files = new Map<string, Map<number, number>>();

  add(file: string, line: number, hits: number): void {
    if (!Number.isSafeInteger(line) || line < 1 || !Number.isFinite(hits)) return;
    let lines = this.#files.get(file);
    if (lines === undefined) {
      lines = new Map();
      this.#files.set(file, lines);
    }
    lines.set(line, Math.max(lines.get(line) ?? 0, Math.max(0, hits)));
  }

  files(): readonly CoveredFile[] {
    return [...this.#files].map(([file, lines]) => ({ file, lines: [...lines].sort(([one], [other]) => one - other) }));
  }
}
