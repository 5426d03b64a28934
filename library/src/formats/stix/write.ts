/**
 * Writes a model as a STIX 2.1 bundle: who attacks, how, what, and what is done about it; attack trees as Attack Flow.
 * @module
 */
import type { Exported, WriteContext, WrittenModel } from '../format.ts';
import { losses } from '../losses.ts';
import { originOf } from '../origin.ts';
import { addUnplaced, type Carried } from '../unplaced.ts';
import { type Bundle, newBundle } from './bundle.ts';
import { filledMap, type JsonMap, textOf, textsOf } from './json.ts';
import { stixId } from './stix-id.ts';
import { writeFlows } from './write-flow.ts';
import { writeObjects } from './write-objects.ts';

const COMMON = ['title', 'description', 'references', 'tags'];
const CARRIED: Carried = {
  system: ['title', 'description', 'owner'],
  components: [...COMMON, 'kind', 'part-of'],
  flows: ['from', 'to', 'both-ways'],
  actors: [...COMMON, 'goal', 'skill'],
  vectors: [...COMMON, 'stride'],
  threats: [...COMMON, 'stride', 'targets', 'asset', 'actors', 'vectors', 'tree', 'controls', 'level', 'part-of'],
  trees: [...COMMON, 'goal', 'or', 'and', 'then', 'at-least', 'of', 'not', 'tree', 'nodes'],
  controls: [...COMMON, 'against', 'guards', 'status'],
};

/** Writes a bundle; the part `attack-flow` holds only the attack trees, as one flow. */
export async function write(source: WrittenModel, context: WriteContext): Promise<Exported> {
  const lost = losses();
  const bundle = newBundle(source, lost, context.clock);
  const isFlowOnly = context.part === 'attack-flow';
  const origin = originOf(source.model.system, 'stix');
  const isImported = textOf(origin.kept['id']) !== undefined;
  for (const object of isFlowOnly ? [] : bundle.kept) bundle.keep(object);
  if (!isFlowOnly) writeObjects(bundle, { isImported });
  writeFlows(bundle, { isFlowOnly });
  if (!isFlowOnly && !isImported) writeReport(bundle);
  addUnplaced(source, isFlowOnly ? { system: ['title'], trees: CARRIED['trees'] ?? true } : CARRIED, lost);
  const objects = inOrder(bundle, textsOf(origin.kept['order']));
  const id = textOf(origin.kept['id']) ?? stixId('bundle', objects.map((object) => JSON.stringify(object)).join('\n'));
  const bundled = filledMap({ type: 'bundle', id, ...mapOfKept(origin.kept['bundle']), objects });
  return { text: `${JSON.stringify(bundled, undefined, 2)}\n`, lost: lost.list() };
}

function mapOfKept(value: unknown): { readonly [key: string]: string } {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** Objects in the order of the bundle they came from; new ones last. */
function inOrder({ objects }: Bundle, order: readonly string[]): readonly JsonMap[] {
  const places = new Map(order.map((id, index) => [id, index]));
  const place = (id: string): number => places.get(id) ?? order.length;
  return [...objects.values()].toSorted(
    (one, other) => place(textOf(one['id']) ?? '') - place(textOf(other['id']) ?? ''),
  );
}

function writeReport(bundle: Bundle): void {
  const { system } = bundle.source.model;
  const refs = [...bundle.objects.keys()];
  if (refs.length === 0) return;
  bundle.add('report', 'system/report', {
    name: `Threat model: ${system.title ?? 'system'}`,
    description: system.description,
    report_types: ['threat-report'],
    published: bundle.time,
    object_refs: refs,
  });
}
