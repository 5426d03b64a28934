/**
 * What models refer to by name: variables, and controls of a library in the same file or in one that is imported.
 * @module
 */
import type { Place } from '../../model/problem.ts';
import type { Losses } from '../losses.ts';
import type { Fill } from './block.ts';
import { type Opening, openNamed } from './including.ts';
import type { RawBlock } from './raw-block.ts';

/** Names and what they stand for. */
export interface Library {
  readonly fill: Fill;
  /** A control by its name, the ones of the file before those that are imported. */
  control(name: string): RawBlock | undefined;
}

/** All values that are filled in may be so long together: a short name repeated often must not grow without end. */
const MOST_FILLED = 4_000_000;

const FILLING = /\$\{([^{}]*)\}/g;
const OF_VARIABLE = /^var\.([\w-]+)$/;
const OF_CONTROL = /^import\.\w+(?:\.([\w-]+)|\["([^"\]]+)"\])\.(\w+)$/;

/** Gathers the names of files, the first ones before the later ones. */
export function gatherLibrary(files: readonly RawBlock[], opening: Opening): Library {
  const roots = [...files, ...files.flatMap((file) => imported(file, opening))];
  const controls = new Map<string, RawBlock>();
  const variables = new Map<string, string>();
  for (const { blocks } of roots) {
    for (const block of blocks) {
      const name = block.labels.at(-1);
      if (name === undefined) continue;
      if (block.type === 'component' && !controls.has(name)) controls.set(name, block);
      const value = textIn(block, 'value');
      if (block.type === 'variable' && value !== undefined && !variables.has(name)) variables.set(name, value);
    }
  }
  return { fill: fillWith({ controls, variables }, opening.losses), control: (name) => controls.get(name) };
}

function imported(file: RawBlock, opening: Opening): readonly RawBlock[] {
  return file.blocks.flatMap((block) => {
    const node = block.type === 'threatmodel' ? block.attributes.entries.get('imports') : undefined;
    const items = node?.kind === 'list' ? node.items : node === undefined ? [] : [node];
    return items.flatMap((item) => {
      if (item.kind !== 'scalar' || typeof item.value !== 'string') return [];
      const at: Place = { file: block.file, line: item.line, column: item.column };
      return openNamed(item.value, at, opening) ?? [];
    });
  });
}

interface Names {
  readonly controls: ReadonlyMap<string, RawBlock>;
  readonly variables: ReadonlyMap<string, string>;
}

function fillWith({ controls, variables }: Names, losses: Losses): Fill {
  let left = MOST_FILLED;
  const standsFor = (reference: string): string | undefined => {
    const variable = OF_VARIABLE.exec(reference);
    if (variable !== null) return variables.get(variable[1] ?? '');
    const control = OF_CONTROL.exec(reference);
    const block = control === null ? undefined : controls.get(control[1] ?? control[2] ?? '');
    return block === undefined ? undefined : textIn(block, control?.[3] ?? '');
  };
  return (text, at) =>
    text.replace(FILLING, (whole, inside: string) => {
      const reference = inside.trim();
      const value = standsFor(reference);
      left -= value?.length ?? 0;
      if (value !== undefined && left >= 0) return value;
      if (!/^import\.control\.[\w-]+$/.test(reference)) {
        losses.add('what a text refers to is not here; the reference stays in the text', at);
      }
      return whole;
    });
}

function textIn(block: RawBlock, key: string): string | undefined {
  const node = block.attributes.entries.get(key);
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}
