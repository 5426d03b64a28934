/**
 * Which layers of defense stand before each threat, and which threats are watched, on a page.
 * @module
 */
import type { LayerRow } from '../../model/analysis.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Inline, inline, joined, type PageOptions, span } from './block.ts';
import { moreBlock } from './problems.ts';

/** So many threats are shown before the rest is only counted. */
const SHOWN = 40;

/** Threats by layers: how many controls stand there. */
export function coverageSection({ path, read, analysis }: CheckReport, { all }: PageOptions): readonly Block[] {
  const { layers: rows } = analysis;
  if (!rows.some(({ depth, none }) => depth > 0 || none.length > 0)) return [];
  const unlayered = rows.some(({ none }) => none.length > 0);
  const names = read.model.layers.map(({ id }) => id);
  const shown = all ? rows : rows.slice(0, SHOWN);
  const more = rows.length - shown.length;
  return [
    {
      kind: 'heading',
      level: 2,
      text: [span('Layers of defense')],
      aside: [span('controls against each threat, planned ones too', 'quiet')],
    },
    {
      kind: 'table',
      columns: [
        { title: 'ID', shrink: 'cut', least: 24 },
        { title: 'Threat', shrink: 'cut', least: 16, drop: 1 },
        ...names.map((title) => ({ title, align: 'right', shrink: 'cut', least: 8 }) as const),
        ...(unlayered ? [{ title: 'no layer', align: 'right', shrink: 'cut', least: 8 } as const] : []),
        { title: 'Depth', align: 'right' },
      ],
      rows: shown.map((row) => [
        [span(row.threat, 'strong')],
        [span(read.model.threats.get(row.threat)?.title ?? '')],
        ...names.map((name) => number(row.layers[name]?.length ?? 0)),
        ...(unlayered ? [number(row.none.length)] : []),
        depth(row),
      ]),
    },
    ...(more === 0 ? [] : [moreBlock(more, path)]),
  ];
}

function number(controls: number): Inline {
  return controls === 0 ? [span('·', 'quiet')] : [span(String(controls))];
}

/** One layer is one mistake away from none. */
function depth({ depth: layers }: LayerRow): Inline {
  return [span(String(layers), layers === 0 ? 'bad' : layers === 1 ? 'fair' : 'good')];
}

/** Which threats would be noticed; nothing when the model has no detections. */
export function detectionsSection({ read, analysis }: CheckReport): readonly Block[] {
  if (read.model.detections.size === 0) return [];
  const { watched, unwatched } = analysis.detections;
  const seen = Object.keys(watched);
  const list = (ids: readonly string[]): Inline =>
    joined(
      ids.map((id) => span(id, 'strong')),
      ' ',
    );
  return [
    { kind: 'heading', level: 2, text: [span('Detections')] },
    {
      kind: 'list',
      items: [
        ...(seen.length === 0 ? [] : [inline(span(`${seen.length} watched  `, 'good'), list(seen))]),
        ...(unwatched.length === 0 ? [] : [inline(span(`${unwatched.length} not watched  `, 'fair'), list(unwatched))]),
      ],
    },
  ];
}
