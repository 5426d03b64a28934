/**
 * A threat model and its children, each in a folder of its own name beside the file that names it.
 * @module
 */
import type { SettingsNode } from '../../inputs/settings/node.ts';
import type { Problem } from '../../model/problem.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import type { ReadContext } from '../format.ts';
import { type Glance, glanceAt } from '../glance.ts';
import { referencesOf } from './references.ts';

/** One file of the tree. */
export interface Sheet {
  /** What the file calls itself. */
  readonly id: string;
  readonly fields: Fields;
  /** The file that names it; undefined for the first. */
  readonly parent: Sheet | undefined;
}

/** The files of a tree, parents before children. */
export interface SheetTree {
  readonly sheets: readonly Sheet[];
  /** Why a child says nothing here. */
  readonly problems: readonly Problem[];
  /** The children that say nothing here. */
  readonly missing: readonly string[];
}

/** More files than this are not opened. */
const MOST_FILES = 1000;

/** Opens a threat model and the children below it. */
export function openTree(glance: Glance, root: SettingsNode, context: ReadContext): SheetTree {
  const problems: Problem[] = [];
  const missing: string[] = [];
  const seen = new Set([glance.name]);
  const sheets: { sheet: Sheet; name: string }[] = [
    { sheet: sheetOf(root, glance.name, undefined), name: glance.name },
  ];
  for (let next = 0; next < sheets.length; next += 1) {
    const found = sheets[next];
    if (found === undefined) break;
    const { sheet, name } = found;
    for (const child of referencesOf(sheet.fields.peek(), 'children')) {
      const at = sheet.fields.place('children');
      const refuse = (reason: string): void => {
        const message = `Cannot read "${name}" at ${at.line}:${at.column}: expected the threat model "${child}", ${reason}`;
        problems.push({ code: 'cannot-read', message, at });
        missing.push(child);
      };
      const isName = /^[\w.-]+$/.test(child) && !child.startsWith('.');
      const file = isName
        ? (context.open(`${child}/${child}.yaml`, name) ?? context.open(`${child}.yaml`, name))
        : undefined;
      if (file === undefined) refuse('found none that may be read');
      else if (seen.has(file.name)) refuse('found it in the tree already');
      else if (sheets.length >= MOST_FILES) refuse(`found more than ${MOST_FILES} files`);
      else {
        seen.add(file.name);
        const below = glanceAt(file);
        const tree = below.tree();
        const problem = below.treeProblem();
        if (tree?.kind === 'map') sheets.push({ sheet: sheetOf(tree, file.name, sheet), name: file.name });
        else if (problem !== undefined) {
          problems.push(problem);
          missing.push(child);
        } else refuse('found a file that says nothing in keys and values');
      }
    }
  }
  return { sheets: sheets.map(({ sheet }) => sheet), problems, missing };
}

function sheetOf(node: SettingsNode, file: string, parent: Sheet | undefined): Sheet {
  const fields = fieldsOf(node, file);
  return { id: fields.peek().text('ID') ?? fields.peek().text('title') ?? 'threat-model', fields, parent };
}
