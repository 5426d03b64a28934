/**
 * Walks back from a definition to where programs start, along what is certain, and remembers what is not.
 * @module
 */
import { type Edge, edgesTo, type Ground, type Node } from './edges.ts';
import { type Site, siteKey } from './values.ts';

/** How code is started: a program, users of a library, an answer to an HTTP request, or the place the claim names. */
export type Start = 'program' | 'library' | 'route' | 'from';

/** A place on the way. */
export interface Step {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** What was found of a definition. */
export interface Found {
  /** The shortest way from each kind of start. */
  readonly ways: Partial<Readonly<Record<Start, readonly Step[]>>>;
  /** What may lead to it, or to a place that leads to it. */
  readonly doubts: readonly (Step & { readonly doubt: string })[];
  /** Places that lead to it for certain, although nothing leads to them from a start. */
  readonly callers: readonly Step[];
  /** The names of the definition and of every place that leads to it for certain. */
  readonly names: readonly string[];
  /** Whether the search ended before everything was seen. */
  readonly isCut: boolean;
}

const MOST_PLACES = 3000;

/** Walks back from the variants of a definition. */
export function search(
  ground: Ground & { readonly isMissing: () => boolean },
  targets: readonly Site[],
  startsAt: (node: Node) => readonly (Start | { readonly doubt: string })[],
): Found {
  const ways: Partial<Record<Start, readonly Step[]>> = {};
  const doubts = new Map<string, Found['doubts'][number]>();
  const callers = new Map<string, Step>();
  const doubtAt = (step: Step, doubt: string): void => {
    const key = `${step.name} ${placeOf(step)}`;
    if (!doubts.has(key)) doubts.set(key, { ...step, doubt });
  };
  const cameBy = new Map<string, { readonly edge: Edge; readonly to: Node } | undefined>();
  const queue: Node[] = [...targets];
  for (const target of targets) cameBy.set(siteKey(target), undefined);
  let at = 0;
  let endOfRound = queue.length;
  for (; at < queue.length && at < MOST_PLACES; at += 1) {
    const node = queue[at];
    if (node === undefined) break;
    if (at === endOfRound) {
      // Places further away are looked at when all that is nearer is known.
      if (ground.isMissing()) break;
      endOfRound = queue.length;
    }
    for (const start of startsAt(node)) {
      if (typeof start !== 'string') doubtAt(stepOf(ground, node), start.doubt);
      else ways[start] ??= wayFrom(ground, node, cameBy);
    }
    if (ways.from !== undefined || ways.program !== undefined) break;
    for (const edge of edgesTo(ground, node)) {
      const { from, file, line, doubt } = edge;
      const step = { name: stepOf(ground, from).name, file, line };
      if (doubt !== undefined) doubtAt(step, doubt);
      else {
        if (targets.includes(node)) callers.set(`${step.name} ${placeOf(step)}`, step);
        if (cameBy.has(siteKey(from))) continue;
        cameBy.set(siteKey(from), { edge, to: node });
        queue.push(from);
      }
    }
  }
  return {
    ways,
    doubts: [...doubts.values()],
    callers: [...callers.values()],
    names: [...new Set(queue.map((node) => nameOf(ground, node)))].filter((name) => name !== ''),
    isCut: at >= MOST_PLACES,
  };
}

/** Where a step is, as `file:line`. */
export function placeOf({ file, line }: Step): string {
  return `${file}:${line}`;
}

/** The name that code elsewhere would call a place by; of the top of a module the name of its file or folder. */
function nameOf({ resolver }: Ground, { file, index }: Node): string {
  if (index >= 0) return resolver.world.definition({ file, index }).name;
  const path = file.replace(/\/(?:index\.\w+|__init__\.py|)$/, '');
  return /([\p{L}_$][\p{L}\p{N}_$]*)(?:\.\w+)?$/u.exec(path)?.[1] ?? '';
}

function wayFrom(
  ground: Ground,
  start: Node,
  cameBy: ReadonlyMap<string, { readonly edge: Edge; readonly to: Node } | undefined>,
): readonly Step[] {
  const steps = [stepOf(ground, start)];
  for (let came = cameBy.get(siteKey(start)); came !== undefined; came = cameBy.get(siteKey(came.to))) {
    // The line of a step is where the one before names it.
    steps.push({ name: stepOf(ground, came.to).name, file: came.edge.file, line: came.edge.line });
  }
  return steps;
}

/** How a place is called when it is told. */
export function stepOf({ resolver }: Ground, { file, index }: Node): Step {
  if (index < 0) return { name: file === '/' ? 'the top package' : file, file, line: 1 };
  const { world } = resolver;
  const { name, line, inside, owner } = world.definition({ file, index });
  const around = inside === undefined ? '' : world.definition({ file, index: inside }).name;
  const type = owner === undefined ? around : (/([^.#&{}()\d]+)(?:\{\})?$/.exec(owner)?.[1] ?? around);
  const own = name === '' ? 'a function' : name;
  return { name: type === '' ? own : `${type}.${own}`, file, line };
}
