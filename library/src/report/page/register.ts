/**
 * The risk register on a page: every rated threat with its rating, its levels and what is to be done.
 * @module
 */
import type { RiskRow } from '../../model/analysis.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Column, type Inline, inline, joined, type PageOptions, span } from './block.ts';
import { count } from './count.ts';
import { moreBlock } from './problems.ts';
import { toneOf } from './tone-of.ts';

/** So many rows are shown before the rest is only counted. */
const SHOWN = 40;
/** From this width on the decision stands in the row; below it, decisions are listed under the table. */
const WIDE = 120;

/** The register; one table for each scheme. */
export function registerSection(report: CheckReport, options: PageOptions): readonly Block[] {
  const schemes = new Set(report.analysis.risks.map(({ scheme }) => scheme));
  return governingFirst(report, [...schemes], (scheme) => scheme).flatMap((scheme) =>
    schemeBlocks(report, scheme, options),
  );
}

/** What belongs to the scheme of the system stands before the rest. */
export function governingFirst<Item>(
  { read }: CheckReport,
  items: readonly Item[],
  schemeOf: (item: Item) => string,
): readonly Item[] {
  const governs = (item: Item): number => (schemeOf(item) === read.model.system.scheme ? 0 : 1);
  return items.toSorted((one, other) => governs(one) - governs(other));
}

function schemeBlocks(report: CheckReport, scheme: string, { width, all }: PageOptions): readonly Block[] {
  const risks = report.analysis.risks.filter((risk) => risk.scheme === scheme);
  const axes = axesOf(report, risks);
  const shown = all ? risks : risks.slice(0, SHOWN);
  const more = risks.length - shown.length;
  const wide = width >= WIDE;
  const columns = columnsFor(risks, wide);
  const rated = axes.length === 0 ? '' : `, rated ${axes.join(' x ')}`;
  return [
    {
      kind: 'heading',
      level: 2,
      text: [span('Register')],
      aside: [span(`${count(risks.length, 'threat')} under ${scheme}${rated}`, 'quiet')],
    },
    {
      kind: 'table',
      columns: columns.map(({ column }) => column),
      rows: shown.map((risk) => columns.map(({ cell }) => cell(risk, axes))),
    },
    ...(more === 0 ? [] : [moreBlock(more, report.path)]),
    ...(wide ? [] : decisionsBlock(risks)),
  ];
}

/** The axes of a rating: those of the matrix first, then the others that some threat gives, when they are few. */
function axesOf({ analysis }: CheckReport, risks: readonly RiskRow[]): readonly string[] {
  const matrix = analysis.matrices.find(({ scheme }) => scheme === risks[0]?.scheme);
  const main = matrix === undefined ? [] : [matrix.rows, matrix.columns];
  const others = [...new Set(risks.flatMap((risk) => Object.keys(risk.axes)))].filter((axis) => !main.includes(axis));
  return others.length > 2 ? main : [...main, ...others];
}

interface Shown {
  readonly column: Column;
  readonly cell: (risk: RiskRow, axes: readonly string[]) => Inline;
}

function columnsFor(risks: readonly RiskRow[], wide: boolean): readonly Shown[] {
  const scored = risks.some(({ score }) => score !== undefined);
  const beside = risks.find((risk) => risk.beside !== undefined)?.beside?.scheme;
  const residual = risks.some((risk) => risk.claimed !== undefined || risk.proven !== undefined);
  return [
    { column: { title: 'ID', shrink: 'cut', least: 24 }, cell: ({ threat }) => [span(threat, 'strong')] },
    { column: { title: 'Threat', shrink: 'cut', least: 16, drop: 3 }, cell: ({ title }) => [span(title)] },
    { column: { title: 'Rating', drop: 1 }, cell: (risk, axes) => [span(ratingText(risk, axes))] },
    ...(scored ? [{ column: { title: 'Score', align: 'right' }, cell: scoreCell } as const] : []),
    { column: { title: 'Declared', drop: 2 }, cell: ({ declared }) => level(declared) },
    { column: { title: 'Computed' }, cell: computedCell },
    ...(residual
      ? [
          { column: { title: 'Claimed' }, cell: ({ claimed }: RiskRow) => level(claimed) },
          { column: { title: 'Proven' }, cell: ({ proven }: RiskRow) => level(proven) },
        ]
      : []),
    ...(beside === undefined ? [] : [{ column: { title: `By ${beside}`, drop: 4 }, cell: besideCell }]),
    ...(wide ? [{ column: { title: 'Decision', shrink: 'wrap', least: 14 }, cell: decisionCell } as const] : []),
  ];
}

function level(word: string | undefined): Inline {
  return word === undefined ? [span('·', 'quiet')] : [span(word, toneOf(word))];
}

/** `2 x 5`, or `?` for an axis that nobody rated; an optional axis at the end is left out. */
function ratingText({ axes }: RiskRow, names: readonly string[]): string {
  const values = names.map((name) => axes[name]);
  while (values.length > 2 && values.at(-1) === undefined) values.pop();
  return values.map((value) => value ?? '?').join(' x ');
}

function scoreCell({ score }: RiskRow): Inline {
  return [span(score === undefined ? '·' : String(Math.round(score * 10) / 10))];
}

/** The computed level; marked where the team declares another. */
function computedCell({ declared, computed }: RiskRow): Inline {
  const differs = declared !== undefined && computed !== undefined && declared !== computed;
  return differs ? inline(level(computed), span(' ≠', 'strong')) : level(computed);
}

/** The score and level of the other scheme; `~` where it had to assume something. */
function besideCell({ beside }: RiskRow): Inline {
  if (beside === undefined) return [];
  const { score, level: name, assumed } = beside;
  const about = assumed.length > 0 ? '~' : '';
  return inline(
    score === undefined ? '' : `${about}${score} `,
    ...(name === undefined ? [] : [span(name, toneOf(name))]),
  );
}

function decisionCell(risk: RiskRow): Inline {
  return [span(decisionOf(risk) ?? '')];
}

function decisionOf({ decision, action }: RiskRow): string | undefined {
  return decision?.outcome ?? action;
}

/** Which threats each decision is about, where the table has no room for it. */
function decisionsBlock(risks: readonly RiskRow[]): readonly Block[] {
  const threats = new Map<string, string[]>();
  for (const risk of risks) {
    const outcome = decisionOf(risk);
    if (outcome === undefined || outcome === '') continue;
    const ids = threats.get(outcome);
    if (ids === undefined) threats.set(outcome, [risk.threat]);
    else ids.push(risk.threat);
  }
  if (threats.size === 0) return [];
  return [
    {
      kind: 'list',
      items: [...threats].map(([outcome, ids]) =>
        inline(
          `${outcome}: `,
          joined(
            ids.map((id) => span(id, 'strong')),
            ' ',
          ),
        ),
      ),
    },
  ];
}
