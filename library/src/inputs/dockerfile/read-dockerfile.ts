/**
 * A Dockerfile as instructions and build stages. Nothing of it is run; what a shell would do with a RUN stays text.
 * https://docs.docker.com/reference/dockerfile/
 * @module
 */
import type { Problem } from '../../model/problem.ts';
import { type ImageReference, imageReference } from './image-reference.ts';
import { type Instruction, instructionsOf } from './instructions.ts';

/** A variable an instruction sets, with the line it stands in. */
export interface Assignment {
  readonly name: string;
  /** Absent for an ARG without a default. */
  readonly value: string | undefined;
  readonly line: number;
}

export interface ExposedPort {
  readonly from: number;
  readonly to: number;
  readonly protocol: string;
  readonly line: number;
}

/** A file copied or added from the build context, another stage, an image or an address. */
export interface Copy {
  readonly keyword: 'COPY' | 'ADD';
  /** The stage or image it comes from; absent for the build context. */
  readonly from: string | undefined;
  readonly sources: readonly string[];
  readonly to: string;
  /** What the content must be, with ADD. */
  readonly checksum: string | undefined;
  readonly line: number;
}

/** What an instruction says as text. */
export interface Said {
  readonly text: string;
  readonly line: number;
}

/** A command: a list of words, or one text for a shell. */
export interface Command extends Said {
  readonly words: readonly string[] | undefined;
}

/** A command of the build with what it mounts. */
export interface Run extends Command {
  readonly flags: readonly string[];
}

export interface Stage {
  readonly index: number;
  readonly name: string | undefined;
  readonly line: number;
  /** As written, variables included. */
  readonly base: string;
  /** The image after the defaults of the ARGs above it; absent when it is another stage. */
  readonly image: ImageReference | undefined;
  /** The earlier stage it starts from. */
  readonly parent: number | undefined;
  readonly platform: string | undefined;
  readonly users: readonly Said[];
  readonly exposed: readonly ExposedPort[];
  readonly environment: readonly Assignment[];
  readonly arguments: readonly Assignment[];
  readonly labels: readonly Assignment[];
  readonly runs: readonly Run[];
  readonly copies: readonly Copy[];
  readonly volumes: readonly Said[];
  readonly entrypoint: Command | undefined;
  readonly command: Command | undefined;
  readonly healthcheck: Said | undefined;
}

export interface Dockerfile {
  readonly file: string;
  /** The image of the frontend that reads it, from `# syntax=`. */
  readonly syntax: string | undefined;
  /** The ARGs before the first stage. */
  readonly arguments: readonly Assignment[];
  readonly stages: readonly Stage[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a Dockerfile; never throws on bad input.
 *
 * @param file the name that problems carry
 */
export function readDockerfile(text: string, file: string): Dockerfile {
  const { instructions, syntax, problems: mistakes } = instructionsOf(text);
  const problems: Problem[] = mistakes.map(({ line, message }) => ({
    code: 'wrong-value',
    message: `Cannot read "${file}" at ${line}:1: ${message}`,
    at: { file, line, column: 1 },
  }));
  const { stages, arguments: globals } = stagesOf(instructions);
  if (stages.length === 0) {
    const message = `Cannot read "${file}" as a Dockerfile: expected an instruction FROM`;
    problems.push({ code: 'missing', message, at: { file, line: 1, column: 1 } });
  }
  return { file, syntax, arguments: globals, stages, problems };
}

/** The build stages that instructions make, and the arguments before the first of them. */
export function stagesOf(instructions: readonly Instruction[]): Pick<Dockerfile, 'stages' | 'arguments'> {
  const starts = instructions.flatMap(({ keyword }, index) => (keyword === 'FROM' ? [index] : []));
  const globals = instructions.slice(0, starts[0] ?? 0).flatMap(argumentsOf);
  const stages: Stage[] = [];
  for (const [index, start] of starts.entries()) {
    const body = instructions.slice(start, starts[index + 1] ?? instructions.length);
    stages.push(stageOf(body, { index, globals, before: stages }));
  }
  return { stages, arguments: globals };
}

interface Before {
  readonly index: number;
  readonly globals: readonly Assignment[];
  readonly before: readonly Stage[];
}

function stageOf(instructions: readonly Instruction[], { index, globals, before }: Before): Stage {
  const [from] = instructions;
  const parts = /^(\S+)(?:\s+as\s+(\S+))?/i.exec(from?.text ?? '');
  const base = parts?.[1] ?? '';
  const name = parts?.[2]?.toLowerCase();
  const resolved = fillIn(base, globals);
  const parent = before.find((stage) => stage.name !== undefined && stage.name === resolved.toLowerCase())?.index;
  const all = (keyword: string): readonly Instruction[] => instructions.filter((one) => one.keyword === keyword);
  const said = (keyword: string): readonly Said[] => all(keyword).map(({ text, line }) => ({ text, line }));
  return {
    index,
    name,
    line: from?.line ?? 1,
    base,
    image: parent === undefined ? imageReference(resolved) : undefined,
    parent,
    platform: from?.flags['platform'],
    users: said('USER'),
    exposed: all('EXPOSE').flatMap(portsOf),
    environment: all('ENV').flatMap(assignmentsOf),
    arguments: instructions.flatMap(argumentsOf),
    labels: all('LABEL').flatMap(assignmentsOf),
    runs: all('RUN').map((run) => ({
      ...commandOf(run),
      flags: Object.entries(run.flags).map((flag) => flag.join('=')),
    })),
    copies: instructions.flatMap(copyOf),
    volumes: said('VOLUME'),
    entrypoint: all('ENTRYPOINT').map(commandOf).at(-1),
    command: all('CMD').map(commandOf).at(-1),
    healthcheck: said('HEALTHCHECK').at(-1),
  };
}

/** A text with `$NAME`, `${NAME}` and `${NAME:-default}` filled in as far as the values are known. */
function fillIn(text: string, known: readonly Assignment[]): string {
  return text.replace(/\$\{(\w+)(?::?-([^}]*))?\}|\$(\w+)/g, (written, braced, otherwise, plain) => {
    const name: string = braced ?? plain;
    return known.findLast((argument) => argument.name === name)?.value ?? otherwise ?? written;
  });
}

function commandOf({ text, words, heredocs, line }: Instruction): Command {
  return { text: [text, ...heredocs.map(({ body }) => body)].join('\n'), words, line };
}

function argumentsOf(instruction: Instruction): readonly Assignment[] {
  return instruction.keyword === 'ARG' ? assignmentsOf(instruction) : [];
}

/** `NAME=value NAME="other value"`, a name alone, and the old form `ENV NAME value`. */
function assignmentsOf({ keyword, text, line }: Instruction): readonly Assignment[] {
  const old = /^(\w[\w.-]*)\s+([^=\s].*)$/s.exec(text);
  if (keyword !== 'ARG' && old !== null && !/^\S+=/.test(text)) {
    return [{ name: old[1] ?? '', value: old[2]?.trim(), line }];
  }
  const found = text.matchAll(/([^\s=]+)(?:=("(?:\\.|[^"\\])*"|'[^']*'|(?:\\.|[^\s\\])*))?/g);
  return [...found].map(([, name = '', value]) => ({
    name,
    value: value === undefined ? undefined : unquote(value),
    line,
  }));
}

function unquote(text: string): string {
  const inner = /^"(.*)"$/s.exec(text) ?? /^'(.*)'$/s.exec(text);
  return inner?.[1] ?? text;
}

function portsOf({ text, line }: Instruction): readonly ExposedPort[] {
  return text.split(/\s+/).flatMap((written) => {
    const parts = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(\w+))?$/.exec(written);
    if (parts === null) return [];
    const from = Number(parts[1]);
    return [{ from, to: Number(parts[2] ?? from), protocol: (parts[3] ?? 'tcp').toLowerCase(), line }];
  });
}

function copyOf({ keyword, text, words, flags, heredocs, line }: Instruction): readonly Copy[] {
  if (keyword !== 'COPY' && keyword !== 'ADD') return [];
  const places = (words ?? text.split(/\s+/)).filter((word) => !/^<<-?["']?\w/.test(word));
  const sources = [...places.slice(0, -1), ...heredocs.map(({ name }) => `<<${name}`)];
  const to = places.at(-1) ?? '';
  return [{ keyword, from: flags['from'], sources, to, checksum: flags['checksum'], line }];
}
