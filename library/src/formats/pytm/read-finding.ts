/**
 * A finding of pytm as a threat, with a control for its mitigation and a decision for its response.
 * @module
 */
import type { Item } from './document.ts';
import { keptOf, type Reading } from './reading.ts';
import { levelOf, memberOf, treatmentOf } from './words.ts';

/** Adds threats out of findings. */
export function readFindings(findings: readonly Item[], excluded: readonly Item[], reading: Reading): void {
  const mitigations = new Map<string, Mitigation>();
  for (const finding of findings) readFinding(finding, reading, mitigations);
  for (const finding of excluded) {
    const assumption = finding.fields.text('assumption') ?? finding.fields.map('assumption').text('name');
    const id = readFinding(finding, reading, mitigations);
    const because =
      assumption === undefined ? 'Excluded in pytm' : `Excluded in pytm by the assumption "${assumption}"`;
    reading.draft.add('decisions', { name: id }, { treatment: 'not-applicable', because });
  }
  for (const { id, guards } of mitigations.values()) reading.draft.extend('controls', id, { guards: [...guards] });
}

interface Mitigation {
  readonly id: string;
  readonly guards: Set<string>;
}

function readFinding(item: Item, reading: Reading, mitigations: Map<string, Mitigation>): string {
  const { draft, losses } = reading;
  const { fields } = item;
  const target = fields.text('target') ?? fields.text('element') ?? item.reference;
  const address = addressOf(target, reading);
  if (address === undefined) losses.add('findings: a finding whose element is not here hits nothing', fields.at);
  const description = fields.text('description');
  const rule = fields.text('threat_id');
  const title = description ?? rule ?? 'Finding without a description';
  const severity = memberOf(fields.text('severity'));
  const level = levelOf(severity);
  if (severity !== undefined && level === undefined)
    losses.add(`findings: no severity is called "${severity}"`, fields.place('severity'));
  const mitigation = fields.text('mitigations');
  const response = fields.text('response');
  const treatment = treatmentOf(response);
  const number = fields.text('id');
  const controls =
    mitigation === undefined ? [] : [controlFor(item, { mitigation, rule, isDone: treatment === 'mitigate' })];
  const references = referencesOf(fields.text('references'));
  const details = fields.text('details');
  const kept = { ...keptOf({ ...item, type: '' }, 'findings', reading), ...(number !== undefined && { id: number }) };
  const id = draft.add(
    'threats',
    { name: `${rule ?? title} ${target}`, key: [rule, target].filter((part) => part !== undefined).join(' '), kept },
    {
      title,
      description: details,
      targets: address === undefined ? [] : [address],
      level,
      aka: rule === undefined ? [] : [rule],
      references,
      controls,
    },
  );
  if (treatment === 'mitigate' && mitigation !== undefined) {
    draft.extend('threats', id, { because: response });
    return id;
  }
  if (treatment !== undefined) draft.add('decisions', { name: id }, { treatment, because: `pytm says "${response}"` });
  else if (response !== undefined) {
    losses.add('findings: a response that is no treatment becomes a reason of the threat', fields.place('response'));
    draft.extend('threats', id, { because: response });
  }
  return id;

  /** One control for all findings of a rule that ask for the same. */
  function controlFor(
    { fields }: Item,
    { mitigation, rule, isDone }: { mitigation: string; rule: string | undefined; isDone: boolean },
  ): string {
    const key = JSON.stringify([rule ?? '', mitigation, isDone]);
    let found = mitigations.get(key);
    if (found === undefined) {
      const name = `Mitigation of ${rule ?? fields.peek().text('description') ?? 'a finding'}`;
      const entry = { title: name, description: mitigation, status: isDone ? 'done' : 'planned' };
      found = { id: draft.add('controls', { name }, entry), guards: new Set() };
      mitigations.set(key, found);
    }
    if (address !== undefined) found.guards.add(address);
    return found.id;
  }
}

function addressOf(name: string, { components, flows, zones, assets }: Reading): string | undefined {
  const kinds = { components, flows, zones, assets };
  for (const [kind, ids] of Object.entries(kinds)) {
    const id = ids.get(name);
    if (id !== undefined) return `${kind}/${id}`;
  }
  return undefined;
}

/** Taxonomy ids out of a text of links, and the links that are none of these. */
function referencesOf(text: string | undefined) {
  const all = (pattern: RegExp): readonly string[] => [
    ...new Set([...(text ?? '').matchAll(pattern)].map(([, id = '']) => id)),
  ];
  const cwe = all(/cwe(?:\.mitre\.org\/data\/definitions\/|[-: ])(\d{1,6})/gi);
  const capec = all(/capec(?:\.mitre\.org\/data\/definitions\/|[-: ])(\d{1,6})/gi);
  const attack = all(/\b(T\d{4}(?:\.\d{3})?)\b/g);
  const see = all(/(https?:\/\/[^\s,;"'<>]+)/g).filter(
    (link) => !/\/\/(?:cwe|capec)\.mitre\.org\/data\/definitions/i.test(link),
  );
  const found = { cwe, capec, attack, see };
  const said = Object.fromEntries(Object.entries(found).filter(([, ids]) => ids.length > 0));
  return Object.keys(said).length === 0 ? undefined : said;
}
