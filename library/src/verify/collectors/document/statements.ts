/**
 * Where a document states how far something is: in its front matter, under a heading, in a heading, in a table, in a
 * list with boxes.
 * @module
 */
import type { Heading, Markdown } from '../../../inputs/markdown/index.ts';
import { labelsIn, normal } from './labels.ts';
import { type Status, splitStatus, statusOf } from './status-word.ts';
import { type Subject, subjectOf } from './subject.ts';

export interface Statement {
  readonly where: 'front matter' | 'line' | 'heading' | 'table' | 'box';
  /** Whether it is about the document itself. */
  readonly whole: boolean;
  readonly subject: Subject;
  readonly status: Status;
  readonly written: string;
  readonly line: number;
  /** The heading it stands below. */
  readonly section: string;
  /** What tells lists and tables that repeat the same things for other phases or places: the columns of a table. */
  readonly form: string;
}

const STATUS_LABEL =
  /^(?:current |overall |document |implementation |mitigation |control )?(?:status|state|implementation|progress)$/;
const STATUS_COLUMN =
  /^(?:(?:current|implementation|mitigation|control|remediation|overall) )?(?:status|state|progress)$|^(?:implemented|done|complete|completed|mitigated|implementation)\??$/;
const ID_COLUMN = /^(?:id|#|no|nr|ref|reference|key|code|number)$/;
const TITLE_COLUMN =
  /^(?:control|item|task|name|title|requirement|finding|threat|risk|component|feature|measure|mitigation|action|description|check|area|milestone|deliverable|document|policy|service)s?$/;

/** Sections that tell what was. */
const PAST = /\b(?:change ?log|history|revision|release notes?|previous|past|archive[d]?|old|minutes)\b/i;

/** Every statement of a document but those of sections about the past. */
export function statementsIn(document: Markdown): readonly Statement[] {
  const found = [
    ...fromLabels(document),
    ...fromSections(document),
    ...fromHeadings(document),
    ...fromTables(document),
    ...fromBoxes(document),
  ];
  return found.filter(({ section }) => !PAST.test(section));
}

/** The heading that a line stands below, the innermost. */
export function sectionOf(headings: readonly Heading[], line: number): Heading | undefined {
  return headings.findLast((heading) => heading.line <= line && heading.end >= line);
}

function fromLabels(document: Markdown): readonly Statement[] {
  const { headings } = document;
  return labelsIn(document).flatMap(({ label, value, line, where }): readonly Statement[] => {
    const status = STATUS_LABEL.test(label) ? statusOf(value) : undefined;
    if (status === undefined) return [];
    const heading = sectionOf(headings, line);
    const whole = where === 'front matter' || heading === undefined || isTitle(heading, headings);
    const subject = whole ? { title: '' } : subjectOf(splitStatus(heading.text)?.rest ?? heading.text);
    const written = value.slice(0, 60);
    const section = heading?.text ?? '';
    return [
      { where: where === 'front matter' ? where : 'line', whole, subject, status, written, line, section, form: '' },
    ];
  });
}

/** A section called status, as decision records have one: its first line says it. */
function fromSections({ headings, prose }: Markdown): readonly Statement[] {
  return headings.flatMap(({ text, line, end }): readonly Statement[] => {
    if (!STATUS_LABEL.test(normal(text))) return [];
    const at = prose.findIndex((row, index) => index >= line && index < end && row.trim() !== '');
    const written = (prose[at] ?? '').replace(/^[\s>*-]+|[*_.]+$/g, '').slice(0, 60);
    const status = at < 0 ? undefined : statusOf(written);
    if (status === undefined) return [];
    return [
      { where: 'line', whole: true, subject: { title: '' }, status, written, line: at + 1, section: text, form: '' },
    ];
  });
}

/** Whether a heading is the title of the document: the first one, and alone on its level. */
function isTitle(heading: Heading, headings: readonly Heading[]): boolean {
  return headings[0] === heading && headings.filter(({ level }) => level === heading.level).length === 1;
}

function fromHeadings({ headings }: Markdown): readonly Statement[] {
  return headings.flatMap((heading): readonly Statement[] => {
    const split = splitStatus(heading.text);
    if (split === undefined) return [];
    const { line } = heading;
    const { status, written, rest } = split;
    // A heading stands in the section above its own.
    const section = sectionOf(headings, line - 1)?.text ?? '';
    const whole = isTitle(heading, headings);
    return [{ where: 'heading', whole, subject: subjectOf(rest), status, written, line, section, form: '' }];
  });
}

function fromTables({ tables, headings }: Markdown): readonly Statement[] {
  return tables.flatMap(({ header, rows }) => {
    const names = header.map(normal);
    const column = names.findIndex((name) => STATUS_COLUMN.test(name));
    if (column < 0 || header.length < 2) return [];
    const ids = names.findIndex((name) => ID_COLUMN.test(name));
    const titles = names.findIndex((name, at) => at !== column && at !== ids && TITLE_COLUMN.test(name));
    const first = names.findIndex((_, at) => at !== column && at !== ids);
    return rows.flatMap(({ cells, line }): readonly Statement[] => {
      const status = statusOf(cells[column] ?? '');
      const id = ids < 0 ? '' : (cells[ids] ?? '');
      const title = cells[titles < 0 ? first : titles] ?? '';
      // A number is no name: such a table counts statuses.
      if (status === undefined || /^[\d %.]*$/.test(`${id}${title}`)) return [];
      const read = subjectOf(`${id} ${title}`.trim());
      const section = sectionOf(headings, line)?.text ?? '';
      const written = cells[column] ?? '';
      return [{ where: 'table', whole: false, subject: read, status, written, line, section, form: names.join('|') }];
    });
  });
}

function fromBoxes({ items, headings }: Markdown): readonly Statement[] {
  return items.flatMap(({ text, checked, line }): readonly Statement[] => {
    if (checked === undefined) return [];
    const section = sectionOf(headings, line)?.text ?? '';
    const written = checked ? 'ticked' : 'open';
    const subject = subjectOf(text.slice(0, 300));
    return [
      { where: 'box', whole: false, subject, status: checked ? 'done' : 'open', written, line, section, form: 'boxes' },
    ];
  });
}
