/**
 * Collects what a file says while its tree is walked: keeps the definition and the scopes that stand open.
 * @module
 */
import type { CodeLanguage, Definition, FileFacts, Handing, Import, Reference } from './facts.ts';
import type { SyntaxNode } from './syntax-node.ts';

type Placed = 'line' | 'column' | 'lastLine' | 'inside';

/** Collects the facts of one file. */
export interface Recorder {
  textOf(node: SyntaxNode): string;
  /** Adds a definition below the open one and gives its number. */
  define(node: SyntaxNode, said: Omit<Definition, Placed>): number;
  /** Walks the inside of a definition with a scope of its own. */
  within(definition: number, walk: () => void): void;
  /** Walks a block with a scope of its own. */
  scoped(walk: () => void): void;
  /** Walks at the end of the block that stands open, when all its names are known. */
  later(walk: () => void): void;
  /** The definition that stands open; undefined at the top of the file. */
  open(): number | undefined;
  /** A local name from here on: a chain, or `?`. */
  bind(name: string, chain: string): void;
  /** The chain of a local name; undefined when the name is not local. */
  local(name: string): string | undefined;
  /** Whether some block is open around this place, so that names are local. */
  isLocal(): boolean;
  refer(node: SyntaxNode, chain: string, kind: Reference['kind'], handed?: string): void;
  /** A value is handed to a function; anything else than a value of some type is passed over. */
  hand(node: SyntaxNode, chain: string, to: string): void;
  bring(node: SyntaxNode, said: Omit<Import, 'line' | 'column' | 'inside'>): void;
  route(node: SyntaxNode, chain: string): void;
  /** What was collected. */
  facts(language: CodeLanguage, more: Pick<FileFacts, 'package' | 'when' | 'fits'>): FileFacts;
}

/** What is unknown. */
export const UNKNOWN = '?';

/** Starts a recorder for a text. */
export function startRecorder(text: string): Recorder {
  const lineStarts = startsOfLines(text);
  const definitions: Definition[] = [];
  const imports: Import[] = [];
  const references = new Map<string, Reference>();
  const handings = new Map<string, Handing>();
  const routes: Reference[] = [];
  const scopes: { readonly names: Map<string, string>; readonly later: (() => void)[] }[] = [];
  let opened: number | undefined;

  const at = (node: SyntaxNode) => ({
    ...placeOf(lineStarts, node.start),
    ...(opened !== undefined && { inside: opened }),
  });
  const scoped = (walk: () => void): void => {
    const later: (() => void)[] = [];
    scopes.push({ names: new Map(), later });
    walk();
    for (const one of later) one();
    scopes.pop();
  };
  const reference = (node: SyntaxNode, said: Pick<Reference, 'chain' | 'kind' | 'handed'>): Reference => ({
    ...said,
    ...at(node),
  });
  return {
    textOf: ({ start, end }) => text.slice(start, end),
    define(node, said) {
      const around = opened === undefined ? undefined : definitions[opened];
      const when = [around?.when, said.when].filter((one) => one !== undefined).join(' and ');
      definitions.push({
        ...said,
        ...at(node),
        lastLine: placeOf(lineStarts, Math.max(node.start, node.end - 1)).line,
        ...(around?.test === true && { test: true }),
        ...(when !== '' && { when }),
      });
      return definitions.length - 1;
    },
    within(definition, walk) {
      const before = opened;
      opened = definition;
      scoped(walk);
      opened = before;
    },
    scoped,
    later(walk) {
      const scope = scopes.at(-1);
      if (scope === undefined) walk();
      else scope.later.push(walk);
    },
    open: () => opened,
    bind(name, chain) {
      scopes.at(-1)?.names.set(name, chain);
    },
    local(name) {
      for (let depth = scopes.length - 1; depth >= 0; depth -= 1) {
        const chain = scopes[depth]?.names.get(name);
        if (chain !== undefined) return chain;
      }
      return undefined;
    },
    isLocal: () => scopes.length > 0,
    refer(node, chain, kind, handed) {
      // A variable is no name of anything that is defined, and "_" is none at all.
      if (!/[^{}()!~?]$/.test(chain) || chain === '#_') return;
      const key = `${chain} ${kind} ${opened ?? ''}`;
      if (!references.has(key))
        references.set(key, reference(node, { chain, kind, ...(handed !== undefined && { handed }) }));
    },
    hand(node, chain, to) {
      if (/(?:\(\)|\{\})[!~]?$/.test(chain)) handings.set(`${chain} ${to}`, { chain, to, ...at(node) });
    },
    bring(node, said) {
      imports.push({ ...said, ...at(node) });
    },
    route(node, chain) {
      if (chain !== UNKNOWN) routes.push(reference(node, { chain, kind: 'value' }));
    },
    facts: (language, more) => ({
      language,
      ...more,
      definitions,
      imports,
      references: [...references.values()],
      handings: [...handings.values()],
      routes,
    }),
  };
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function placeOf(starts: readonly number[], offset: number): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
