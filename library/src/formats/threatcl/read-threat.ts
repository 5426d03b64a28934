/**
 * A threat with its rating and its controls.
 * @module
 */
import type { Block } from './block.ts';
import { readControl, shortened } from './read-control.ts';
import { keptOf, type Reading } from './reading.ts';
import { levelOf, stepOf, strideOf } from './words.ts';

/** Adds a threat; tells whether it was rated on the axes of the scheme. */
export function readThreat(block: Block, reading: Reading): boolean {
  const { draft, losses, tags } = reading;
  const { fields } = block;
  const description = fields.text('description');
  const title = block.name ?? shortened(description) ?? 'Threat without a name';
  const targets = assetsOf(block, reading);
  const words = fields.texts('stride');
  const stride = words.flatMap((word) => strideOf(word) ?? []);
  for (const word of words) {
    if (strideOf(word) === undefined)
      losses.add(`threat: the category "${word}" is no letter of STRIDE`, fields.place('stride'));
  }
  const impacts = fields.texts('impacts');
  const { rated, ...rating } = ratingOf(block, reading);
  const controls = [...importedControls(block, reading), ...ownControls(block, reading, targets)];
  draft.add(
    'threats',
    { name: title, key: block.name, kept: keptOf(block, losses) },
    {
      title,
      description: description === title ? undefined : description,
      stride: [...new Set(stride)],
      impacts,
      targets,
      controls: [...new Set(controls)],
      tags,
      ...rating,
    },
  );
  return rated;
}

function assetsOf({ fields }: Block, { assets, losses }: Reading): readonly string[] {
  const ids = fields.texts('information_asset_refs').flatMap((name) => {
    const id = assets.get(name);
    if (id !== undefined) return [`assets/${id}`];
    losses.add(`threat: there is no information asset "${name}"`, fields.place('information_asset_refs'));
    return [];
  });
  return [...new Set(ids)];
}

function ratingOf(block: Block, { losses }: Reading) {
  const [risk] = block.of('risk');
  if (risk === undefined) return { rated: false };
  const { fields } = risk;
  const [likelihood, impactWord, severity] = [
    fields.text('likelihood'),
    fields.text('impact'),
    fields.text('severity'),
  ];
  const [probability, impact, level] = [stepOf(likelihood), stepOf(impactWord), levelOf(severity)];
  if (likelihood !== undefined && probability === undefined)
    losses.add(`risk: no level is called "${likelihood}"`, risk.at);
  if (impactWord !== undefined && impact === undefined) losses.add(`risk: no level is called "${impactWord}"`, risk.at);
  if (severity !== undefined && level === undefined) losses.add(`risk: no level is called "${severity}"`, risk.at);
  for (const key of Object.keys(risk.rest() ?? {}).filter((key) => key !== 'rationale')) {
    losses.add(`risk: "${key}" has no place in Vauban`, risk.at);
  }
  return {
    rated: probability !== undefined || impact !== undefined,
    risk: { ...(probability !== undefined && { probability }), ...(impact !== undefined && { impact }) },
    level,
    because: fields.text('rationale'),
  };
}

function ownControls(block: Block, reading: Reading, guards: readonly string[]): readonly string[] {
  const { draft, losses, tags } = reading;
  const place = { draft, losses, tags, guards };
  const added = block
    .of('control', 'expanded_control', 'proposed_control')
    .map((control) => readControl(control, place));
  const text = block.fields.text('control');
  if (text === undefined) return added;
  losses.add(
    'threat: a control that is only a text does not say whether it is in place',
    block.fields.place('control'),
  );
  const title = shortened(text) ?? text;
  return [
    ...added,
    draft.add('controls', { name: title }, { title, description: text === title ? undefined : text, guards, tags }),
  ];
}

function importedControls({ fields }: Block, { libraryControl, losses }: Reading): readonly string[] {
  return fields.texts('control_imports').flatMap((reference) => {
    const name = /^(?:\$\{\s*)?(?:import\.control\.)?([^\s}]+)\s*\}?$/.exec(reference.trim())?.[1];
    const id = name === undefined ? undefined : libraryControl(name);
    if (id !== undefined) return [id];
    losses.add(`threat: the control "${name ?? reference}" of a library is not here`, fields.place('control_imports'));
    return [];
  });
}
