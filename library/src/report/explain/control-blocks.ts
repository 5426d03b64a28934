/**
 * The page about a control of the model or of the library.
 * @module
 */
import type { ControlExplanation, ControlPage, LibraryExplanation, Related } from '../../model/explanation.ts';
import { type Block, type Field, type Inline, inline, joined, span } from '../page/block.ts';
import { count } from '../page/count.ts';
import { placeSpan } from '../page/place-text.ts';
import { toneOf } from '../page/tone-of.ts';
import { factsText, field, heading, listSection, yamlBlock } from './parts.ts';

/** The blocks of a control of the model. */
export function controlBlocks(control: ControlExplanation): readonly Block[] {
  const { address, name, at, state, status, layer, strategy, effectiveness, library, plan } = control;
  const description = control.description ?? library?.description;
  return [
    { kind: 'heading', level: 1, text: [span(name, 'strong')], aside: [span(address, 'quiet')] },
    ...(description === undefined ? [] : [{ kind: 'text', text: [span(description)] } as const]),
    { kind: 'text', text: [placeSpan(at, 'quiet')] },
    {
      kind: 'fields',
      fields: [
        { name: 'state', value: inline(span(state, toneOf(state)), ` ${stateText(control)}`) },
        ...field('status', status),
        ...field('layer', layer),
        ...field('strategy', strategy),
        ...field('effectiveness', effectiveness),
        ...givesField(control),
        ...field(
          'planned in',
          joined(
            plan.map(({ phase, item }) => `${phase} (${item})`),
            ', ',
          ),
        ),
        ...field('proof', library?.prove),
        ...field('library', library?.id),
      ],
    },
    ...listSection('Guards', control.guards.map(relatedText)),
    ...listSection('Works against', control.against.map(relatedText)),
    ...listSection('Findings it would mend', control.mends),
    ...(control.yaml === undefined
      ? []
      : [heading('Claims to paste', 'change what your system does differently'), yamlBlock(control.yaml)]),
  ];
}

/** The blocks of a control of the library. */
export function libraryBlocks({ page, rules, mends, yaml }: LibraryExplanation): readonly Block[] {
  return [
    { kind: 'heading', level: 1, text: [span(page.title, 'strong')], aside: [span(page.id, 'quiet')] },
    { kind: 'text', text: [span('A control of the library; the model does not have it', 'quiet')] },
    { kind: 'text', text: [span(page.description)] },
    { kind: 'fields', fields: pageFields(page) },
    ...listSection(
      'Rules it answers',
      rules.map(({ id, title }) => inline(span(id, 'strong'), ` ${title}`)),
    ),
    ...listSection('Findings it would mend', mends),
    heading('To paste', 'planned until it is done'),
    yamlBlock(yaml),
  ];
}

function pageFields(page: ControlPage): readonly Field[] {
  const { layer, strategy, effectiveness, prevents, gives, prove, frameworks } = page;
  return [
    ...field('layer', layer),
    ...field('strategy', strategy),
    ...field('effectiveness', effectiveness),
    ...field('prevents', joined(prevents, ' · ')),
    ...field('gives', factsText(gives)),
    ...field('proof', prove),
    ...Object.entries(frameworks).map(([name, ids]) => ({ name, value: [span(ids.join(', '))] })),
  ];
}

function givesField({ gives, inEffect }: ControlExplanation): readonly Field[] {
  const facts = factsText(gives);
  return facts.length === 0
    ? []
    : field('gives', inline(facts, span(inEffect ? '  claimed' : '  not before it is done', 'quiet')));
}

function stateText({ state, claims }: ControlExplanation): string {
  const many =
    claims === 0 ? 'the model makes no claim that could be checked' : `with ${count(claims, 'claim')} to check`;
  return state === 'none' ? `nothing is claimed of it yet, ${many}` : `nobody has checked it, ${many}`;
}

function relatedText({ address, name }: Related): Inline {
  return inline(span(address, 'strong'), ` ${name}`);
}
