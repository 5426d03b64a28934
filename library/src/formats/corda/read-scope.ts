/**
 * The scope of a file: objectives as requirements, assets, attackers, assumptions.
 * @module
 */
import { slug } from '../../kit/slug.ts';
import { type Fields, fieldsOf, jsonOf } from '../fields.ts';
import type { Sheet } from './open-tree.ts';
import { count, keptOf, keyOf, type Reading, scopeOf, tagsOf, textOf } from './reading.ts';
import { itemsOf } from './references.ts';
import { CLASS_OF_TYPE, DATAFLOW, KIND_OF_TYPE, meaningOf, wordOf } from './words.ts';

/** Reads the scope of a file. */
export function readScope(sheet: Sheet, reading: Reading): void {
  const scope = sheet.fields.map('scope');
  for (const fields of entriesOf(scope, 'securityObjectives', reading)) readObjective(fields, sheet, reading);
  for (const fields of entriesOf(scope, 'assets', reading)) readAsset(fields, sheet, reading);
  for (const fields of entriesOf(scope, 'attackers', reading)) readAttacker(fields, sheet, reading);
  for (const fields of entriesOf(scope, 'assumptions', reading)) readAssumption(fields, sheet, reading);
}

/** The maps of a list; what is none, and what only refers to another entry, is reported. */
export function entriesOf(fields: Fields, key: string, { losses, leftOver }: Reading): readonly Fields[] {
  return itemsOf(fields.node(key)).flatMap((item) => {
    const entry = fieldsOf(item, fields.at.file);
    if (entry.exists && !(entry.has('REFID') && !entry.has('ID'))) return [entry];
    const isEmpty = item.kind === 'scalar' && (item.value === null || item.value === '');
    if (!isEmpty) {
      losses.add(`${key}: what is no entry of its own is kept, but says nothing to Vauban`, {
        ...fields.at,
        line: item.line,
        column: item.column,
      });
      leftOver.push({ [key]: jsonOf(item) });
    }
    return [];
  });
}

function readObjective(fields: Fields, sheet: Sheet, reading: Reading): void {
  count(reading, sheet, 'objectives');
  const id = textOf(fields, 'ID');
  const title = textOf(fields, 'title') ?? id ?? 'Objective';
  const group = textOf(fields, 'group');
  const wanted = slug(id) ?? slug(title) ?? 'objective';
  const times = (reading.names.get(wanted) ?? 0) + 1;
  reading.names.set(wanted, times);
  const requirement = times === 1 ? wanted : `${wanted}-${times}`;
  const entry = {
    title,
    description: textOf(fields, 'description'),
    'out-of-scope': scopeOf(fields),
    tags: [...tagsOf(sheet), ...(group === undefined ? [] : [group])],
    threats: new Set<string>(),
    controls: new Set<string>(),
  };
  reading.requirements.set(requirement, {
    ...entry,
    origin: { id: keyOf(sheet, id), kept: keptOf('securityObjectives', fields, reading.losses) },
  });
  reading.objectives.learn(sheet, id, requirement);
}

function readAsset(fields: Fields, sheet: Sheet, reading: Reading): void {
  const { draft, losses } = reading;
  const type = wordOf(fields.peek().text('type'));
  if (DATAFLOW.has(type)) {
    count(reading, sheet, 'flows');
    losses.add('flows: a data flow does not say between whom; it is kept, but is no flow of the model', fields.at);
    reading.dataflows.push({ file: sheet.id, ...fields.rest() });
    return;
  }
  count(reading, sheet, 'components');
  const id = textOf(fields, 'ID');
  const kind = meaningOf(KIND_OF_TYPE, type);
  const assetClass = meaningOf(CLASS_OF_TYPE, type) ?? (isPersonal(fields) ? 'personal-data' : undefined);
  const collection = kind === undefined ? 'assets' : 'components';
  const entry = {
    title: textOf(fields, 'title') ?? id,
    description: textOf(fields, 'description'),
    tags: tagsOf(sheet),
    'out-of-scope': scopeOf(fields),
    ...(kind === undefined ? { class: assetClass } : { kind }),
  };
  const known = type === 'data' || kind !== undefined || meaningOf(CLASS_OF_TYPE, type) !== undefined;
  const written = textOf(fields, 'type');
  if (!known && written !== undefined)
    losses.add(`assets: the type "${written}" is kept; Vauban has no class of this name`, fields.place('type'));
  const kept = { ...(written !== undefined && { type: written }), ...keptOf(collection, fields, losses) };
  const added = draft.add(
    collection,
    { name: id ?? entry.title, key: keyOf(sheet, id), kept: Object.keys(kept).length === 0 ? undefined : kept },
    entry,
  );
  reading.assets.learn(sheet, id, `${collection}/${added}`);
}

function isPersonal(fields: Fields): boolean {
  return /^(?:pii|personal(?: data)?)$/i.test(fields.peek().map('properties').text('type')?.trim() ?? '');
}

function readAttacker(fields: Fields, sheet: Sheet, reading: Reading): void {
  count(reading, sheet, 'attackers');
  const id = textOf(fields, 'ID');
  const entry = {
    title: textOf(fields, 'title') ?? id,
    description: textOf(fields, 'description'),
    tags: tagsOf(sheet),
    'out-of-scope': scopeOf(fields),
  };
  const kept = keptOf('actors', fields, reading.losses);
  const added = reading.draft.add('actors', { name: id ?? entry.title, key: keyOf(sheet, id), kept }, entry);
  reading.actors.learn(sheet, id, added);
}

function readAssumption(fields: Fields, sheet: Sheet, reading: Reading): void {
  count(reading, sheet, 'assumptions');
  const id = textOf(fields, 'ID');
  const entry = {
    title: textOf(fields, 'title') ?? id,
    description: textOf(fields, 'description'),
    tags: tagsOf(sheet),
    'out-of-scope': scopeOf(fields),
  };
  const kept = keptOf('assumptions', fields, reading.losses);
  reading.draft.add('assumptions', { name: id ?? entry.title, key: keyOf(sheet, id), kept }, entry);
}
