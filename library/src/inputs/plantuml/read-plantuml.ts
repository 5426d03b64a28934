/**
 * Nodes and arrows of PlantUML deployment diagrams (https://plantuml.com/deployment-diagram), line by line. Nothing is
 * included, computed or drawn.
 * @module
 */
import type { LineColumn } from '../../model/source/lines.ts';
import { plainLabel } from './plain-label.ts';

/** A node: an agent, a cloud, an interface and so on. */
export interface PlantNode {
  /** What arrows call it. */
  readonly id: string;
  /** The word it is declared with; `implied` when only an arrow names it. */
  readonly kind: string;
  readonly label: string;
  /** What follows the names: stereotypes and colors. */
  readonly extra: string;
  readonly at: LineColumn;
}

/** An arrow between two nodes as they are named on the line, whichever way it points. */
export interface PlantArrow {
  readonly first: string;
  readonly second: string;
  readonly label: string;
  readonly at: LineColumn;
}

/** What a file holds. */
export interface PlantDiagram {
  readonly title: string | undefined;
  readonly nodes: ReadonlyMap<string, PlantNode>;
  readonly arrows: readonly PlantArrow[];
  /** Nodes that are declared more than once, each further time. */
  readonly doubles: readonly PlantNode[];
  /** Lines that say nothing known. */
  readonly unread: readonly { readonly text: string; readonly at: LineColumn }[];
}

const KINDS =
  /^(agent|interface|cloud|rectangle|node|usecase|actor|person|component|storage|database|card|artifact|folder|frame|queue|stack|file|control|entity|boundary|collections|hexagon|label|process|action)\b\s*(.*)$/i;
const NAME = String.raw`"(?:[^"\\]|\\.)*"|\[[^\]]*\]|[\p{L}\p{N}_.]+`;
const DECLARED = new RegExp(String.raw`^(${NAME})(?:\s+as\s+(${NAME}))?(.*)$`, 'iu');
const FIRST = new RegExp(String.raw`^(${NAME})[ \t]*`, 'u');
const ARROW = /^[<|*]{0,2}[-.=~](?:[-.=~]|\[[^\]\s]*\]|left|right|up|down|le|ri|do|[lrud](?=[-.=~]))*[>|*]{0,2}[ \t]*/;
/** What changes only the looks, or belongs to the frame. */
const LOOKS =
  /^(?:@start|@end|skinparam\b|hide\b|show\b|remove\b|scale\b|left to right|top to bottom|!|allowmixing|\}|\)|together\b|caption\b|mainframe\b)/i;
/** Parts of several lines that are passed over; whether one is worth a word. */
const BLOCKS: readonly { readonly start: RegExp; readonly end: RegExp; readonly says: boolean }[] = [
  { start: /^\/'/, end: /'\/\s*$/, says: false },
  { start: /^(?:skinparam\b[^{]*|<style>.*|sprite\b.*)\{\s*$/i, end: /^\}/, says: false },
  { start: /^<style>/i, end: /<\/style>/i, says: false },
  { start: /^(?:legend|header|footer)\b(?!.*\bend)/i, end: /^end/i, says: true },
  { start: /^note\b[^:]*$/i, end: /^end ?note/i, says: true },
];
/** Longer lines are no arrows and declare nothing. */
const LONGEST = 4000;

/** A line without the blanks around it. */
interface Line {
  readonly text: string;
  readonly at: LineColumn;
}

/** Reads the diagrams of a file as one; names are shared between them. */
export function readPlantuml(text: string): PlantDiagram {
  const nodes = new Map<string, PlantNode>();
  const arrows: PlantArrow[] = [];
  const doubles: PlantNode[] = [];
  const unread: Line[] = [];
  const titles: string[] = [];
  const declare = (node: PlantNode): void => {
    const known = nodes.get(node.id);
    if (known === undefined || known.kind === 'implied') nodes.set(node.id, node);
    else doubles.push(node);
  };
  const lines = text.split(/\r\n?|\n/).map((line, index): Line => {
    return { text: line.trim(), at: { line: index + 1, column: line.search(/\S|$/) + 1 } };
  });
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.text === '' || line.text.startsWith("'")) continue;
    const isLong = line.text.length > LONGEST;
    const block = isLong ? undefined : BLOCKS.find(({ start }) => start.test(line.text));
    const title = /^title\s+(.+)$/i.exec(line.text)?.[1];
    const arrow = isLong ? undefined : arrowOf(line);
    const declared = isLong ? undefined : declarationOf(line);
    if (block !== undefined) {
      if (block.says) unread.push(line);
      index = endOf(block.end, lines, index);
    } else if (LOOKS.test(line.text)) {
    } else if (title !== undefined) {
      titles.push(plainLabel(unquoted(title)));
    } else if (arrow !== undefined) {
      arrows.push(arrow);
      for (const id of [arrow.first, arrow.second]) {
        if (!nodes.has(id)) declare({ id, kind: 'implied', label: plainLabel(id), extra: '', at: line.at });
      }
    } else if (declared === undefined) {
      unread.push(line);
    } else if (declared.extra.endsWith('[')) {
      const last = endOf(/^\]$/, lines, index);
      const body = lines.slice(index + 1, last).map((inner) => inner.text);
      const label = body.length === 0 ? declared.label : plainLabel(body.join(' '));
      declare({ ...declared, label, extra: declared.extra.slice(0, -1).trim() });
      index = last;
    } else {
      declare(declared);
    }
  }
  return { title: titles[0], nodes, arrows, doubles, unread };
}

/** The line on which something ends that may end on its own line; the last one when it never does. */
function endOf(end: RegExp, lines: readonly Line[], start: number): number {
  const first = lines[start]?.text ?? '';
  if (first.length > 3 && end.test(first) && end.source.startsWith("'")) return start;
  let index = start + 1;
  while (index < lines.length - 1 && !end.test(lines[index]?.text ?? '')) index += 1;
  return index;
}

function declarationOf({ text, at }: Line): PlantNode | undefined {
  const kind = KINDS.exec(text);
  const declared = DECLARED.exec(kind?.[2] ?? '');
  if (kind === null || declared === null) return undefined;
  const { id, label } = namesOf(declared[1] ?? '', declared[2]);
  const extra = (declared[3] ?? '').replace(/\{\s*$/, '').trim();
  return { id, kind: (kind[1] ?? '').toLowerCase(), label: plainLabel(label), extra, at };
}

function arrowOf({ text: line, at }: Line): PlantArrow | undefined {
  const first = FIRST.exec(line);
  const arrow = ARROW.exec(line.slice(first?.[0].length ?? 0));
  const rest = line.slice((first?.[0].length ?? 0) + (arrow?.[0].length ?? 0));
  const second = FIRST.exec(rest);
  if (first === null || arrow === null || second === null) return undefined;
  const after = rest.slice(second[0].length);
  if (after !== '' && !after.startsWith(':')) return undefined;
  return { first: unquoted(first[1] ?? ''), second: unquoted(second[1] ?? ''), label: plainLabel(after.slice(1)), at };
}

/** Which of the two names is the id, and which the label: the one in quotes is the label. */
function namesOf(one: string, other: string | undefined): { readonly id: string; readonly label: string } {
  if (other === undefined) return { id: unquoted(one), label: unquoted(one) };
  const isLabel = /^["[]/.test(other) && !/^["[]/.test(one);
  return isLabel ? { id: one, label: unquoted(other) } : { id: unquoted(other), label: unquoted(one) };
}

function unquoted(name: string): string {
  const isQuoted = (name.startsWith('"') && name.endsWith('"')) || (name.startsWith('[') && name.endsWith(']'));
  return isQuoted && name.length > 1 ? name.slice(1, -1).trim() : name;
}
