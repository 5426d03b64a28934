/**
 * A threat of a cell: a threat of the model, with a control for its mitigation and a decision for its status.
 * @module
 */
import type { DraftBuilder } from '../draft.ts';
import type { Fields } from '../fields.ts';
import type { Losses } from '../losses.ts';
import { levelOf, statusOf, strideOf, TREATMENTS } from './words.ts';

/** Where the threat stands. */
export interface ThreatPlace {
  /** The address of the element it hits; undefined when that was not written. */
  readonly target: string | undefined;
  readonly losses: Losses;
}

const LEVEL_PLACES = 'threats: a severity or status that Threat Dragon does not define is kept, but says nothing here';

/** Adds a threat to the draft. */
export function readThreat(draft: DraftBuilder, threat: Fields, { target, losses }: ThreatPlace): void {
  const title = threat.text('title') ?? 'Threat without a title';
  const mitigation = threat.text('mitigation');
  const status = statusOf(threat.text('status'));
  const severity = threat.text('severity');
  const type = threat.text('type');
  const stride = strideOf(type);
  const known = status !== undefined || !threat.has('status');
  if (!known || (severity !== undefined && levelOf(severity) === undefined && severity !== 'TBA')) {
    losses.add(LEVEL_PLACES, threat.at);
  }
  if (type !== undefined && stride.length === 0) {
    losses.add(`threats: the type "${type}" is no letter of STRIDE; it is kept as a tag`, threat.place('type'));
  }
  const description = threat.text('description');
  const key = threat.text('id') ?? threat.text('ruleId');
  const rest = threat.rest();
  const targets = target === undefined ? [] : [target];
  const id = draft.add(
    'threats',
    {
      name: title,
      key,
      kept: { ...rest, ...(type !== undefined && { type }), ...(severity !== undefined && { severity }) },
    },
    {
      title,
      description,
      stride,
      tags: stride.length === 0 && type !== undefined ? [type] : [],
      targets,
      level: levelOf(severity),
    },
  );
  if (rest !== undefined) losses.add(`threats: ${named(rest)} kept, but without meaning here`, threat.at);
  const treatment = status === undefined ? undefined : TREATMENTS[status];
  if (treatment !== undefined) {
    draft.add('decisions', { name: id }, { treatment, because: mitigation ?? `Threat Dragon says "${status}"` });
  } else if (mitigation !== undefined) {
    const done = status === 'Mitigated';
    const control = draft.add(
      'controls',
      { name: `${id} mitigation` },
      {
        title: titleOf(mitigation, title),
        description: mitigation,
        status: done ? 'done' : 'planned',
        guards: targets,
      },
    );
    draft.extend('threats', id, { controls: [control] });
  } else if (status === 'Mitigated') {
    draft.add('decisions', { name: id }, { treatment: 'mitigate', because: 'Threat Dragon says "Mitigated", not how' });
  }
}

/** The first sentence of a mitigation when it is short, else what it is against. */
function titleOf(mitigation: string, threat: string): string {
  const [first = ''] = mitigation.trim().split(/(?<=[.!?])\s|\n/);
  const plain = first.replace(/[.!?]$/, '');
  return plain.length <= 80 && plain !== '' ? plain : `Mitigation of: ${threat}`;
}

function named(rest: { readonly [key: string]: unknown }): string {
  return Object.keys(rest)
    .map((key) => `"${key}"`)
    .join(', ');
}
