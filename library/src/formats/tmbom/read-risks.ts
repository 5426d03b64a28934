/**
 * Risks of a BOM: how its threats are rated, and what is done about them. A risk of no threat is a threat itself.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import type { Fields, Json } from '../fields.ts';
import type { Named } from './bom-draft.ts';
import { listOf, mapOf, textOf } from './json.ts';
import { elementsOf } from './read-threats.ts';
import type { Reading } from './reading.ts';
import { IMPACT, LEVEL, LIKELIHOOD, TREATMENT } from './words.ts';

/** Reads a risk; the threats and controls it names must have been read. */
export function readRisk(reading: Reading, fields: Fields): void {
  const ref = fields.text('bom-ref');
  const name = fields.text('name');
  const related = fields.texts('relatedThreats').flatMap((threat) => reading.draft.find(threat, 'threats') ?? []);
  const rating = ratingOf(fields.json('inherentRisk'), fields.json('residualRisk'));
  const threats = related.length > 0 ? related : [threatOf(reading, fields, { ref, name })];
  const isOurs = ref?.startsWith('risks/') ?? false;
  for (const threat of threats) {
    for (const [key, value] of Object.entries(rating)) {
      if (value !== undefined && reading.draft.get(threat)?.[key] === undefined) reading.draft.set(threat, key, value);
    }
    if (!isOurs) for (const response of fields.maps('responses')) readResponse(reading, threat, { response, name });
  }
}

/** A risk that no threat of the file leads to. */
function threatOf(
  reading: Reading,
  fields: Fields,
  { ref, name }: { readonly ref: string | undefined; readonly name: string | undefined },
): Named {
  reading.lost.add('risks: a risk that names no threat of the file is read as a threat', fields.at);
  const title = name ?? fields.text('statement');
  const affects = elementsOf(reading, fields.json('affects'));
  if (affects.unknown.length > 0)
    reading.lost.add('risks: "affects" names what the file does not have', fields.place('affects'));
  const says = { title, description: fields.text('statement'), targets: affects.known };
  return {
    collection: 'threats',
    id: reading.draft.add('threats', { ref: ref ?? `risk ${title}`, name: title, says }),
  };
}

/** The rating of a risk: before its responses when that is there, otherwise after them. */
export function ratingOf(
  inherent: Json | undefined,
  residual: Json | undefined,
): { readonly [key: string]: Value | undefined } {
  const isBefore = inherent !== undefined;
  const rating = mapOf(isBefore ? inherent : residual);
  const probability = LIKELIHOOD.means(mapOf(rating['likelihood'])['level']);
  const impact = IMPACT.means(mapOf(rating['impact'])['level']);
  const level = LEVEL.means(mapOf(rating['score'])['level']);
  const rated: Value | undefined =
    probability === undefined || impact === undefined
      ? undefined
      : { probability: Number(probability), impact: Number(impact), ...(!isBefore && { rated: 'after' }) };
  return { risk: rated, level };
}

function readResponse(
  reading: Reading,
  threat: Named,
  { response, name }: { readonly response: Fields; readonly name: string | undefined },
): void {
  const controls = elementsOf(reading, response.json('controls'), ['controls']);
  if (controls.unknown.length > 0) {
    reading.lost.add('risks: a response names controls that the file does not have', response.place('controls'));
  }
  reading.draft.append(threat, 'controls', controls.known);
  const treatment = TREATMENT.means(response.json('strategy'));
  if (treatment === undefined || reading.draft.ids('decisions').includes(threat.id)) return;
  const because = response.text('description') ?? `The response to the risk "${name ?? threat.id}" says so`;
  reading.draft.put('decisions', threat.id, { treatment, because });
}

/** The risks that a writer keeps as they were: all but our own. */
export function othersRisks(risks: Json | undefined): readonly Json[] {
  return listOf(risks).filter((risk) => !(textOf(mapOf(risk)['bom-ref'])?.startsWith('risks/') ?? false));
}
