/**
 * A model and the files it includes, each once: paths are relative to the file that names them.
 * @module
 */
import type { MapNode } from '../../inputs/settings/node.ts';
import type { Problem } from '../../model/problem.ts';
import { fieldsOf } from '../fields.ts';
import type { ReadContext } from '../format.ts';
import { type Glance, glanceAt } from '../glance.ts';

/** One file of a model. */
export interface ModelFile {
  readonly name: string;
  readonly root: MapNode;
}

/** The files of a model. */
export interface ModelFiles {
  /** The file itself first, then what it includes in their order. */
  readonly files: readonly ModelFile[];
  /** Why a file that is included says nothing here. */
  readonly problems: readonly Problem[];
}

/** More files than this are not opened. */
const MOST_FILES = 1000;

/** Opens what a model includes, and what that includes. */
export function openFiles(glance: Glance, root: MapNode, context: ReadContext): ModelFiles {
  const files: ModelFile[] = [{ name: glance.name, root }];
  const problems: Problem[] = [];
  const seen = new Set([glance.name]);
  for (let next = 0; next < files.length; next += 1) {
    const file = files[next];
    if (file === undefined) break;
    const fields = fieldsOf(file.root, file.name);
    for (const path of fields.texts('includes')) {
      const at = fields.place('includes');
      const refuse = (reason: string): void => {
        const message = `Cannot read "${file.name}" at ${at.line}:${at.column}: expected the included file "${path}", ${reason}`;
        problems.push({ code: 'cannot-read', message, at });
      };
      const found = context.open(path, file.name);
      if (found === undefined) refuse('found none that may be read');
      else if (!seen.has(found.name)) {
        seen.add(found.name);
        const included = glanceAt(found);
        const tree = included.tree();
        const problem = included.treeProblem();
        if (files.length >= MOST_FILES) refuse(`found more than ${MOST_FILES} files`);
        else if (tree?.kind === 'map') files.push({ name: found.name, root: tree });
        else if (problem !== undefined) problems.push(problem);
        else if (!saysNothing(included)) refuse('found a file that says nothing in keys and values');
      }
    }
  }
  return { files, problems };
}

/** Whether a file holds nothing but comments. */
function saysNothing({ text, bytes }: Glance): boolean {
  if (text === '' && bytes.length > 0) return false;
  return text.split('\n').every((line) => /^(?:\s*(?:#|$)|---)/.test(line.trim()));
}
