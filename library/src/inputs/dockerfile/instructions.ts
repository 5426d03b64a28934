/**
 * The instructions of a Dockerfile: continuation lines joined, comments left out, here-documents taken in.
 * @module
 */

/** A text written inside the Dockerfile and handed to an instruction as a file. */
export interface Heredoc {
  readonly name: string;
  readonly body: string;
}

export interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  /** What follows the keyword and its flags, continuation lines joined by a space. */
  readonly text: string;
  /** The words, when they are written as a JSON list. */
  readonly words?: readonly string[];
  /** `--from=build` is `from` with the value `build`; of several with one name the last. */
  readonly flags: Readonly<Record<string, string>>;
  readonly heredocs: readonly Heredoc[];
  readonly line: number;
}

export interface Instructions {
  readonly instructions: readonly Instruction[];
  readonly syntax: string | undefined;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

const KEYWORDS = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);
const TAKES_HEREDOC = new Set(['RUN', 'COPY', 'ADD']);
const LARGEST = 4 * 1024 * 1024;

/** Reads the lines of a Dockerfile as instructions. */
export function instructionsOf(text: string): Instructions {
  if (text.length > LARGEST) {
    const message = `expected at most ${LARGEST} characters, found ${text.length}`;
    return { instructions: [], syntax: undefined, problems: [{ line: 1, message }] };
  }
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const { syntax, continuation } = directivesOf(lines);
  const instructions: Instruction[] = [];
  const problems: { line: number; message: string }[] = [];
  let at = 0;
  while (at < lines.length) {
    if (isSkipped(lines[at])) {
      at += 1;
      continue;
    }
    const line = at + 1;
    const joined = joinLines(lines, at, continuation);
    at = joined.next;
    const [, keyword = '', rest = ''] = /^\s*(\S+)\s*(.*)$/s.exec(joined.text) ?? [];
    const name = keyword.toUpperCase();
    if (!KEYWORDS.has(name)) {
      problems.push({ line, message: `expected an instruction, found "${keyword.slice(0, 40)}"` });
      continue;
    }
    const { flags, text: said } = flagsOf(rest);
    const heredocs: Heredoc[] = [];
    if (TAKES_HEREDOC.has(name)) {
      for (const opening of openingsIn(said)) {
        const taken = takeHeredoc(lines, at, opening);
        heredocs.push({ name: opening.name, body: taken.body });
        at = taken.next;
        if (!taken.closed) problems.push({ line, message: `expected the end "${opening.name}" of a here-document` });
      }
    }
    const words = wordsOf(said);
    instructions.push({ keyword: name, text: said, ...(words !== undefined && { words }), flags, heredocs, line });
  }
  return { instructions, syntax, problems };
}

function isSkipped(line: string | undefined): boolean {
  return line === undefined || /^\s*(?:#|$)/.test(line);
}

/** The directives at the very top: a syntax to load, and the character that continues lines. */
function directivesOf(lines: readonly string[]): {
  readonly syntax: string | undefined;
  readonly continuation: string;
} {
  const found = new Map<string, string>();
  for (const line of lines) {
    const parts = /^\s*#\s*(\w+)\s*=\s*(\S+)\s*$/.exec(line);
    if (parts === null) break;
    const name = (parts[1] ?? '').toLowerCase();
    if (!found.has(name)) found.set(name, parts[2] ?? '');
  }
  return { syntax: found.get('syntax'), continuation: found.get('escape') === '`' ? '`' : '\\' };
}

/** A line with those that continue it; comments and empty lines between them are left out. */
function joinLines(lines: readonly string[], start: number, continuation: string) {
  const parts: string[] = [];
  let at = start;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    at += 1;
    if (parts.length > 0 && isSkipped(line)) continue;
    const ended = line.trimEnd();
    if (!ended.endsWith(continuation)) {
      parts.push(line.trim());
      break;
    }
    parts.push(ended.slice(0, -1).trim());
  }
  return { text: parts.join(' ').trim(), next: at };
}

function flagsOf(rest: string): { readonly flags: Readonly<Record<string, string>>; readonly text: string } {
  const flags: Record<string, string> = {};
  let text = rest;
  for (;;) {
    const flag = /^--([a-z][\w-]*)(?:=(\S*))?(?:\s+|$)/.exec(text);
    if (flag === null) return { flags, text };
    flags[flag[1] ?? ''] = flag[2] ?? '';
    text = text.slice(flag[0].length);
  }
}

interface Opening {
  readonly name: string;
  /** Whether leading tabs are taken off. */
  readonly isIndented: boolean;
}

/** The here-documents an instruction opens, in the order their bodies follow; `<<` inside quotes opens none. */
function openingsIn(text: string): readonly Opening[] {
  if (text.startsWith('[')) return [];
  const unquoted = text.replace(/(?<!<<-?)(["'])(?:(?!\1).)*\1/g, ' ');
  return [...unquoted.matchAll(/(?<![<\w])<<(-?)(["']?)([A-Za-z_]\w*)\2(?![\w"'])/g)].map((found) => ({
    name: found[3] ?? '',
    isIndented: found[1] === '-',
  }));
}

function takeHeredoc(lines: readonly string[], start: number, { name, isIndented }: Opening) {
  const body: string[] = [];
  for (let at = start; at < lines.length; at += 1) {
    const line = isIndented ? (lines[at] ?? '').replace(/^\t+/, '') : (lines[at] ?? '');
    if (line === name) return { body: body.join('\n'), next: at + 1, closed: true };
    body.push(line);
  }
  return { body: body.join('\n'), next: lines.length, closed: false };
}

function wordsOf(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const words: unknown = JSON.parse(text);
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : undefined;
  } catch {
    return undefined;
  }
}
