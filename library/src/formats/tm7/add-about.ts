/**
 * What a file says about the whole: its name, owner and description, assumptions, dependencies, notes, and its template.
 * @module
 */
import type { Json } from '../fields.ts';
import { plainLine, plainText } from '../tmt/plain-text.ts';
import { shown } from '../tmt/shown.ts';
import type { Reading } from './reading.ts';

const NOTHING = /^(?:none|n\/?a|nil|tbd|-+)\.?$/i;
const PLACED = new Set([
  'ThreatModelName',
  'Owner',
  'HighLevelSystemDescription',
  'Assumptions',
  'ExternalDependencies',
]);

/** Adds the system, and what is taken for granted. */
export function addAbout(reading: Reading, stale: readonly Json[]): void {
  const { draft, losses, model, at } = reading;
  const { meta, notes, knowledge } = model;
  const place = at(model.metaOffset);
  const said = (name: string): string | undefined => plainText(meta.get(name));
  const kept = new Map<string, Json>();
  for (const [name, text] of meta) {
    if (PLACED.has(name)) continue;
    kept.set(name, text);
    losses.add(`system: "${shown(name)}" is kept, but says nothing to Vauban`, place);
  }
  if (notes.length > 0) {
    kept.set(
      'Notes',
      notes.map(({ id = null, by = null, date = null, message }) => ({ id, by, date, message })),
    );
    losses.add('system: "Notes" is kept, but says nothing to Vauban', place);
  }
  if (knowledge !== undefined) {
    const { name = null, id = null, version = null, author = null, threats } = knowledge;
    kept.set('KnowledgeBase', { name, id, version, author, rules: threats.length });
    losses.add(
      `system: the template "${shown(name ?? 'without a name')}" with ${threats.length} rules stays in the file; the threats that were recorded are here`,
      place,
    );
  }
  for (const name of Object.keys(model.rest ?? {}))
    losses.add(`system: "${shown(name)}" is kept, but says nothing to Vauban`, place);
  if (stale.length > 0) kept.set('StaleThreats', stale);
  const all = { ...Object.fromEntries(kept), ...model.rest };
  draft.system(
    {
      title: plainLine(meta.get('ThreatModelName')) ?? 'Threat model without a title',
      description: said('HighLevelSystemDescription'),
      owner: said('Owner'),
    },
    Object.keys(all).length === 0 ? undefined : all,
  );
  for (const title of linesOf(said('Assumptions'))) draft.add('assumptions', { name: title }, { title });
  for (const title of linesOf(said('ExternalDependencies'))) {
    draft.add('assumptions', { name: title }, { title, tags: ['external-dependency'] });
  }
}

function linesOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*\u2022]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '' && !NOTHING.test(line));
}
