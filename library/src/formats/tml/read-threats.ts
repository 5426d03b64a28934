/**
 * Personas, threats, controls and risks of the Threat Model Library.
 * @module
 */
import type { Fields } from '../fields.ts';
import { boundaryKey } from './read-places.ts';
import { elementAt, keptOf, keyOf, type Reading, titleIn } from './reading.ts';
import { fifthOf, isLeft, levelOf, skillOf, statusOf } from './words.ts';

/** Adds the personas as actors. */
export function readPersonas(personas: readonly Fields[], { draft, losses }: Reading): void {
  for (const fields of personas) {
    const level = fields.text('skill_level');
    const title = titleIn(fields, 'Persona without a name');
    const entry = { title, description: fields.text('description'), skill: skillOf(level) };
    if (level !== undefined && entry.skill === undefined) {
      losses.add(
        `threat_personas: the skill level "${level}" is kept, but says nothing to Vauban`,
        fields.place('skill_level'),
      );
    }
    const key = keyOf(fields);
    const kept = keptOf(fields, 'threat_personas', { losses, also: { skill_level: level } });
    draft.add('actors', { name: key ?? title, key, kept }, entry);
  }
}

/** Adds the threats, rated by the worst risk each is a part of. */
export function readThreats(threats: readonly Fields[], risks: readonly Fields[], reading: Reading): void {
  const { draft, losses } = reading;
  const worst = worstRisks(risks);
  for (const fields of threats) {
    const key = keyOf(fields);
    const risk = key === undefined ? undefined : worst.get(key);
    const persona = fields.text('threat_persona');
    const actor = draft.find('actors', persona);
    if (persona !== undefined && actor === undefined) {
      losses.add(
        'threats: a persona that is not in the file is kept, but is no actor here',
        fields.place('threat_persona'),
      );
    }
    const affected = fields.texts('components_affected');
    const targets = affected.flatMap((name) => elementAt(reading, name) ?? []);
    if (targets.length < affected.length) {
      losses.add(
        'threats: a component that is not in the file is kept, but is hit by nothing',
        fields.place('components_affected'),
      );
    }
    const [cwe, capec] = [idsIn(fields, 'weaknesses', 'cwe_id'), idsIn(fields, 'attack_mechanisms', 'capec_id')];
    const title = titleIn(fields, 'Threat without a name');
    const entry = {
      title,
      description: fields.text('description'),
      method: fields.text('event'),
      actors: actor === undefined ? undefined : [actor],
      targets: [...new Set(targets)].map((id) => `components/${id}`),
      ...ratingOf(risk),
      references:
        cwe.length + capec.length === 0
          ? undefined
          : { ...(cwe.length > 0 && { cwe }), ...(capec.length > 0 && { capec }) },
    };
    const also = {
      ...(actor === undefined && { threat_persona: persona }),
      ...(targets.length < affected.length && { components_affected: fields.json('components_affected') }),
      weaknesses: fields.json('weaknesses'),
      attack_mechanisms: fields.json('attack_mechanisms'),
    };
    draft.add('threats', { name: key ?? title, key, kept: keptOf(fields, 'threats', { losses, also }) }, entry);
  }
  for (const risk of risks) {
    const names = risk.peek().texts('threats');
    if (names.some((name) => draft.find('threats', name) === undefined)) {
      losses.add('risks: a threat that is not in the file is kept, but is rated by nothing', risk.place('threats'));
    }
    losses.add(
      'risks: the worst one rates each of its threats; its own name and text are kept, but say nothing to Vauban',
      risk.at,
    );
  }
}

/** The risk with the highest score for each threat. */
function worstRisks(risks: readonly Fields[]): ReadonlyMap<string, Fields> {
  const worst = new Map<string, Fields>();
  for (const risk of risks) {
    for (const threat of risk.peek().texts('threats')) {
      const before = worst.get(threat);
      if (before === undefined || scoreOf(risk) > scoreOf(before)) worst.set(threat, risk);
    }
  }
  return worst;
}

function scoreOf(risk: Fields): number {
  const look = risk.peek();
  const product = (fifthOf('likelihood', look.text('likelihood')) ?? 0) * (fifthOf('impact', look.text('impact')) ?? 0);
  return look.number('score') ?? product;
}

function ratingOf(risk: Fields | undefined) {
  if (risk === undefined) return {};
  const look = risk.peek();
  const probability = fifthOf('likelihood', look.text('likelihood'));
  const impact = fifthOf('impact', look.text('impact'));
  const impacts = look.text('impact_description');
  return {
    risk: probability === undefined || impact === undefined ? undefined : { probability, impact },
    level: levelOf(look.text('level')),
    impacts: impacts === undefined ? undefined : [impacts],
  };
}

function idsIn(fields: Fields, list: string, id: string): readonly string[] {
  const numbers = fields
    .peek()
    .maps(list)
    .flatMap((item) => /\d+/.exec(item.text(id) ?? '') ?? []);
  return [...new Set(numbers.map((number) => String(Number(number))))];
}

/** Adds the controls with the threats they are against and the boundary they guard. */
export function readControls(controls: readonly Fields[], { draft, losses }: Reading): void {
  for (const fields of controls) {
    const state = fields.text('status');
    const against = fields.texts('threats');
    const known = [...new Set(against.flatMap((name) => draft.find('threats', name) ?? []))];
    if (against.some((name) => draft.find('threats', name) === undefined)) {
      losses.add('controls: a threat that is not in the file is kept, but is held by nothing', fields.place('threats'));
    }
    const sides = fields.peek().map('trust_boundary');
    const boundary = sides.exists
      ? draft.find('boundaries', boundaryKey(sides.text('trust_zone_a'), sides.text('trust_zone_b')))
      : undefined;
    if (sides.exists && boundary === undefined) {
      losses.add(
        'controls: a boundary that is not in the file is kept, but is guarded by nothing',
        fields.place('trust_boundary'),
      );
    }
    if (state === 'assumed') losses.add('controls: one that is assumed counts as done', fields.place('status'));
    const title = titleIn(fields, 'Control without a name');
    const entry = {
      title,
      description: fields.text('description'),
      status: statusOf(state),
      against: known.map((threat) => `threats/${threat}`),
      guards: boundary === undefined ? undefined : [`boundaries/${boundary}`],
    };
    const also = {
      status: state,
      trust_boundary: fields.json('trust_boundary'),
      ...(known.length < against.length && { threats: fields.json('threats') }),
    };
    const key = keyOf(fields);
    const id = draft.add(
      'controls',
      { name: key ?? title, key, kept: keptOf(fields, 'controls', { losses, also }) },
      entry,
    );
    if (state === undefined || entry.status !== undefined) continue;
    // A decision names a threat before a control of the same id, so it is not written for one that shares its id.
    if (isLeft(state) && draft.get('threats', id) === undefined) {
      draft.add(
        'decisions',
        { name: id },
        { treatment: 'accept', because: `The status is "${state}" in the Threat Model Library` },
      );
    } else {
      losses.add(`controls: the status "${state}" is kept, but says nothing to Vauban`, fields.place('status'));
    }
  }
}
