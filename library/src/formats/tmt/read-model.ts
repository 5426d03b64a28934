/**
 * A file of the tool as records, from its elements.
 * @module
 */
import type { ScannedElement } from '../../inputs/xml/scan-xml.ts';
import { readKnowledge } from './read-knowledge.ts';
import { readSurface } from './read-surface.ts';
import { childOf, childrenOf, pairsIn, restOf, textIn, withoutDefaults } from './record.ts';
import type { RecordedThreat, TmtModel } from './tmt-model.ts';

const KNOWN = new Set(['DrawingSurfaceList', 'MetaInformation', 'Notes', 'ThreatInstances', 'KnowledgeBase']);
const KNOWN_OF_THREAT = new Set([
  ...[
    'Id',
    'TypeId',
    'SourceGuid',
    'FlowGuid',
    'TargetGuid',
    'DrawingSurfaceGuid',
    'InteractionKey',
    'State',
    'Priority',
  ],
  ...['ChangedBy', 'ModifiedAt', 'Properties', 'StateInformation', 'Title', 'UserThreatCategory'],
  ...['UserThreatShortDescription', 'UserThreatDescription', 'InteractionString'],
]);
/** Texts that older files keep beside the properties instead of in them. */
const BESIDE = [
  'Title',
  'UserThreatCategory',
  'UserThreatShortDescription',
  'UserThreatDescription',
  'InteractionString',
];

/** Reads a `ThreatModel`. */
export function readTmtModel(root: ScannedElement): TmtModel {
  const meta = childOf(root, 'MetaInformation');
  const knowledge = childOf(root, 'KnowledgeBase');
  return {
    meta: new Map((meta?.children ?? []).flatMap(({ name, text }) => (text === '' ? [] : [[name, text] as const]))),
    notes: childrenOf(childOf(root, 'Notes'), 'Note').map((note) => ({
      id: textIn(note, 'Id'),
      by: textIn(note, 'AddedBy'),
      date: textIn(note, 'Date'),
      message: textIn(note, 'Message') ?? '',
    })),
    surfaces: childrenOf(childOf(root, 'DrawingSurfaceList'), 'DrawingSurfaceModel').map(readSurface),
    threats: pairsIn(childOf(root, 'ThreatInstances')).map(([, value]) => readThreat(value)),
    knowledge: knowledge === undefined ? undefined : readKnowledge(knowledge),
    rest: withoutDefaults(restOf(root, KNOWN), { ThreatGenerationEnabled: 'true', Version: '4.3' }),
    metaOffset: (meta ?? root).offset,
  };
}

function readThreat(element: ScannedElement): RecordedThreat {
  const beside = BESIDE.flatMap((name) => {
    const text = textIn(element, name);
    return text === undefined ? [] : [[name, text] as const];
  });
  const properties = new Map<string, string>([
    ...beside,
    ...pairsIn(childOf(element, 'Properties')).flatMap(([key, { text }]) =>
      text === '' ? [] : [[key, text] as const],
    ),
  ]);
  return {
    id: textIn(element, 'Id'),
    type: textIn(element, 'TypeId') ?? '',
    source: textIn(element, 'SourceGuid') ?? '',
    flow: textIn(element, 'FlowGuid') ?? '',
    target: textIn(element, 'TargetGuid') ?? '',
    surface: textIn(element, 'DrawingSurfaceGuid') ?? '',
    state: textIn(element, 'State'),
    priority: properties.get('Priority') ?? textIn(element, 'Priority'),
    justification: properties.get('StateInformation') ?? textIn(element, 'StateInformation'),
    changedBy: textIn(element, 'ChangedBy'),
    modified: textIn(element, 'ModifiedAt'),
    properties,
    rest: withoutDefaults(restOf(element, KNOWN_OF_THREAT), { Upgraded: 'false', Wide: 'false' }),
    offset: element.offset,
  };
}
