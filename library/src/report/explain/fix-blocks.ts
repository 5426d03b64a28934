/**
 * How a finding can be mended: controls of the library with what to paste.
 * @module
 */
import type { Fix } from '../../model/explanation.ts';
import { type Block, type Inline, inline, span } from '../page/block.ts';
import { factsText, field, heading, yamlBlock } from './parts.ts';

/** One section for each control. */
export function fixBlocks(fixes: readonly Fix[]): readonly Block[] {
  return fixes.flatMap((fix) => {
    const { id, title, description, gives, prove } = fix.control;
    return [
      heading(`Fix: ${title}`, id),
      {
        kind: 'fields',
        fields: [...field('what', description), ...field('gives', factsText(gives)), ...field('proof', prove)],
      },
      { kind: 'text', text: lead(fix), apart: true },
      yamlBlock(fix.yaml),
    ] satisfies readonly Block[];
  });
}

function lead({ silences, instance, outweighedBy }: Fix): Inline {
  const end =
    silences.length === 0
      ? 'It gives no fact that the rule asks for: when it is in place, a decision has to say so'
      : outweighedBy.length === 0
        ? 'The rule is silent once it is done'
        : `The rule is silent once it is done and the model no longer states ${outweighedBy.join(' and ')}`;
  if (instance === undefined) return inline(`Paste it into the model. ${end}`);
  const own = span(instance.id, 'strong');
  const status = instance.status === undefined ? 'with no status' : instance.status;
  return instance.guards
    ? inline('The model has it as ', own, `, ${status}. ${end}; claims to prove it by:`)
    : inline('The model has it as ', own, `, ${status}: let it guard this too. ${end}`);
}
