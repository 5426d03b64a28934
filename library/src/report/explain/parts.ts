/**
 * Pieces that several pages of explanations share.
 * @module
 */
import type { NamedId, RulePage } from '../../model/explanation.ts';
import { type Block, type Field, type Inline, inline, joined, span } from '../page/block.ts';

const SCHOOLS = { cwe: 'CWE-', capec: 'CAPEC-', attack: 'ATT&CK ' } as const;

/** A section heading. */
export function heading(title: string, aside?: string): Block {
  return {
    kind: 'heading',
    level: 2,
    text: [span(title)],
    aside: aside === undefined ? undefined : [span(aside, 'quiet')],
  };
}

/** A list under a heading, or nothing when it is empty. */
export function listSection(title: string, items: readonly (string | Inline)[], aside?: string): readonly Block[] {
  return items.length === 0
    ? []
    : [heading(title, aside), { kind: 'list', items: items.map((item) => inline('- ', item)) }];
}

/** A field, or nothing when there is no value. */
export function field(name: string, value: string | Inline | undefined): readonly Field[] {
  return value === undefined || value.length === 0 ? [] : [{ name, value: inline(value) }];
}

/** YAML to paste; it is never cut and never wrapped. */
export function yamlBlock(yaml: string): Block {
  return {
    kind: 'picture',
    lines: yaml
      .trimEnd()
      .split('\n')
      .map((line) => [span(line)]),
  };
}

/** `CWE-306 Missing Authentication for Critical Function`. */
export function namedIdText({ kind, id, name }: NamedId): Inline {
  return inline(span(`${SCHOOLS[kind]}${id}`, 'strong'), ` ${name}`);
}

/** What a rule says wherever it speaks. */
export function ruleFields(page: RulePage): readonly Field[] {
  const { why, check, falsePositives, ids, linddun, references } = page;
  return [
    ...field('why', why),
    ...field('ask', check),
    ...field('may be wrong', falsePositives),
    ...ids.map((id, index) => ({ name: index === 0 ? 'see' : '', value: namedIdText(id) })),
    ...field('LINDDUN', linddun.join(', ')),
    ...references.map((reference) => ({ name: '', value: [span(reference)] })),
  ];
}

/** Facts with their values: `encryption = tls-1.3`. */
export function factsText(gives: Readonly<Record<string, string>>): Inline {
  return joined(
    Object.entries(gives).map(([fact, value]) => `${fact} = ${value}`),
    ' · ',
  );
}
