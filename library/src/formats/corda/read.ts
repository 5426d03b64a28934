/**
 * Reads a threat model of Corda with the children below it.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import { newDraft } from '../draft.ts';
import type { Json } from '../fields.ts';
import type { ReadFormat } from '../format.ts';
import { losses } from '../losses.ts';
import { openTree, type Sheet } from './open-tree.ts';
import { readScope } from './read-scope.ts';
import { readThreats } from './read-threats.ts';
import { count, type Reading, type Requirement, saysSomething, textOf } from './reading.ts';
import { meanings, referencesOf } from './references.ts';

/** Reads a threat model and its children. */
export const read: ReadFormat = (glance, context) => {
  const tree = glance.tree();
  if (tree?.kind !== 'map' || !['ID', 'scope', 'threats'].some((key) => tree.entries.has(key))) {
    const problem =
      glance.treeProblem() ??
      glance.problem(
        'cannot-read',
        'expected a threat model with "ID", "scope" and "threats", found something else',
        tree,
      );
    return { draft: undefined, counts: {}, lost: [], problems: [problem] };
  }
  const { sheets, problems, missing } = openTree(glance, tree, context);
  const reading: Reading = {
    ...{ draft: newDraft('corda'), losses: losses(), counts: emptyCounts() },
    ...{ assets: meanings(), actors: meanings(), objectives: meanings(), controls: meanings() },
    ...{
      requirements: new Map(),
      dataflows: [],
      leftOver: missing.map((child) => ({ children: child })),
      names: new Map(),
    },
  };
  for (const sheet of sheets) {
    for (const _child of referencesOf(sheet.fields, 'children')) count(reading, sheet, 'children');
    readScope(sheet, reading);
  }
  readThreats(sheets, reading);
  addObjectives(reading);
  readSystem(sheets, reading);
  const { counts, draft } = reading;
  const own = Object.entries(counts).filter(([name]) => !name.startsWith('tree_') || (counts['children'] ?? 0) > 0);
  return { draft: draft.result(), counts: Object.fromEntries(own), lost: reading.losses.list(), problems };
};

/** The security objectives, as a framework of the model's own with the threats that endanger each. */
function addObjectives({ draft, requirements }: Reading): void {
  if (requirements.size === 0) return;
  const entries = [...requirements].map(([id, requirement]) => [id, requirementOf(requirement)] as const);
  draft.add(
    'frameworks',
    { name: 'security-objectives' },
    { title: 'Security objectives', requirements: Object.fromEntries(entries) },
  );
}

function requirementOf({ origin, threats, controls, tags, ...texts }: Requirement): { readonly [key: string]: Value } {
  const said = Object.entries(texts).flatMap(([key, text]): [string, Value][] =>
    text === undefined ? [] : [[key, text]],
  );
  const kept = origin.kept === undefined ? {} : { kept: JSON.stringify(origin.kept) };
  return {
    ...Object.fromEntries(said),
    ...(tags.length > 0 && { tags }),
    ...(threats.size > 0 && { threats: [...threats] }),
    ...(controls.size > 0 && { controls: [...controls] }),
    origin: { format: 'corda', ...(origin.id !== undefined && { id: origin.id }), ...kept },
  };
}

/** What the first file says of itself; what the others say is kept with it. */
function readSystem(sheets: readonly Sheet[], { draft, losses, dataflows, leftOver }: Reading): void {
  const [first, ...below] = sheets;
  if (first === undefined) return;
  const title = textOf(first.fields, 'title');
  const version = textOf(first.fields, 'version');
  const description = textOf(first.fields.map('scope'), 'description');
  const rest = Object.entries(first.fields.rest() ?? {}).filter(([, value]) => saysSomething(value));
  for (const [key] of rest) {
    if (key !== 'ID') losses.add(`"${key}" is kept, but says nothing to Vauban`, first.fields.place(key));
  }
  const children = below.map(({ fields }) => fields.rest() ?? {});
  if (below.length > 0)
    losses.add(
      'children: what they say of themselves is kept; their entries have a tag',
      first.fields.place('children'),
    );
  const lists: readonly (readonly [string, readonly Json[]])[] = [
    ['children', children],
    ['dataflows', dataflows],
    ['left_over', leftOver],
  ];
  const kept = { ...Object.fromEntries(rest), ...Object.fromEntries(lists.filter(([, list]) => list.length > 0)) };
  draft.system({ title: title ?? first.id, version, description }, kept);
}

function emptyCounts(): Record<string, number> {
  return {
    ...{ components: 0, flows: 0, threats: 0, mitigations: 0, countermeasure_refs: 0, objectives: 0 },
    ...{ attackers: 0, assumptions: 0, children: 0, fully_mitigated: 0 },
  };
}
