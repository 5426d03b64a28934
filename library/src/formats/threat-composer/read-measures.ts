/**
 * Assumptions and mitigations of Threat Composer: both are a text with comments.
 * @module
 */
import type { Fields } from '../fields.ts';
import { keptOf, LONGEST_TITLE, metadataOf, noteMetadata, type Reading } from './reading.ts';
import { NOT_ACTIONED, reasonOf, statusOf, treatmentOf } from './words.ts';

/** Adds the assumptions, each with the ids of what it is linked to. */
export function readAssumptions(reading: Reading, linked: ReadonlyMap<string, readonly string[]>): number {
  const { root, draft, losses } = reading;
  const assumptions = root.maps('assumptions');
  for (const fields of assumptions) {
    const key = fields.text('id');
    const links = key === undefined || draft.find('assumptions', key) !== undefined ? undefined : linked.get(key);
    const entry = { ...textOf(fields, 'assumptions', reading), tags: fields.texts('tags') };
    const also = { metadata: fields.json('metadata'), ...(links !== undefined && { linked: links }) };
    const kept = keptOf(fields, 'assumptions', { losses, also });
    draft.add('assumptions', { name: entry.title ?? entry.description, key, kept }, entry);
  }
  return assumptions.length;
}

/** Adds the mitigations. */
export function readMitigations(reading: Reading): number {
  const { root, draft, losses } = reading;
  const mitigations = root.maps('mitigations');
  for (const fields of mitigations) {
    const key = fields.text('id');
    const state = fields.text('status');
    const treatment = treatmentOf(state);
    const entry = { ...textOf(fields, 'mitigations', reading), status: statusOf(state), tags: fields.texts('tags') };
    const also = { metadata: fields.json('metadata'), status: state };
    const kept = keptOf(fields, 'mitigations', { losses, also });
    const id = draft.add('controls', { name: entry.title ?? entry.description, key, kept }, entry);
    if (state === undefined || statusOf(state) !== undefined) continue;
    // A decision names a threat before a control of the same id, so it is not written for one that shares its id.
    if (state === NOT_ACTIONED && treatment !== undefined && draft.get('threats', id) === undefined) {
      draft.add('decisions', { name: id }, { treatment, because: reasonOf(state) });
    } else {
      losses.add(`mitigations: the status "${state}" is kept, but says nothing to Vauban`, fields.place('status'));
    }
  }
  return mitigations.length;
}

/** A short text is a title with the comments as its description; a long one is a description of its own. */
function textOf(
  fields: Fields,
  kind: string,
  { losses }: Reading,
): { readonly title?: string; readonly description?: string } {
  const content = fields.text('content');
  const comments = metadataOf(fields).get('Comments')?.text('value');
  const isShort = content !== undefined && content.length <= LONGEST_TITLE && !/[\r\n]/.test(content);
  noteMetadata(fields, kind, { losses, known: isShort || comments === undefined ? ['Comments'] : [] });
  if (!isShort) return content === undefined ? {} : { description: content };
  return { title: content, ...(comments !== undefined && { description: comments }) };
}
