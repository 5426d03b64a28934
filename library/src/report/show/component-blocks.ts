/**
 * What a component has beside its fields: its flows, its entries, the assets that lie in it, its parts.
 * @module
 */
import type { Component, Flow } from '../../model/model.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Column, type Inline, span } from '../page/block.ts';

const TITLE: Column = { title: 'Title', shrink: 'cut', drop: 1 };

/** The blocks of a component. */
export function componentBlocks({ read }: CheckReport, { id }: Component): readonly Block[] {
  const { flows, entries, assets, components } = read.model;
  const own = [...flows.values()].filter(({ from, to }) => from === id || to === id);
  const listening = [...entries.values()].filter(({ at }) => at === id);
  const lying = [...assets.values()].filter(({ at }) => at?.some((component) => component === id));
  const parts = [...components.values()].filter(({ partOf }) => partOf === id);
  return [
    ...section(
      'Flows',
      [{ title: '', shrink: 'cut' }, idColumn('Flow'), TITLE, { title: 'Protocol', shrink: 'cut', drop: 2 }],
      own.map((flow) => [direction(flow, id), strong(flow.id), cell(flow.title), cell(flow.protocol)]),
    ),
    ...section(
      'Entries',
      [
        idColumn('Entry'),
        TITLE,
        { title: 'Kind' },
        { title: 'Protocol', drop: 2 },
        { title: 'Port' },
        { title: 'Exposure' },
      ],
      listening.map((entry) => [
        strong(entry.id),
        cell(entry.title),
        cell(entry.kind),
        cell(entry.protocol),
        cell(entry.port),
        cell(entry.exposure),
      ]),
    ),
    ...section(
      'Assets',
      [idColumn('Asset'), TITLE, { title: 'Tier' }, { title: 'Class' }],
      lying.map((asset) => [strong(asset.id), cell(asset.title), cell(asset.tier), cell(asset.class)]),
    ),
    ...section(
      'Parts',
      [idColumn('Component'), TITLE, { title: 'Kind' }],
      parts.map((part) => [strong(part.id), cell(part.title), cell(part.kind)]),
    ),
  ];
}

function idColumn(title: string): Column {
  return { title, shrink: 'cut', least: 20 };
}

/** The other end, and which way the flow goes. */
function direction({ from, to, bothWays }: Flow, component: string): Inline {
  const arrow = bothWays === true ? '<->' : from === component ? '->' : '<-';
  return [span(arrow.padEnd(4), 'quiet'), span(from === component ? to : from)];
}

function strong(id: string): Inline {
  return [span(id, 'strong')];
}

function cell(value: string | number | undefined): Inline {
  return value === undefined ? [span('·', 'quiet')] : [span(String(value))];
}

function section(title: string, columns: readonly Column[], rows: readonly (readonly Inline[])[]): readonly Block[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: [span(title)], aside: [span(String(rows.length), 'quiet')] },
    { kind: 'table', columns, rows },
  ];
}
