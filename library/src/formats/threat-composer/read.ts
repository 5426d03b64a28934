/**
 * Reads the workspace of Threat Composer.
 * @module
 */
import { newDraft } from '../draft.ts';
import { fieldsOf, type Json } from '../fields.ts';
import type { Attachment, ReadFormat } from '../format.ts';
import { losses } from '../losses.ts';
import { pictureIn } from './data-url.ts';
import { looksLike } from './looks-like.ts';
import { readAssumptions, readMitigations } from './read-measures.ts';
import { readThreats } from './read-threats.ts';
import { keptOf, type Reading } from './reading.ts';

/** Reads a file of Threat Composer. */
export const read: ReadFormat = (glance) => {
  const tree = glance.tree();
  if (tree?.kind !== 'map' || !looksLike(glance)) {
    const problem =
      glance.treeProblem() ??
      glance.problem('cannot-read', 'expected "schema" and "applicationInfo" at the top, found neither');
    return { draft: undefined, counts: {}, lost: [], problems: [problem] };
  }
  const root = fieldsOf(tree, glance.name);
  const reading: Reading = { root, draft: newDraft('threat-composer'), losses: losses() };
  const schema = root.number('schema');
  const threats = readThreats(reading);
  const mitigations = readMitigations(reading);
  const assumed = readAssumptionLinks(reading);
  const assumptions = readAssumptions(reading, assumed.linked);
  const linked = readMitigationLinks(reading);
  const attachments = readSystem(reading, { assumptionLinks: assumed.left, mitigationLinks: linked.left });
  return {
    draft: reading.draft.result(),
    counts: {
      threats,
      mitigations,
      assumptions,
      assumption_links: assumed.count,
      mitigation_links: linked.count,
      ...(schema !== undefined && { schema }),
    },
    lost: reading.losses.list(),
    problems: [],
    attachments,
  };
};

/** Links that cannot be said in the model, as they stand. */
type Left = readonly Json[];

/** The ids that each assumption is linked to. */
function readAssumptionLinks({ root, draft, losses }: Reading) {
  const linked = new Map<string, string[]>();
  const left: Json[] = [];
  const links = root.maps('assumptionLinks');
  const assumptions = new Set(
    root
      .peek()
      .maps('assumptions')
      .map((fields) => fields.text('id')),
  );
  for (const link of links) {
    const [type, from = '', to = ''] = ['type', 'assumptionId', 'linkedId'].map((key) => link.text(key));
    const isKnown =
      draft.find(type === 'Mitigation' ? 'controls' : 'threats', to) !== undefined && assumptions.has(from);
    if (!isKnown || link.rest() !== undefined) {
      losses.add('assumptionLinks: a link with an end that is not there is kept, but links nothing', link.at);
      left.push({ type: type ?? null, assumptionId: from, linkedId: to, ...link.rest() });
      continue;
    }
    losses.add('assumptionLinks: what rests on an assumption is kept with it, but says nothing to Vauban', link.at);
    const list = linked.get(from);
    if (list === undefined) linked.set(from, [to]);
    else list.push(to);
  }
  return { linked, left, count: links.length };
}

/** Joins threats and mitigations. */
function readMitigationLinks({ root, draft, losses }: Reading) {
  const controls = new Map<string, Set<string>>();
  const left: Json[] = [];
  const links = root.maps('mitigationLinks');
  for (const link of links) {
    const [from, to] = [link.text('mitigationId'), link.text('linkedId')];
    const control = draft.find('controls', from);
    const threat = draft.find('threats', to);
    const known = controls.get(threat ?? '') ?? new Set<string>();
    if (control === undefined || threat === undefined || link.rest() !== undefined || known.has(control)) {
      losses.add(
        'mitigationLinks: a link with an end that is not there, or there twice, is kept, but links nothing',
        link.at,
      );
      left.push({ mitigationId: from ?? null, linkedId: to ?? null, ...link.rest() });
      continue;
    }
    controls.set(threat, known.add(control));
  }
  for (const [threat, list] of controls) draft.extend('threats', threat, { controls: [...list] });
  return { left, count: links.length };
}

/** Says what the file says of the whole; pictures become files beside the model. */
function readSystem({ root, draft, losses }: Reading, links: { readonly [key: string]: Left }): readonly Attachment[] {
  const info = root.map('applicationInfo');
  const attachments: Attachment[] = [];
  const title = info.text('name');
  const entry = { title: title ?? 'Threat model without a name', description: info.text('description') };
  const sections = ['architecture', 'dataflow'].map((name) => {
    const section = root.map(name);
    const url = section.text('image');
    const picture = url === undefined ? undefined : pictureIn(url);
    const file = `${name}.${picture?.ending}`;
    if (picture !== undefined) {
      attachments.push({ name: file, bytes: picture.bytes });
      losses.add(
        `${name}: its picture is kept as the file "${file}", but says nothing to Vauban`,
        section.place('image'),
      );
    } else if (url !== undefined) {
      losses.add(`${name}: its picture is kept as it is written, but says nothing to Vauban`, section.place('image'));
    }
    const image = picture === undefined ? url : { file, type: picture.type };
    return [name, keptOf(section, name, { losses, also: { ...(image !== undefined && { image }) } })] as const;
  });
  root.skip('schema', 'applicationInfo', 'architecture', 'dataflow');
  const about = keptOf(info, 'applicationInfo', { losses });
  const left = Object.entries(links).filter(([, list]) => list.length > 0);
  const also = {
    ...Object.fromEntries([...sections, ...left]),
    applicationInfo: about ?? {},
    ...(title === undefined && { unnamed: true }),
  };
  draft.system(entry, keptOf(root, 'the file', { losses, also }));
  return attachments;
}
