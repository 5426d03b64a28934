/**
 * Text in frames as Markdown: the title of a frame and of each box in it become headings, bullets and branches become
 * lists, columns become tables. So a drawing that is a text with walls is read like any other part of a document.
 * @module
 */

/** Text with, for each of its lines, the row of the drawing that it comes from. */
interface Unframed {
  readonly text: string;
  readonly rows: readonly number[];
}

type Kind = 'blank' | 'open' | 'close' | 'divide' | 'underline' | 'columns' | 'item' | 'text';

interface Token {
  readonly kind: Kind;
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

const RULE = /^[\s┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╰╯┏┓┗┛┣┫─━═│║|+=_-]+$/u;
const BRANCH = /^(?:[├└┣┗╰]\s?[─━-]+|\|--+|\+--+|`--+)[>►▶]?\s*(.+)$/u;
const BULLET = /^(?:[•▪●‣*·–-]\s+|[□☐⬜☑✓✔✅❌✗✘]\s*|\d{1,3}[.)]\s+)\S/u;

/** Takes the frames off the rows of a drawing. */
export function unframe(body: string, rows: readonly number[]): Unframed {
  const lines = body.split(/\r\n|\n|\r/);
  const tokens = rows.flatMap((row) => tokensOf(lines[row] ?? '', row));
  const out: { text: string; row: number }[] = [];
  const push = (text: string, row: number): void => {
    out.push({ text, row });
  };
  let depth = 0;
  let isFresh = false;
  for (const [at, token] of tokens.entries()) {
    const { kind, text, row } = token;
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth = Math.max(0, depth - 1);
    if (kind === 'open' || kind === 'divide' || kind === 'close') {
      isFresh = kind !== 'close';
      push('', row);
    } else if (kind === 'blank') push('', row);
    else if (kind === 'columns') push(tableLine(tokens, at), row);
    else if (kind === 'item') {
      push(`${indentOf(tokens, at)}${markOf(text)}`, row);
      isFresh = false;
    } else if (kind === 'text') {
      const level = headingLevel(tokens, at, { depth, isFresh });
      if (level > 0) push(`\n${'#'.repeat(level)} ${text.replace(/:$/, '')}\n`, row);
      else
        push(continues(tokens, at) ? `  ${text}` : text.replace(/^([A-Z][\w /-]{1,30}):\s+(?=\S)/, '\n**$1:** '), row);
      isFresh = false;
    }
  }
  const split = out.flatMap(({ text, row }) => text.split('\n').map((line) => ({ line, row })));
  return { text: split.map(({ line }) => line).join('\n'), rows: split.map(({ row }) => row) };
}

function tokensOf(line: string, row: number): readonly Token[] {
  const inner = line
    .replace(/^[\s│║┃|]+(?=[\s│║┃|]|$)/u, (lead) => ' '.repeat(lead.length))
    .replace(/^[│║┃|]/u, ' ')
    .replace(/[\s│║┃|]+$/u, '');
  const text = inner.trim();
  const column = inner.length - inner.trimStart().length;
  const token = (kind: Kind, told = text, at = column): Token => ({ kind, text: told, row, column: at });
  if (text === '') return [token('blank')];
  if (RULE.test(text)) return [token(ruleKind(text))];
  const branch = BRANCH.exec(text);
  if (branch !== null) return [token('item', `- ${branch[1] ?? ''}`)];
  if (BULLET.test(text)) {
    return text.split(/\s{2,}(?=[•▪●□☐☑✓✅]\s)/u).map((part) => token('item', part.trim()));
  }
  if (/\S\s*[│|]\s*\S/u.test(text)) return [token('columns')];
  return [token('text')];
}

function ruleKind(text: string): Kind {
  if (/[┼╬]|[-─]\+[-─]/u.test(text) && !/^[├╠+]/u.test(text)) return 'columns';
  if (/^[┌╔╭┏]/u.test(text)) return 'open';
  if (/^[└╚╰┗]/u.test(text)) return 'close';
  if (/^[├╠┣+]/u.test(text)) return 'divide';
  return /^[─━═=_-]{3,}$/u.test(text) ? 'underline' : 'divide';
}

/** The level of the heading that a line of text is; 0 when it is none. */
function headingLevel(
  tokens: readonly Token[],
  at: number,
  { depth, isFresh }: { readonly depth: number; readonly isFresh: boolean },
): number {
  const next = tokens[at + 1]?.kind ?? 'blank';
  const text = tokens[at]?.text ?? '';
  const after = tokens.slice(at + 1, at + 3).find(({ kind }) => kind !== 'blank')?.kind;
  if (continues(tokens, at)) return 0;
  const below = depth >= 2 ? 3 : 2;
  if (depth === 1 && isFresh && next === 'divide' && tokens.findIndex(({ kind }) => kind === 'text') === at) return 1;
  if (after === 'open') return 2;
  if (next === 'underline') return below;
  if (/:\s+\S/.test(text) && !/^(?:layer|phase|step|stage|level|tier|zone|scenario)\b/i.test(text)) return 0;
  if (next === 'item' || (after === 'item' && text.endsWith(':'))) return below;
  return isFresh && depth >= 2 && next !== 'close' ? 3 : 0;
}

/** Whether a line of text goes on with the item above it. */
function continues(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before?.kind === 'item' && (tokens[at]?.column ?? 0) > before.column;
}

function markOf(text: string): string {
  if (/^\d/.test(text)) return text;
  const bare = text.replace(/^[•▪●‣*·–-]\s+/u, '');
  if (/^[□☐⬜]/u.test(bare)) return `- [ ] ${bare.slice(1).trim()}`;
  return `- ${bare}`;
}

/** How far an item is moved in: as far as it stands to the right of the first item of its list. */
function indentOf(tokens: readonly Token[], at: number): string {
  const own = tokens[at]?.column ?? 0;
  let first = own;
  for (let index = at; index >= 0 && (tokens[index]?.kind === 'item' || tokens[index]?.kind === 'text'); index -= 1) {
    if (tokens[index]?.kind === 'item') first = Math.min(first, tokens[index]?.column ?? first);
  }
  return ' '.repeat(Math.max(0, Math.min(own - first, 40)));
}

function tableLine(tokens: readonly Token[], at: number): string {
  const text = tokens[at]?.text ?? '';
  if (RULE.test(text)) {
    const count = text.split(/[┼╬+|]/u).filter((part) => part !== '').length;
    return `|${' --- |'.repeat(count)}`;
  }
  return `| ${text
    .split(/[│|]/u)
    .map((cell) => cell.trim())
    .join(' | ')} |`;
}
