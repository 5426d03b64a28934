/**
 * Risk categories as vectors, what they advise as controls, and the risks identified by people as threats.
 * @module
 */
import { type Fields, fieldsOf, type Json, jsonOf } from '../fields.ts';
import { plainText } from './plain-text.ts';
import { keptOf, proseOf, type Reading, saysSomething } from './reading.ts';
import { itemsOf, type Titled } from './sections.ts';
import { LEVEL_OF_SEVERITY, meaningOf, NUMBER_OF_IMPACT, PROBABILITY_OF_LIKELIHOOD, STRIDE, wordOf } from './words.ts';

/** A risk as it can be tracked. */
export interface TrackedRisk {
  readonly threat: string;
  /** What Threagile calls it: its category and what it is most relevant to. */
  readonly syntheticId: string;
  /** What its category advises. */
  readonly control: string | undefined;
}

/** Adds the categories and their risks to the draft. */
export function readRisks(entries: readonly Titled[], reading: Reading): readonly TrackedRisk[] {
  return entries.flatMap(([title, fields]) => readCategory(title, fields, reading));
}

function readCategory(title: string, fields: Fields, reading: Reading): readonly TrackedRisk[] {
  const { draft, losses, counts } = reading;
  counts['risk_categories'] = (counts['risk_categories'] ?? 0) + 1;
  const id = fields.text('id') ?? title;
  const items = itemsOf(fields.node('risks_identified'));
  const risks = items.flatMap(({ title: name, node }) =>
    node.kind === 'map' ? [[name, fieldsOf(node, fields.at.file)] as const] : [],
  );
  const description = proseOf(fields, 'description');
  const impact = proseOf(fields, 'impact');
  const action = proseOf(fields, 'action');
  const mitigation = proseOf(fields, 'mitigation');
  const written = fields.text('stride');
  const stride = wordOf(written);
  const isStride = stride !== undefined && STRIDE.has(stride);
  const cwe = fields.text('cwe');
  const isCwe = cwe !== undefined && /^[1-9]\d*$/.test(cwe);
  const sheet = fields.text('cheat_sheet');
  const also: Record<string, Json> = {
    ...description.written,
    ...impact.written,
    ...action.written,
    ...mitigation.written,
  };
  if (impact.text !== undefined && risks.length === 0) also['impact'] = impact.text;
  if (written !== undefined && !isStride) also['stride'] = written;
  if (cwe !== undefined && !isCwe) also['cwe'] = cwe;
  const odd = items.flatMap(({ key, node }) => {
    const risk = jsonOf(node);
    return node.kind === 'map' || !saysSomething(risk) ? [] : [[key, risk] as const];
  });
  if (odd.length > 0) {
    also['risks_identified'] = Object.fromEntries(odd);
    losses.add('threats: what is no risk is kept, but says nothing to Vauban', fields.place('risks_identified'));
  }
  const kept = keptOf('vectors', fields, { losses, also });
  const letters = isStride ? [stride] : [];
  const references = { ...(isCwe && { cwe: [cwe] }), ...(sheet !== undefined && { see: [sheet] }) };
  const vector = draft.add(
    'vectors',
    { name: id, key: id, kept },
    { title: plainText(title), description: description.text, stride: letters, references },
  );
  const control =
    action.text === undefined && mitigation.text === undefined
      ? undefined
      : draft.add(
          'controls',
          { name: `against-${vector}`, key: id },
          { title: action.text, description: mitigation.text, status: 'planned', against: [`vectors/${vector}`] },
        );
  return risks.map(([name, risk]): TrackedRisk => {
    counts['threats'] = (counts['threats'] ?? 0) + 1;
    const threat = readRisk(name, risk, { reading, vector, impact: impact.text, stride: letters, references });
    return { threat, syntheticId: syntheticIdOf(id, risk.peek()), control };
  });
}

interface Category {
  readonly reading: Reading;
  readonly vector: string;
  readonly impact: string | undefined;
  readonly stride: readonly string[];
  readonly references: { readonly [key: string]: readonly string[] };
}

function readRisk(name: string, fields: Fields, { reading, vector, impact, stride, references }: Category): string {
  const { draft, losses } = reading;
  const severity = fields.text('severity');
  const level = meaningOf(LEVEL_OF_SEVERITY, severity);
  const likelihood = fields.text('exploitation_likelihood');
  const probability = meaningOf(PROBABILITY_OF_LIKELIHOOD, likelihood);
  const impactWord = fields.text('exploitation_impact');
  const impactNumber = meaningOf(NUMBER_OF_IMPACT, impactWord);
  const also: Record<string, Json> = {};
  if (severity !== undefined && (level === undefined || wordOf(severity) === 'elevated')) {
    also['severity'] = severity;
    losses.add(
      `threats: the severity "${wordOf(severity)}" is kept${level === undefined ? '' : `, and read as "${level}"`}`,
      fields.place('severity'),
    );
  }
  if (likelihood !== undefined && probability === undefined) also['exploitation_likelihood'] = likelihood;
  if (impactWord !== undefined && impactNumber === undefined) also['exploitation_impact'] = impactWord;
  const { targets, asset } = targetsOf(fields, also, reading);
  const kept = keptOf('threats', fields, { losses, also });
  return draft.add(
    'threats',
    { name: plainText(name), key: name, kept },
    {
      title: plainText(name),
      stride,
      targets,
      asset,
      vectors: [vector],
      risk: {
        ...(probability !== undefined && { probability }),
        ...(impactNumber !== undefined && { impact: impactNumber }),
      },
      level,
      impacts: impact === undefined ? [] : [impact],
      references,
    },
  );
}

const RELEVANT = [
  ['most_relevant_technical_asset', 'components'],
  ['most_relevant_communication_link', 'flows'],
  ['most_relevant_trust_boundary', 'zones'],
] as const;

/** What a risk hits; names of what is not there are kept. */
function targetsOf(
  fields: Fields,
  also: Record<string, Json>,
  { draft, losses }: Reading,
): { readonly targets: readonly string[]; readonly asset: string | undefined } {
  const missing = (key: string, name: string): void => {
    also[key] = name;
    losses.add('threats: what a risk is most relevant to is not there; its name is kept', fields.place(key));
  };
  const targets = RELEVANT.flatMap(([key, collection]) => {
    const name = fields.text(key);
    if (name === undefined) return [];
    const id = draft.find(collection, name);
    if (id !== undefined) return [`${collection}/${id}`];
    missing(key, name);
    return [];
  });
  const held = fields.text('most_relevant_data_asset');
  const asset = draft.find('assets', held);
  if (held !== undefined && asset === undefined) missing('most_relevant_data_asset', held);
  return { targets, asset };
}

/** The id by which Threagile tracks a risk. */
function syntheticIdOf(category: string, risk: Fields): string {
  const parts = ['technical_asset', 'communication_link', 'trust_boundary', 'shared_runtime', 'data_asset'];
  return [category, ...parts.flatMap((part) => risk.text(`most_relevant_${part}`) ?? [])].join('@');
}
