/**
 * Documents in Markdown that people wrote as threat models.
 * @module
 */
import type { Format } from '../format.ts';
import type { Glance } from '../glance.ts';

export const format: Format = {
  id: 'markdown',
  aliases: ['md', 'document'],
  title: 'Markdown document',
  about:
    'A threat model that people wrote as a document: headings, tables, lists, ticks and drawings in text or Mermaid',
  endings: ['.md', '.markdown'],
  looksLike,
  loadRead: async () => (await import('./read.ts')).read,
  leavesOut: 'Sentences that are no entry; each section that nothing was made of is reported with its place',
};

/** A heading, and around it text as people write it; the last resort, so nothing that a program reads. */
function looksLike({ text, xmlRoot, tree }: Glance): boolean {
  if (text === '' || xmlRoot !== undefined) return false;
  const hasFrontMatter = /^---[ \t]*\r?\n[\s\S]*?^---[ \t]*$/m.test(text.slice(0, 20_000)) && text.startsWith('---');
  if (!hasFrontMatter && tree()?.kind === 'map') return false;
  const start = text.slice(0, 200_000);
  if (/^\s*[{[]/.test(start) || /^\s*@start\w+/m.test(start)) return false;
  const plain = start.replace(/^(?:`{3,}|~{3,})[^\n]*\n[\s\S]*?^(?:`{3,}|~{3,})[^\n]*$/gm, '');
  if (!/^ {0,3}#{1,6}[ \t]+\S/m.test(plain) && !/^[^\s#|>-][^\n]*\n(?:={3,}|-{3,})[ \t]*$/m.test(plain)) return false;
  const lines = plain.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const written = lines.filter((line) => isWritten(line)).length;
  const machine = lines.filter((line) => isMachine(line)).length;
  const remarks = lines.filter((line, at) => /^#\s/.test(line) && /^#\s/.test(lines[at - 1] ?? '')).length;
  return written > 0 && machine * 4 <= lines.length && !(remarks > 5 && machine > 2);
}

/** A line of prose, a table, or an item that says something in words. */
function isWritten(line: string): boolean {
  return /^\s*\|.*\|\s*$|^\s*(?:[-*+•]|\d+[.)])\s+\S|^\s*>|\*\*|^(?!\s*#)[^:={}]*\p{L}+(?:\s+\S+){3,}/u.test(line);
}

/** A line of a setting or of code: a key with a value, a block, an assignment. */
function isMachine(line: string): boolean {
  return (
    /^\s*(?:- )?["']?[\w./-]+["']?\s*[:=]\s*(?:$|["'[{\d]|\S+\s*$)|^\s*[\w"' -]+\{\s*$|^\s*[}\])]+[,;]?\s*$|^\s*(?:import|from|def|class|func|resource|module|variable)\b.*[{:)]?\s*$/.test(
      line,
    ) &&
    !/^\s*(?:[-*+]|\d+[.)])\s+\S+\s\S+\s\S/.test(line) &&
    !/^\s*\*\*/.test(line)
  );
}
