/**
 * Recorded threats: threats of the model, with a control or a decision for what the team has said about them.
 * @module
 */
import type { Json } from '../fields.ts';
import { liveThreats } from '../tmt/compare-threats.ts';
import { linksIn, plainLine, plainText } from '../tmt/plain-text.ts';
import { shown } from '../tmt/shown.ts';
import type { RecordedThreat, ThreatType } from '../tmt/tmt-model.ts';
import { levelOf, strideOf } from '../tmt/words.ts';
import { addTreatment } from './add-treatment.ts';
import type { Reading } from './reading.ts';
import { referencesIn } from './references-in.ts';

/** Properties of a threat that have a place of their own in the language. */
const PLACED = new Set([
  ...['Title', 'UserThreatCategory', 'UserThreatDescription'],
  ...['Priority', 'PossibleMitigations', 'StateInformation'],
]);
const NEVER = '0001-01-01T00:00:00';

/**
 * Adds the threats of a file, those that somebody has added without a flow too.
 *
 * @returns those whose flow is no longer drawn so, as they stand
 */
export function addThreats(reading: Reading): readonly Json[] {
  const { losses, at, model } = reading;
  const { live, stale } = liveThreats(model);
  const rules = new Map(model.knowledge?.threats.map((type) => [type.id, type] as const));
  const labels = new Map(
    (model.knowledge?.columns ?? []).flatMap(({ name, label }) => (label === '' ? [] : [[name, label] as const])),
  );
  const [gone, loose] = [
    stale.filter(({ flow }) => /[1-9a-z]/i.test(flow)),
    stale.filter(({ flow }) => !/[1-9a-z]/i.test(flow)),
  ];
  for (const threat of [...live, ...loose]) addThreat(threat, { rule: rules.get(threat.type), labels }, reading);
  return gone.map((threat): Json => {
    const title = plainLine(threat.properties.get('Title')) ?? threat.type;
    losses.add(
      `threats: "${shown(title)}"${threat.id === undefined ? '' : ` (${threat.id})`} is stale: its flow is gone or has other ends; it is kept with the system`,
      at(threat.offset),
    );
    const { id = null, type, source, flow, target, state = null } = threat;
    return { id, type, source, flow, target, state, ...Object.fromEntries(threat.properties), ...threat.rest };
  });
}

interface Background {
  /** The rule that gave it. */
  readonly rule: ThreatType | undefined;
  /** What people call the columns of the template. */
  readonly labels: ReadonlyMap<string, string>;
}

function addThreat(threat: RecordedThreat, { rule, labels }: Background, reading: Reading): void {
  const { draft, losses, at } = reading;
  const { properties } = threat;
  const title = plainLine(properties.get('Title')) ?? plainLine(rule?.title) ?? 'Threat without a title';
  const category = plainLine(properties.get('UserThreatCategory'));
  const stride = strideOf(category);
  if (category !== undefined && stride.length === 0) {
    losses.add(
      `threats: the category "${shown(category)}" is no letter of STRIDE; it is kept as a tag`,
      at(threat.offset),
    );
  }
  const targets = targetsOf(threat, rule, reading);
  const advice = plainText(properties.get('PossibleMitigations'));
  const description = plainText(properties.get('UserThreatDescription'));
  const texts = [...properties.values()];
  const id = draft.add(
    'threats',
    { name: threat.id === undefined ? title : `T${threat.id}`, key: threat.id, kept: keptOf(threat, labels, reading) },
    {
      title,
      description: [description, advice === undefined ? undefined : `Possible mitigations: ${advice}`]
        .filter((text) => text !== undefined)
        .join('\n\n'),
      stride,
      targets,
      level: levelIn(threat, rule, reading),
      tags: [
        ...(stride.length === 0 && category !== undefined ? [category] : []),
        ...(threat.state === 'NeedsInvestigation' ? ['needs-investigation'] : []),
      ],
      references: referencesIn(texts, linksIn(properties.get('PossibleMitigations') ?? '')),
    },
  );
  addTreatment(threat, { id, targets }, reading);
}

/** The flow, and the end of it that the text of the rule names. */
function targetsOf(threat: RecordedThreat, rule: ThreatType | undefined, { draft }: Reading): string[] {
  const flow = draft.find('flows', threat.flow);
  const end = namedEnd(rule?.title) ?? namedEnd(`${rule?.title ?? ''} ${rule?.description ?? ''}`);
  const named = end === undefined ? undefined : draft.find('components', threat[end]);
  return [...(named === undefined ? [] : [`components/${named}`]), ...(flow === undefined ? [] : [`flows/${flow}`])];
}

/** The one end that a text names; undefined when it names both or none. */
function namedEnd(text = ''): 'source' | 'target' | undefined {
  const [source, target] = [/\{source\.Name\}/i.test(text), /\{target\.Name\}/i.test(text)];
  if (source === target) return undefined;
  return source ? 'source' : 'target';
}

/** The level, when the template or somebody rates the threat: "High" alone is what the tool starts with. */
function levelIn(threat: RecordedThreat, rule: ThreatType | undefined, { losses, at }: Reading): string | undefined {
  const level = levelOf(threat.priority);
  if (threat.priority !== undefined && level === undefined) {
    losses.add(`threats: the priority "${shown(threat.priority)}" is kept, but is no level here`, at(threat.offset));
  }
  const isRated = rule?.columns.some(({ name, values }) => name === 'Priority' && values.length > 0) === true;
  const isTouched = threat.changedBy !== undefined || (threat.modified !== undefined && threat.modified !== NEVER);
  return isRated || isTouched || threat.priority !== 'High' ? level : undefined;
}

/** Whether a property only repeats what its category or its flow says already. */
function repeats(
  name: string,
  value: string,
  { threat, reading }: { readonly threat: RecordedThreat; readonly reading: Reading },
): boolean {
  const { draft, model } = reading;
  if (name === 'UserThreatShortDescription') {
    return model.knowledge?.categories.some(({ description }) => description === value) === true;
  }
  if (name !== 'InteractionString') return false;
  const flow = draft.find('flows', threat.flow);
  return flow !== undefined && draft.get('flows', flow)?.['title'] === plainText(value);
}

function keptOf(threat: RecordedThreat, labels: ReadonlyMap<string, string>, reading: Reading): Json {
  const { losses, at } = reading;
  const columns = new Map<string, Json>();
  for (const [name, value] of threat.properties) {
    if (PLACED.has(name) || repeats(name, value, { threat, reading })) continue;
    const label = labels.get(name) ?? name;
    columns.set(columns.has(label) ? name : label, value);
    losses.add(`threats: "${shown(label)}" is kept, but says nothing to Vauban`, at(threat.offset));
  }
  const { type, state, priority, changedBy, modified } = threat;
  return {
    type,
    ...(state !== undefined && { state }),
    ...(priority !== undefined && { priority }),
    ...(changedBy !== undefined && { changedBy }),
    ...(modified !== undefined && modified !== NEVER && { modified }),
    ...(columns.size > 0 && { columns: Object.fromEntries(columns) }),
    ...threat.rest,
  };
}
