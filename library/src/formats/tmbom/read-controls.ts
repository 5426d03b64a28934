/**
 * Controls of a BOM, and the requirements and standards that they satisfy.
 * @module
 */

import { slug } from '../../kit/slug.ts';
import type { Value } from '../../model/edit/index.ts';
import type { Fields, Json } from '../fields.ts';
import { freeIds } from './free-ids.ts';
import { filledMap, mapOf, textOf, textsOf } from './json.ts';
import { elementsOf, linksOf, linksSay, requirementsOf } from './read-threats.ts';
import { keep, type Reading, titleOf, unlike } from './reading.ts';
import { ownerSays, partyName, RATING, STATUS, STRATEGY } from './words.ts';

/** Reads a control; what it satisfies must have been read. */
export function readControl(reading: Reading, fields: Fields): void {
  const ref = fields.text('bom-ref');
  const title = titleOf(fields);
  const category = fields.json('category');
  const strategy = STRATEGY.means(category);
  const state = fields.json('status');
  const status = STATUS.means(state);
  const rating = fields.json('effectiveness');
  const effectiveness = RATING.means(mapOf(rating)['rating']);
  const party = fields.json('owner');
  const owner = partyName(party);
  const guards = elementsOf(reading, fields.json('appliesTo'));
  const satisfies = fields.json('satisfies');
  const links = fields.json('externalReferences');
  const see = linksOf(links);
  const says: { readonly [key: string]: Value | undefined } = {
    title,
    description: fields.text('description'),
    strategy,
    status,
    effectiveness,
    owner,
    guards: guards.known,
    references: filledMap({ see }),
  };
  for (const [key, value, meaning] of [
    ['category', category, strategy],
    ['status', state, status],
    ['effectiveness', rating, effectiveness],
  ] as const) {
    if (value !== undefined && meaning === undefined && !isOurs(ref)) {
      reading.lost.add(`controls: "${key}" is kept where it has no word in the language`, fields.place(key));
    }
  }
  if (guards.unknown.length > 0)
    reading.lost.add('controls: "appliesTo" names what the file does not have', fields.place('appliesTo'));
  const met = requirementsOf(reading, textsOf(satisfies));
  const known = new Set(textsOf(satisfies).filter((one) => requirementsOf(reading, [one]).length > 0));
  const meant = {
    category: isOurs(ref) ? undefined : unlike(category, STRATEGY.says(strategy)),
    status: unlike(state, STATUS.says(status)),
    effectiveness: unlike(
      rating,
      effectiveness === undefined ? undefined : { rating: RATING.says(effectiveness) ?? null },
    ),
    owner: unlike(party, ownerSays(owner)),
    appliesTo: guards.unknown,
    satisfies: textsOf(satisfies).filter((one) => !known.has(one)),
    externalReferences: unlike(links, linksSay(see)),
  };
  const kept = keep(reading, fields, { what: 'controls', meant });
  const id = reading.draft.add('controls', { ref, name: title, kept, says });
  for (const { framework, requirement } of met) {
    reading.draft.appendBelow(
      { collection: 'frameworks', id: framework },
      ['requirements', requirement, 'controls'],
      id,
    );
  }
}

/** What we wrote ourselves says in properties what CycloneDX has no word for. */
function isOurs(ref: string | undefined): boolean {
  return ref?.startsWith('controls/') ?? false;
}

/** Reads a standard: a framework with its requirements. */
export function readStandard(reading: Reading, fields: Fields): void {
  const ref = fields.text('bom-ref');
  const title = titleOf(fields);
  const requirements = fields.maps('requirements').map((requirement) => ({
    ref: requirement.text('bom-ref'),
    name: requirement.text('identifier'),
    title: requirement.text('title'),
    description: requirement.text('text'),
    fields: requirement,
  }));
  const kept = keep(reading, fields, { what: 'standards' });
  const id = reading.draft.add('frameworks', {
    ref,
    name: title,
    kept,
    says: { title, description: fields.text('description'), kind: 'standard' },
  });
  addRequirements(reading, id, requirements);
}

/** Reads requirements that belong to no standard: a framework of their own. */
export function readRequirements(reading: Reading, requirements: readonly Fields[]): void {
  if (requirements.length === 0) return;
  const id = reading.draft.add('frameworks', {
    ref: REQUIREMENTS,
    name: 'requirements',
    says: { title: 'Requirements' },
  });
  addRequirements(
    reading,
    id,
    requirements.map((fields) => ({
      ref: fields.text('bom-ref'),
      name: fields.text('id'),
      title: fields.text('name'),
      description: fields.text('description'),
      fields,
    })),
  );
}

/** What the framework of requirements without a standard is called. */
export const REQUIREMENTS = 'definitions.requirements';

interface RequirementRead {
  readonly ref: string | undefined;
  readonly name: string | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly fields: Fields;
}

function addRequirements(reading: Reading, framework: string, requirements: readonly RequirementRead[]): void {
  const made: { [id: string]: Value } = {};
  const free = freeIds();
  for (const { ref, name, title, description, fields } of requirements) {
    const own = /^frameworks\/[^/]+\/([A-Za-z][A-Za-z0-9-]*)$/.exec(ref ?? '')?.[1];
    const wanted = own ?? slug(name) ?? slug(title) ?? slug(ref) ?? 'requirement';
    const id = free(wanted);
    const isOurs = own === id;
    const kept = keep(reading, fields, { what: 'requirements' });
    const all = isOurs ? kept : { ...kept, ...(name !== undefined && { 'vauban:id': name }) };
    const origin: Json = filledMap({
      format: 'tmbom',
      id: isOurs ? undefined : ref,
      kept: all === undefined || Object.keys(all).length === 0 ? undefined : JSON.stringify(all),
    });
    const hasOrigin = Object.keys(origin).length > 1;
    made[id] = {
      ...filledMap({ title: textOf(title), description: textOf(description) }),
      ...(hasOrigin && { origin }),
    };
    reading.draft.remember(ref, { collection: 'frameworks/requirements', id: `${framework}/${id}` });
  }
  if (Object.keys(made).length > 0)
    reading.draft.set({ collection: 'frameworks', id: framework }, 'requirements', made);
}
