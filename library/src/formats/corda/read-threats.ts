/**
 * Threats and their countermeasures.
 * @module
 */
import type { SettingsNode } from '../../inputs/settings/node.ts';
import { type Fields, fieldsOf, type Json } from '../fields.ts';
import type { Sheet } from './open-tree.ts';
import { entriesOf } from './read-scope.ts';
import { count, keptOf, keyOf, type Reading, tagsOf, textOf } from './reading.ts';
import { itemsOf, type Meanings, referencesOf } from './references.ts';
import { levelOfScore, meaningOf, STATUS, strideOf, VECTOR, wordOf } from './words.ts';

/** A countermeasure of a threat: one that is described there, or a reference to one. */
interface Named {
  readonly control: string | undefined;
  readonly reference: string | undefined;
}

/** Reads the threats of all files, countermeasures first: they may be referred to before they are described. */
export function readThreats(sheets: readonly Sheet[], reading: Reading): void {
  const threats = sheets.flatMap((sheet) =>
    entriesOf(sheet.fields, 'threats', reading).map((fields) => {
      const measures = itemsOf(fields.node('countermeasures')).map((item) =>
        readCountermeasure(item, { fields, sheet, reading }),
      );
      return { sheet, fields, measures };
    }),
  );
  const guards = new Map<string, Set<string>>();
  for (const threat of threats) {
    const { controls, targets } = readThreat(threat, reading);
    for (const control of controls) {
      const guarded = guards.get(control) ?? new Set<string>();
      for (const target of targets) guarded.add(target);
      guards.set(control, guarded);
    }
  }
  for (const [control, guarded] of guards) reading.draft.extend('controls', control, { guards: [...guarded] });
}

interface ThreatOf {
  readonly sheet: Sheet;
  readonly fields: Fields;
  readonly measures: readonly Named[];
}

function readThreat(
  { sheet, fields, measures }: ThreatOf,
  reading: Reading,
): { readonly controls: readonly string[]; readonly targets: readonly string[] } {
  const { draft, losses } = reading;
  count(reading, sheet, 'threats');
  const id = textOf(fields, 'ID');
  const { letters, isWhole } = strideOf(fields.peek().text('threatType'));
  if (isWhole) fields.skip('threatType');
  const also: Record<string, Json> = {};
  const found = (key: string, known: Meanings): readonly string[] =>
    resolved(fields, key, { references: referencesOf(fields, key), sheet, known, also, reading });
  const targets = found('assets', reading.assets);
  const actors = found('attackers', reading.actors);
  const objectives = found('impactedSecObj', reading.objectives);
  const references = measures.flatMap(({ reference }) => reference ?? []);
  const referred = resolved(fields, 'countermeasures', { references, sheet, known: reading.controls, also, reading });
  const controls = [...new Set([...measures.flatMap(({ control }) => control ?? []), ...referred])];
  const impact = textOf(fields, 'impactDesc');
  const isMitigated = fields.flag('fullyMitigated') === true;
  if (isMitigated) count(reading, sheet, 'fully_mitigated');
  const entry = {
    title: textOf(fields, 'title') ?? id,
    description: textOf(fields, 'description'),
    method: textOf(fields, 'attack'),
    stride: letters,
    tags: tagsOf(sheet),
    targets,
    actors,
    impacts: impact === undefined ? [] : [impact],
    ...ratingOf(fields, also, reading),
    ticket: textOf(fields, 'ticketLink'),
    controls,
  };
  const kept = { ...keptOf('threats', fields, losses), ...also };
  const threat = draft.add(
    'threats',
    { name: id ?? entry.title, key: keyOf(sheet, id), kept: Object.keys(kept).length === 0 ? undefined : kept },
    entry,
  );
  if (isMitigated) {
    draft.extend('decisions', threat, { treatment: 'mitigate', because: 'The source says that it is fully mitigated' });
  }
  for (const objective of objectives) {
    reading.requirements.get(objective)?.threats.add(threat);
    for (const control of controls) reading.requirements.get(objective)?.controls.add(control);
  }
  return { controls, targets };
}

interface Referring {
  readonly references: readonly string[];
  readonly sheet: Sheet;
  readonly known: Meanings;
  readonly also: Record<string, Json>;
  readonly reading: Reading;
}

/** What references mean; those that mean nothing are kept. */
function resolved(
  fields: Fields,
  key: string,
  { references, sheet, known, also, reading }: Referring,
): readonly string[] {
  const unknown = references.filter((reference) => known.find(sheet, reference) === undefined);
  if (unknown.length > 0) {
    also[key] = unknown.map((REFID) => ({ REFID }));
    reading.losses.add(
      `threats: what "${key}" refers to is not in the model; the reference is kept`,
      fields.place(key),
    );
  }
  return [...new Set(references.flatMap((reference) => known.find(sheet, reference) ?? []))];
}

/** A vector that can be scored, or the level of a score without one. */
function ratingOf(fields: Fields, also: Record<string, Json>, { losses }: Reading) {
  const cvss = fields.map('CVSS');
  const vector = textOf(cvss, 'vector');
  const base = cvss.text('base');
  const isScored = vector !== undefined && VECTOR.test(vector);
  const level = isScored ? undefined : levelOfScore(cvss.number('base'));
  const kept = {
    ...(vector !== undefined && !isScored && { vector }),
    ...(base !== undefined && { base }),
    ...cvss.rest(),
  };
  fields.skip(...(cvss.exists ? ['CVSS'] : []));
  if (Object.keys(kept).length > 0) also['CVSS'] = kept;
  if ('vector' in kept) losses.add('threats: a vector that is neither CVSS 3.1 nor 4.0 is kept', cvss.place('vector'));
  if (isScored && base !== undefined)
    losses.add('threats: a base score is kept; Vauban works it out of the vector', cvss.place('base'));
  if (isScored) return { risk: { scheme: 'cvss', vector } };
  return level === undefined ? {} : { level };
}

interface MeasureOf {
  readonly fields: Fields;
  readonly sheet: Sheet;
  readonly reading: Reading;
}

function readCountermeasure(item: SettingsNode, { fields: threat, sheet, reading }: MeasureOf): Named {
  const fields = fieldsOf(item, threat.at.file);
  const written = item.kind === 'scalar' && item.value !== null ? String(item.value) : undefined;
  const reference = fields.peek().text('REFID') ?? written;
  if (reference !== undefined && fields.peek().text('ID') === undefined) {
    count(reading, sheet, 'countermeasure_refs');
    return { control: undefined, reference };
  }
  if (!fields.exists) return { control: undefined, reference: undefined };
  count(reading, sheet, 'mitigations');
  const { draft, losses } = reading;
  const id = textOf(fields, 'ID');
  const said = meaningOf(STATUS, wordOf(fields.peek().text('status')));
  const inPlace = fields.flag('inPlace');
  if (said !== undefined) fields.skip('status');
  const status = said ?? (inPlace === undefined ? undefined : inPlace ? 'done' : 'planned');
  const entry = {
    title: textOf(fields, 'title') ?? id,
    description: textOf(fields, 'description'),
    tags: tagsOf(sheet),
    status,
    owner: textOf(fields, 'operator'),
    ticket: textOf(fields, 'ticketLink'),
  };
  const control = draft.add(
    'controls',
    { name: id ?? entry.title, key: keyOf(sheet, id), kept: keptOf('controls', fields, losses) },
    entry,
  );
  reading.controls.learn(sheet, id, control);
  return { control, reference: undefined };
}
