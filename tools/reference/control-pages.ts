/**
 * The reference pages of the control library.
 * @module
 */
import type { ControlSource } from '../../library/src/analyze/controls/control-schema.ts';
import { list, origin, page, prose, section, table, yamlAt, yamlBlock } from './markdown.ts';
import type { DescribedRule } from './rule-pages.ts';
import type { Source } from './sources.ts';

/** A control with the file it comes from. */
export interface DescribedControl {
  readonly source: Source;
  readonly control: ControlSource;
}

/** The page of a control. */
export function controlText({ source, control }: DescribedControl, rules: readonly DescribedRule[]): string {
  const {
    title,
    description,
    layer,
    strategy,
    effectiveness,
    prevents,
    prove,
    gives = new Map(),
    frameworks,
  } = control;
  const answered = rules.filter(({ page: { fix } }) => fix.includes(source.name));
  const kind = [layer, strategy, ...(effectiveness === undefined ? [] : [`effectiveness ${effectiveness}`])];
  return page(
    origin(source.path),
    `# ${prose(title)}`,
    `\`${source.name}\` · ${kind.join(' · ')}`,
    prose(description),
    section('What it prevents', list(prevents.map(prose))),
    section(
      'What it gives',
      gives.size === 0 ? '' : 'Facts that hold of what it guards, once it is done:',
      list([...gives].map(([fact, value]) => `\`${fact}: ${[value].flat().join(', ')}\``)),
    ),
    section('How to tell that it works', prose(prove)),
    section(
      'In a model',
      `Name what it guards and where to look; \`vauban explain MODEL ${source.name}\` fills both in.`,
      yamlBlock(inModel(source, control)),
    ),
    section(
      'Rules it answers',
      list(answered.map(({ page: { id, pack, title: name } }) => `[${id}](../rules/${pack}/${id}.md) ${prose(name)}`)),
    ),
    section('Frameworks', list([...(frameworks ?? [])].map(([name, ids]) => `${name}: ${ids.join(', ')}`))),
  );
}

/** The index of the library. */
export function controlsIndex(controls: readonly DescribedControl[]): string {
  return page(
    origin('library/src/analyze/controls'),
    '# Controls',
    `The control library: ${controls.length} measures, each with what it gives and how to prove it.`,
    table(
      ['control', 'what it is', 'layer', 'strategy', 'gives'],
      controls.map(({ source: { name }, control: { title, layer, strategy, gives } }) => [
        `[${name}](controls/${name}.md)`,
        prose(title),
        layer,
        strategy,
        [...(gives?.keys() ?? [])].map((fact) => `\`${fact}\``).join(', '),
      ]),
    ),
  );
}

/** The control as an entry of a model, with its claims as the library has them. */
function inModel({ name, text }: Source, { layer, strategy, effectiveness }: ControlSource): string {
  const evidence = yamlAt(text, ['evidence']).trimEnd();
  return [
    'controls:',
    `  ${name}:`,
    `    layer: ${layer}`,
    `    strategy: ${strategy}`,
    ...(effectiveness === undefined ? [] : [`    effectiveness: ${effectiveness}`]),
    '    status: planned',
    '    guards: []',
    ...(evidence === '' ? [] : ['    evidence:', ...evidence.split('\n').map((line) => `      ${line}`)]),
  ].join('\n');
}
