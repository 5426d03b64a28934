/**
 * A control of a threat or of a library.
 * @module
 */
import type { DraftBuilder } from '../draft.ts';
import type { Losses } from '../losses.ts';
import type { Block } from './block.ts';
import { keptOf } from './reading.ts';

/** Where a control goes. */
export interface ControlPlace {
  readonly draft: DraftBuilder;
  readonly losses: Losses;
  readonly tags?: readonly string[];
  readonly guards?: readonly string[];
}

/** Adds a control and gives its id. */
export function readControl(block: Block, { draft, losses, tags = [], guards = [] }: ControlPlace): string {
  const { fields } = block;
  const description = fields.text('description');
  const title = block.name ?? shortened(description) ?? 'Control without a name';
  const because = fields.text('implementation_notes');
  const isImplemented = fields.flag('implemented');
  return draft.add(
    'controls',
    { name: title, key: block.name, kept: keptOf(block, losses) },
    {
      title,
      description: description === title ? undefined : description,
      because,
      // What is not said is not known, although the tool takes it for "no".
      status: isImplemented === undefined ? undefined : isImplemented ? 'done' : 'planned',
      guards,
      tags,
    },
  );
}

/** The first line of a text as a title. */
export function shortened(text: string | undefined): string | undefined {
  const line = text?.trim().split('\n')[0]?.trim();
  return line === undefined || line.length <= 80 ? line : `${line.slice(0, line.lastIndexOf(' ', 77))} ...`;
}
