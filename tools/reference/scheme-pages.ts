/**
 * The reference pages of risk schemes.
 * @module
 */
import type { scheme as schemeSchema } from '../../library/src/model/schema/scheme.ts';
import { list, origin, page, prose, section, table } from './markdown.ts';
import type { Source } from './sources.ts';

type Scheme = ReturnType<typeof schemeSchema.parse>;

/** A scheme with the file it comes from. */
export interface DescribedScheme {
  readonly source: Source;
  readonly scheme: Scheme;
}

/** The page of a scheme. */
export function schemeText({ source, scheme }: DescribedScheme): string {
  const { title, description, because, axes, factors, levels, beside, decisions, references } = scheme;
  return page(
    origin(source.path),
    `# ${prose(title ?? source.name)}`,
    `\`scheme: ${source.name}\``,
    sentence(description),
    sentence(because),
    section('Levels', levelTable(levels)),
    ...[...(axes ?? [])].map(([id, axis]) => axisSection(id, axis)),
    section('Factors', factorTable(factors)),
    section('How a level follows', ...verdicts(scheme)),
    section('Shown beside it', beside === undefined ? '' : `[${beside}](${beside}.md)`),
    section('What to do', list((decisions ?? []).map(decisionText))),
    section('What controls take off', reductionTable(scheme)),
    section('See', list((references?.see ?? []).map((link) => (link.startsWith('http') ? `<${link}>` : prose(link))))),
  );
}

/** The index of the schemes. */
export function schemesIndex(schemes: readonly DescribedScheme[]): string {
  return page(
    origin('library/src/analyze/schemes'),
    '# Schemes',
    'The ways of weighing a threat that Vauban ships; a model may bring its own.',
    table(
      ['scheme', 'what it is', 'levels'],
      schemes.map(({ source: { name }, scheme: { title, description, levels } }) => [
        `[${name}](schemes/${name}.md)`,
        prose(description ?? title ?? ''),
        (levels ?? []).map(({ id }) => id).join(', '),
      ]),
    ),
  );
}

type Of<Key extends keyof Scheme> = NonNullable<Scheme[Key]>;
type Axis = Of<'axes'> extends ReadonlyMap<string, infer Value> ? Value : never;

function sentence(text: string | undefined): string {
  return text === undefined ? '' : `${prose(text)}.`;
}

function levelTable(levels: Scheme['levels']): string {
  return table(
    ['level', 'it asks for', 'also written'],
    (levels ?? []).map(({ id, action, aka }) => [id, prose(action ?? ''), (aka ?? []).join(', ')]),
  );
}

function axisSection(id: string, { title, description, levels, assumed, factors }: Axis): string {
  return section(
    title ?? id,
    sentence(description),
    assumed === undefined ? '' : `When a threat does not say, ${assumed} is assumed.`,
    table(
      ['level', 'counts', 'means', 'also written'],
      [...(levels ?? [])].map(([level, { title: name, value, means, aka }]) => [
        name === undefined || name === level ? level : `${level} (${name})`,
        value === undefined ? '' : String(value),
        prose(means ?? ''),
        (aka ?? []).join(', '),
      ]),
    ),
    list(
      [...(factors ?? [])].map(
        ([group, ids]) => `The mean of ${group === 'all' ? 'all' : `the ${group}`} factors: ${ids.join(', ')}`,
      ),
    ),
  );
}

function factorTable(factors: Scheme['factors']): string {
  return table(
    ['factor', 'what it is', 'values'],
    [...(factors ?? [])].map(([id, { title, values }]) => [
      id,
      prose(title ?? ''),
      [...(values ?? [])].map(([value, meaning]) => `${value} ${prose(meaning)}`).join('; '),
    ]),
  );
}

function verdicts({ matrix, score, cvss, axes }: Scheme): readonly string[] {
  const columns = matrix === undefined ? [] : [...(axes?.get(matrix.columns)?.levels?.keys() ?? [])];
  return [
    matrix === undefined
      ? ''
      : table(
          [`${matrix.rows} ↓ ${matrix.columns} →`, ...columns],
          [...matrix.cells].map(([row, cells]) => [row, ...cells]),
        ),
    score === undefined ? '' : `The product of ${score.product.join(', ')}: ${bandsText(score.bands)}.`,
    cvss === undefined ? '' : `From a CVSS ${cvss.versions.join(' or ')} vector: ${bandsText(cvss.bands)}.`,
  ];
}

function bandsText(bands: ReadonlyMap<string, number>): string {
  return [...bands].map(([level, from]) => `${level} from ${from}`).join(', ');
}

function decisionText({ ask, yes, no, optionalAt }: Of<'decisions'>[number]): string {
  const otherwise = no === undefined ? '' : `; otherwise: ${prose(no)}`;
  const optional = optionalAt === undefined ? '' : ` (optional at ${optionalAt.join(', ')})`;
  return `${prose(ask)} Then: ${prose(yes)}${otherwise}${optional}`;
}

function reductionTable({ reduces }: Scheme): string {
  return table(
    ['strategy', 'effectiveness', 'takes off'],
    [...(reduces ?? [])].flatMap(([strategy, degrees]) =>
      [...degrees].map(([degree, axes]) => [
        strategy,
        degree,
        [...axes].map(([axis, levels]) => `${axis} ${levels}`).join(', '),
      ]),
    ),
  );
}
