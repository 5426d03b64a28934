/**
 * The entries of a component as lines of text in it.
 * @module
 */
import type { EntryPoint, Model } from '../../model/model.ts';
import type { SceneComponent } from '../../picture/index.ts';
import { editCell, geometryOf, newShape } from './edit-cell.ts';
import type { KeptPage } from './kept-page.ts';
import { ENTRY_LOOK } from './looks.ts';
import { entryChanges } from './overlay.ts';
import type { Printable } from './print-element.ts';
import { saidOfEntry } from './said.ts';

/** The height of a line. */
const LINE = 15;

/** A component in which entries are drawn. */
export interface EntryHolder {
  readonly model: Model;
  readonly component: SceneComponent;
  /** Its cell. */
  readonly parent: string;
  readonly width: number;
  readonly height: number;
}

/** Makes the line of an entry that was not drawn, the lowest line last. */
export function newEntryCell(
  entry: EntryPoint,
  place: number,
  { component, parent, width, height }: EntryHolder,
): Printable {
  const { length } = component.entries;
  const y = component.whole ? 39 + LINE * place : Math.max(20, height - 8 - LINE * (length - place));
  const geometry = geometryOf({ x: 6, y, width: Math.max(40, width - 12), height: LINE });
  return editCell(newShape(`entry-${entry.id}`, ENTRY_LOOK, parent), { ...entryChanges(entry, undefined), geometry });
}

/** The lines of all entries of a component that is drawn anew. */
export function entryCells(holder: EntryHolder, kept: KeptPage | undefined): readonly Printable[] {
  return holder.component.entries.flatMap(({ id }, place): readonly Printable[] => {
    const entry = holder.model.entries.get(id);
    if (entry === undefined) return [];
    const made = newEntryCell(entry, place, holder);
    const cell = kept?.own.get(`entries/${id}`);
    if (cell === undefined) return [made];
    const geometry = made.children.flatMap(({ children }) => children).find(({ name }) => name === 'mxGeometry');
    const attributes = new Map([['parent', holder.parent]]);
    return [editCell(cell.element, { ...entryChanges(entry, saidOfEntry(cell)), attributes, geometry })];
  });
}
