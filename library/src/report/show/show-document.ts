/**
 * The page about one entry: what the files say, where it stands, what hangs together with it.
 * @module
 */
import type { CheckReport } from '../check-report.ts';
import { type Block, span } from '../page/block.ts';
import { command } from '../page/command.ts';
import { environmentsTable, openMatters } from '../page/environments.ts';
import { findingText } from '../page/findings.ts';
import { placeSpan } from '../page/place-text.ts';
import { toneOf } from '../page/tone-of.ts';
import { componentBlocks } from './component-blocks.ts';
import { rawFields } from './raw-fields.ts';
import { type Link, type Subject, subjectOf } from './subject.ts';
import { threatBlocks } from './threat-blocks.ts';
import { treeLines } from './tree-lines.ts';

/** The blocks of the page about an entry. */
export function showDocument(report: CheckReport, address: string): readonly Block[] {
  const subject = subjectOf(report, address);
  const fields = rawFields(subject.fields, ['title', ...(subject.collection === 'trees' ? ['nodes'] : [])]);
  return [
    {
      kind: 'heading',
      level: 1,
      text: [span(subject.title ?? subject.id, 'strong')],
      aside: [span(address, 'quiet')],
    },
    { kind: 'text', text: [placeSpan(subject.at, 'quiet')] },
    ...(fields.length === 0 ? [] : [{ kind: 'fields', fields } as const]),
    ...ownBlocks(report, subject),
    ...linkBlocks(report, 'Refers to', subject.refersTo),
    ...linkBlocks(report, 'Referred to by', subject.referredToBy),
    ...findingBlocks(subject),
    { kind: 'next', command: nextCommand(report, subject) },
  ];
}

/** What only entries of some collections have. */
function ownBlocks(report: CheckReport, { collection, id }: Subject): readonly Block[] {
  const { model } = report.read;
  const threat = collection === 'threats' ? model.threats.get(id) : undefined;
  if (threat !== undefined) return threatBlocks(report, threat);
  const component = collection === 'components' ? model.components.get(id) : undefined;
  if (component !== undefined) return componentBlocks(report, component);
  const tree = collection === 'trees' ? model.trees.get(id) : undefined;
  if (tree !== undefined) return [heading('Attack tree'), { kind: 'picture', lines: treeLines(model, tree) }];
  const state = collection === 'environments' ? report.analysis.environments.find((one) => one.id === id) : undefined;
  if (state !== undefined) return [heading('State'), environmentsTable(report, [state]), ...openMatters(state)];
  return [];
}

function heading(title: string, aside?: string): Block {
  return {
    kind: 'heading',
    level: 2,
    text: [span(title)],
    aside: aside === undefined ? undefined : [span(aside, 'quiet')],
  };
}

function linkBlocks({ read }: CheckReport, title: string, links: readonly Link[]): readonly Block[] {
  if (links.length === 0) return [];
  const rows = links.map(({ other, field }) => {
    const name = read.raw([...other.split('/'), 'title']);
    return [[span(other, 'strong')], [span(typeof name === 'string' ? name : '')], [span(field, 'quiet')]] as const;
  });
  return [
    heading(title, String(links.length)),
    {
      kind: 'table',
      columns: [
        { title: 'Entry', shrink: 'cut', least: 30 },
        { title: 'Title', shrink: 'cut', drop: 1 },
        { title: 'Field', shrink: 'cut', least: 16 },
      ],
      rows,
    },
  ];
}

function findingBlocks({ findings }: Subject): readonly Block[] {
  if (findings.length === 0) return [];
  const fields = findings.map((finding) => ({
    name: finding.severity,
    tone: toneOf(finding.severity),
    value: findingText(finding),
  }));
  return [heading('Findings', String(findings.length)), { kind: 'fields', fields }];
}

/** What hangs together with it, or else the whole model. */
function nextCommand({ path }: CheckReport, { refersTo, referredToBy }: Subject): string {
  const [first] = [...referredToBy, ...refersTo].filter(({ other }) => other.includes('/'));
  return first === undefined ? command('check', path) : command('show', path, first.other);
}
