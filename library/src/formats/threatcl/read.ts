/**
 * Reads models of threatcl and libraries of controls; files beside them are read too, remote ones never.
 * @module
 */
import type { Problem } from '../../model/problem.ts';
import { newDraft } from '../draft.ts';
import type { Json } from '../fields.ts';
import type { Imported, ReadFormat } from '../format.ts';
import { losses as newLosses } from '../losses.ts';
import type { JsonMap } from '../merge-kept.ts';
import { blockOf } from './block.ts';
import { countBlocks } from './counts.ts';
import { type Opening, withIncluded } from './including.ts';
import { gatherLibrary } from './library.ts';
import { isProblem, openBlocks } from './open-blocks.ts';
import type { RawBlock } from './raw-block.ts';
import { readControl } from './read-control.ts';
import { type ModelSummary, readModel } from './read-model.ts';
import { keptOf, names, type Reading } from './reading.ts';

/** Reads a file of models. */
export const read: ReadFormat = (glance, context): Imported => {
  const opened = openBlocks(glance);
  if (isProblem(opened)) return { draft: undefined, counts: {}, lost: [], problems: [opened] };
  const { root } = opened;
  const losses = newLosses();
  const problems: Problem[] = [...opened.problems];
  const opening: Opening = { context, losses, problems };
  const draft = newDraft('threatcl');

  const found = root.blocks.filter(({ type }) => type === 'threatmodel').map((model) => withIncluded(model, opening));
  const library = gatherLibrary([root, ...found.flatMap(({ files }) => files)], opening);
  const file = blockOf(root, library.fill);
  const controls = new Map<string, string>();
  for (const control of file.of('component')) {
    const id = readControl(control, { draft, losses, tags: ['library'] });
    if (control.name !== undefined && !controls.has(control.name)) controls.set(control.name, id);
  }
  const libraryControl: Reading['libraryControl'] = (name) => {
    const raw = library.control(name);
    const known = controls.get(name);
    if (known !== undefined || raw === undefined) return known;
    const id = readControl(blockOf(raw, library.fill), { draft, losses, tags: ['library'] });
    controls.set(name, id);
    return id;
  };
  file.of('threatmodel');
  const isSeveral = found.length > 1;
  if (isSeveral) losses.add('the models of a file become one system; each entry has the name of its model as a tag');
  const summaries = found.map(({ model }) => {
    const tags = isSeveral ? [model.labels[0] ?? ''].filter((name) => name !== '') : [];
    const block = blockOf(model, library.fill);
    // The file is read: what it named is in the draft now.
    block.fields.skip('including', 'imports');
    return readModel(block, { draft, losses, tags, assets: names(), libraryControl });
  });
  const kept: Json = {
    ...keptOf(file, losses, 'the file'),
    ...(summaries.length > 0 && { models: summaries.map(({ kept }, index) => withFiles(kept, root, index)) }),
  };
  addSystem(draft, { summaries, kept, fallback: glance.name });
  return {
    draft: draft.result(),
    counts: countBlocks(
      root,
      found.map(({ model }) => model),
    ),
    lost: losses.list(),
    problems,
  };
};

interface SystemParts {
  readonly summaries: readonly ModelSummary[];
  readonly kept: Json;
  /** The name of the file: a library has no other name. */
  readonly fallback: string;
}

function addSystem(draft: ReturnType<typeof newDraft>, { summaries, kept, fallback }: SystemParts): void {
  const only = (texts: readonly (string | undefined)[]): string | undefined => {
    const said = [...new Set(texts.filter((text) => text !== undefined))];
    return said.length === 0 ? undefined : said.join(', ');
  };
  const see = [...new Set(summaries.flatMap(({ see }) => see))];
  const description = summaries
    .flatMap(({ title, description }) => (description === undefined ? [] : [{ title, description }]))
    .map(({ title, description }) => (summaries.length > 1 ? `${title}: ${description}` : description))
    .join('\n');
  const name = fallback
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/\.[^.]*$/, '');
  draft.system(
    {
      title: only(summaries.map(({ title }) => title)) ?? name,
      description: description === '' ? undefined : description,
      owner: only(summaries.map(({ owner }) => owner)),
      references: see.length === 0 ? undefined : { see },
      scheme: summaries.some(({ isRated }) => isRated) ? 'five-by-five' : undefined,
    },
    kept,
  );
}

/** What a model named in its own file stays with it. */
function withFiles(kept: JsonMap, root: RawBlock, index: number): JsonMap {
  const model = root.blocks.filter(({ type }) => type === 'threatmodel')[index];
  const including = model?.attributes.entries.get('including');
  const imports = model?.attributes.entries.get('imports');
  const paths =
    imports?.kind === 'list' ? imports.items.flatMap((item) => (item.kind === 'scalar' ? [item.value] : [])) : [];
  return {
    ...kept,
    ...(including?.kind === 'scalar' && { including: including.value }),
    ...(paths.length > 0 && { imports: paths }),
  };
}
