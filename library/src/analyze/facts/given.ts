/**
 * The facts that controls give to what they guard (LANGUAGE section 5).
 * @module
 */
import type { ControlState } from '../../model/analysis.ts';
import type { Address } from '../../model/id.ts';
import type { Control, EntryPoint, Flow } from '../../model/model.ts';
import { type LibraryControl, libraryControl } from '../controls/control-library.ts';
import type { Element } from './element.ts';
import { type Fact, spelled } from './fact-table.ts';
import type { World } from './world.ts';

/** The state of a control by its id. */
export type StateOf = (control: string) => ControlState | undefined;

/** What is asked of controls. */
interface Asked {
  readonly fact: Fact;
  readonly stateOf: StateOf | undefined;
}

/** What controls give: a done one its value; one that is missing says that the protection is not there. */
export function given(world: World, element: Element, { fact, stateOf }: Asked): string | undefined {
  let missing = false;
  for (const control of guardsAt(world, element)) {
    const value = givenBy(control, fact.id);
    if (value === undefined) continue;
    if (isMissing(control, stateOf)) missing = true;
    else if (control.status === 'done') return spelled(fact, value);
  }
  if (!missing || fact.values?.length !== 2) return undefined;
  // With two values, not the one is the other; with more, only the library may know.
  const [one, other] = fact.values;
  return one !== undefined && fact.protectiveValues.has(one) ? other : one;
}

/**
 * What stands while the controls that would give a fact of many values are missing, as the library says. It is the least that is known:
 * another measure may protect meanwhile. Controls that say different things say nothing.
 */
export function withoutControls(
  world: World,
  places: readonly Element[],
  { fact, stateOf }: Asked,
): string | undefined {
  const missing = places.flatMap((place) => guardsAt(world, place)).filter((control) => isMissing(control, stateOf));
  const values = new Set(missing.flatMap((control) => libraryOf(control)?.without?.get(fact.id) ?? []));
  const [only] = values;
  return values.size === 1 ? only : undefined;
}

/** Whether nothing is claimed of a control, or what was claimed is refuted: it protects nothing. */
function isMissing({ id, status }: Control, stateOf: StateOf | undefined): boolean {
  return status === 'planned' || status === 'retired' || stateOf?.(id) === 'REFUTED';
}

/** The value of a fact that a control gives once it is there. */
export function givenBy(control: Control, fact: string): string | undefined {
  const value = control.gives?.get(fact) ?? libraryOf(control)?.gives?.get(fact);
  return typeof value === 'string' ? value : value?.[0];
}

function libraryOf({ id, library }: Control): LibraryControl | undefined {
  return libraryControl(library ?? id);
}

/** The controls that guard an element: a flow those of its boundaries as well, an entry those of its component. */
export function guardsAt(world: World, element: Element): readonly Control[] {
  let { guards } = element;
  if (guards === undefined) {
    guards = guardsOf(world, element);
    element.guards = guards;
  }
  return guards;
}

function guardsOf(world: World, element: Element): readonly Control[] {
  const controls = (address: Address): readonly Control[] =>
    (world.structure.guardsOf.get(address) ?? []).flatMap((id) => world.model.controls.get(id) ?? []);
  const own = controls(element.address as Address);
  if (element.kind === 'flow') {
    const boundaries = world.structure.boundariesOf(element.entry as unknown as Flow);
    return [...own, ...boundaries.flatMap((boundary) => controls(`boundaries/${boundary}` as Address))];
  }
  const at = element.kind === 'entry' ? (element.entry as unknown as EntryPoint).at : undefined;
  if (at === undefined) return own;
  return [...own, ...controls(`components/${at}` as Address).filter((control) => !isForOneEntry(world, control, at))];
}

/** Whether a control that guards a component names entries of it: then it guards these, and not the others. */
function isForOneEntry({ model }: World, { guards = [] }: Control, component: string): boolean {
  return guards.some(
    (address) =>
      address.startsWith('entries/') && model.entries.get(address.slice('entries/'.length))?.at === component,
  );
}
