/**
 * Names of columns and what stands in them.
 * @module
 */

/** What a column can say of a threat. */
export type Column =
  | 'id'
  | 'title'
  | 'description'
  | 'stride'
  | 'likelihood'
  | 'impact'
  | 'level'
  | 'controls'
  | 'status'
  | 'owner'
  | 'targets'
  | 'asset'
  | 'actors'
  | 'priority'
  | 'cwe'
  | 'capec'
  | 'attack'
  | 'ticket'
  | 'because';

const NAMES: Readonly<Record<Column, readonly string[]>> = {
  id: [
    'id',
    'threatid',
    'riskid',
    'ref',
    'reference',
    'no',
    'nr',
    'number',
    'key',
    'threatno',
    'riskno',
    'identifier',
    '#',
  ],
  title: [
    'title',
    'threat',
    'threattitle',
    'threatname',
    'name',
    'summary',
    'risk',
    'risktitle',
    'riskname',
    'threatscenario',
    'scenario',
    'issue',
    'finding',
  ],
  description: ['description', 'details', 'detail', 'threatdescription', 'riskdescription', 'explanation'],
  stride: ['stride', 'category', 'stridecategory', 'threatcategory', 'threattype', 'stridetype', 'type', 'categories'],
  likelihood: ['likelihood', 'probability', 'likelihoodscore', 'probabilityscore', 'likelihoodrating'],
  impact: ['impact', 'impactscore', 'consequence', 'impactrating'],
  level: [
    'level',
    'severity',
    'risklevel',
    'riskrating',
    'rating',
    'inherentrisk',
    'criticality',
    'riskseverity',
    'overallrisk',
  ],
  controls: [
    'mitigation',
    'mitigations',
    'control',
    'controls',
    'countermeasure',
    'countermeasures',
    'safeguards',
    'treatment',
    'response',
    'remediation',
    'mitigationstrategy',
    'recommendedmitigation',
    'recommendation',
  ],
  status: ['status', 'state', 'mitigationstatus', 'riskstatus', 'threatstatus', 'decision', 'disposition'],
  owner: ['owner', 'riskowner', 'assignee', 'responsible', 'assignedto', 'threatowner'],
  targets: [
    'component',
    'components',
    'target',
    'targets',
    'element',
    'elements',
    'affectedcomponent',
    'affectedcomponents',
    'system',
    'service',
    'diagramelement',
    'interaction',
    'targetelement',
  ],
  asset: ['asset', 'affectedasset', 'assetatrisk'],
  actors: ['actor', 'actors', 'threatactor', 'threatactors', 'attacker', 'threatagent', 'threatsource'],
  priority: ['priority', 'rank'],
  cwe: ['cwe', 'cweid', 'weakness', 'cwes'],
  capec: ['capec', 'capecid'],
  attack: [
    'attack',
    'attck',
    'mitreattck',
    'mitreattack',
    'attckid',
    'technique',
    'techniques',
    'mitretechnique',
    'attackid',
  ],
  ticket: ['ticket', 'issuekey', 'jira', 'issueid', 'tracker', 'workitem'],
  because: ['justification', 'reason', 'rationale', 'comment', 'comments', 'notes', 'note'],
};

const BY_NAME: ReadonlyMap<string, Column> = new Map(
  (Object.entries(NAMES) as readonly [Column, readonly string[]][]).flatMap(([column, names]) =>
    names.map((name) => [name, column] as const),
  ),
);

/** What each column says; undefined for one that says nothing to us, and for a second one that says the same. */
export function columnsOf(names: readonly string[]): readonly (Column | undefined)[] {
  const plain = names.map((name) =>
    name.trim() === '#' ? '#' : name.toLowerCase().replace(/\([^)]*\)|[^a-z0-9]/g, ''),
  );
  const found = plain.map((name) => BY_NAME.get(name));
  const first = found.map((column, index) => (found.indexOf(column) === index ? column : undefined));
  if (first.includes('title')) return first;
  return withTitle(first, plain);
}

/** A register without titles is told by what it describes; one that has only a level called risk is told by that. */
function withTitle(
  columns: readonly (Column | undefined)[],
  names: readonly string[],
): readonly (Column | undefined)[] {
  const at = names.findIndex((name) => name.startsWith('threat') && BY_NAME.get(name) === undefined);
  return at === -1 ? columns : columns.map((column, index) => (index === at ? 'title' : column));
}
