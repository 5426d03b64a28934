/**
 * Reads a CycloneDX BOM that holds a threat model.
 * @module
 */
import { readTexts } from '../../model/read/read-texts.ts';
import type { Draft, Imported } from '../format.ts';
import type { Glance } from '../glance.ts';
import { printDraft } from '../print-draft.ts';
import { countBom } from './count-bom.ts';
import { readBom } from './read-bom.ts';

const MODEL_KEYS = ['blueprints', 'threats', 'risks', 'controls', 'profiles', 'definitions'];

/** Reads a BOM; one without any part of a threat model is refused. */
export function read(glance: Glance): Imported {
  const nothing = { draft: undefined, counts: {}, lost: [] };
  const tree = glance.tree();
  if (tree === undefined) {
    return {
      ...nothing,
      problems: [glance.treeProblem() ?? glance.problem('cannot-read', 'expected a CycloneDX BOM in JSON')],
    };
  }
  const keys = glance.keys();
  if (!MODEL_KEYS.some((key) => keys.has(key))) {
    const reason = 'expected a BOM with "blueprints", "threats", "risks" or "controls", found none of them';
    return { ...nothing, problems: [glance.problem('cannot-read', reason)] };
  }
  const reading = readBom(tree, glance.name);
  const isSound = (reading.said.length === 0 && reading.assigned.size === 0) || isModel(reading.draft.result());
  const { draft, lost } = isSound ? reading : readBom(tree, glance.name, false);
  if (!isSound)
    lost.add('properties that say in the words of Vauban what is no model are kept, but left out of the model', {
      file: glance.name,
      line: 1,
      column: 1,
    });
  return { draft: draft.result(), counts: countBom(tree), lost: lost.list(), problems: [] };
}

/** Tells whether a draft can be opened; a file may say anything in properties. */
function isModel(draft: Draft): boolean {
  const text = printDraft(draft, { from: '', format: '', lost: [] });
  return readTexts([{ name: 'model.yaml', text }]).problems.length === 0;
}
