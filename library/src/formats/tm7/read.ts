/**
 * Reads a model of the Microsoft Threat Modeling Tool.
 * @module
 */
import { scanXml } from '../../inputs/xml/scan-xml.ts';
import { newDraft } from '../draft.ts';
import type { Imported, ReadFormat } from '../format.ts';
import { losses } from '../losses.ts';
import { liveThreats } from '../tmt/compare-threats.ts';
import { interactionsOf, isStencil } from '../tmt/generate.ts';
import { readTmtModel } from '../tmt/read-model.ts';
import { refusal } from '../tmt/refusal.ts';
import { shown } from '../tmt/shown.ts';
import type { TmtModel } from '../tmt/tmt-model.ts';
import { typeTree } from '../tmt/type-tree.ts';
import { addAbout } from './add-about.ts';
import { addSurface } from './add-surface.ts';
import { addThreats } from './add-threats.ts';
import type { Reading } from './reading.ts';

/** Reads a .tm7 file. */
export const read: ReadFormat = (glance): Imported => {
  const xml = refusal(glance) ?? scanXml(glance);
  if (!('root' in xml)) return { draft: undefined, counts: {}, lost: [], problems: [xml] };
  const { root, documentType, place } = xml;
  if (root.name !== 'ThreatModel') {
    const reason = `expected a "ThreatModel" at the root, found "${shown(root.name)}"`;
    return {
      draft: undefined,
      counts: {},
      lost: [],
      problems: [glance.problem('cannot-read', reason, place(root.offset))],
    };
  }
  const model = readTmtModel(root);
  const reading: Reading = {
    draft: newDraft('tm7'),
    losses: losses(),
    model,
    types: typeTree(model.knowledge),
    at: (offset) => ({ file: glance.name, ...place(offset) }),
    controls: new Map(),
  };
  if (documentType !== undefined) {
    reading.losses.add(
      'the document type is left out; its entities stay as they are written',
      reading.at(documentType),
    );
  }
  for (const surface of model.surfaces) addSurface(surface, reading);
  addAbout(reading, addThreats(reading));
  return { draft: reading.draft.result(), counts: countsOf(model), lost: reading.losses.list(), problems: [] };
};

function countsOf(model: TmtModel): Readonly<Record<string, number>> {
  const shapes = model.surfaces.flatMap((surface) => surface.shapes);
  const lines = model.surfaces.flatMap((surface) => surface.lines);
  const flows = lines.filter(({ role }) => role === 'flow').length;
  return {
    components: shapes.filter(isStencil).length,
    flows,
    boundaries:
      shapes.filter(({ role }) => role === 'box').length + lines.filter(({ role }) => role === 'boundary').length,
    threats: model.threats.length,
    mitigations: model.threats.filter(({ state }) => state === 'Mitigated').length,
    'live threats': liveThreats(model).live.length,
    surfaces: model.surfaces.length,
    dangling_flows: flows - model.surfaces.reduce((sum, surface) => sum + interactionsOf(surface).length, 0),
    kb_rules: model.knowledge?.threats.length ?? 0,
  };
}
