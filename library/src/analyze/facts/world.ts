/**
 * What is known of a model in one view: every fact of every element, every set, with what is not known left open
 * (LANGUAGE section 5).
 * @module
 */
import type { Address } from '../../model/id.ts';
import type { Asset, Component, Control, EntryPoint, Flow, Model } from '../../model/model.ts';
import { libraryControl } from '../controls/control-library.ts';
import { type Element, type Elements, elementsOf, type Shape } from './element.ts';
import type { ElementKind } from './fact-schema.ts';
import { type Fact, type FactTable, spelled, writtenIn } from './fact-table.ts';
import { setOf } from './sets.ts';
import { assetShape, componentShape, entryShape, flowShape, type Structure, structureOf } from './structure.ts';

export type View = 'claimed' | 'proven';
export type FactValue = string | readonly string[];

/** What rules can ask. */
export interface World {
  readonly model: Model;
  readonly view: View;
  readonly structure: Structure;
  readonly facts: FactTable;
  elements(kind: ElementKind): readonly Element[];
  element(kind: ElementKind, id: string): Element | undefined;
  /** The value of a fact, or undefined when nothing is known. */
  fact(element: Element, fact: Fact): FactValue | undefined;
  /** The members of a set, or undefined when nothing is known. */
  set(element: Element, name: string): readonly Element[] | undefined;
}

export interface WorldOptions {
  readonly view: View;
  readonly facts: FactTable;
  /** Whether every unknown protective fact counts as its worst value. */
  readonly worst?: boolean;
  /** Elements that are left out, by id or address. */
  readonly hidden?: ReadonlySet<string>;
  /** What the register says of a threat. */
  readonly threatFact?: (threat: string, fact: string) => string | undefined;
  /** Values derived from other facts of the element; set by the rules, which know conditions. */
  readonly derive?: (world: World, element: Element, fact: Fact) => string | undefined;
}

interface Ground {
  readonly elements: Elements;
  readonly structure: Structure;
}

const grounds = new WeakMap<Model, Ground>();

/** The elements and the structure of a model, which all its views share. */
function groundOf(model: Model, hidden: ReadonlySet<string> | undefined): Ground {
  if (hidden !== undefined && hidden.size > 0)
    return { elements: elementsOf(model, hidden), structure: structureOf(model) };
  let ground = grounds.get(model);
  if (ground === undefined) {
    ground = { elements: elementsOf(model), structure: structureOf(model) };
    grounds.set(model, ground);
  }
  return ground;
}

/** Stands for a set of which the model says nothing. */
const UNSAID: readonly Element[] = [];

/** Makes the world of a model. */
export function worldOf(model: Model, options: WorldOptions): World {
  const { elements, structure } = groundOf(model, options.hidden);
  const closed = new Set(model.system.closed);
  const lists = new Map([...elements].map(([kind, own]) => [kind, [...own.values()]]));
  const derived = new Map<Fact, Map<Element, string | undefined>>();
  const sets = new Map<string, Map<Element, readonly Element[]>>();

  const world: World = {
    model,
    view: options.view,
    structure,
    facts: options.facts,
    elements: (kind) => lists.get(kind) ?? [],
    element: (kind, id) => elements.get(kind)?.get(id),
    fact: look,
    set: (element, name) => {
      let known = sets.get(name);
      if (known === undefined) {
        known = new Map();
        sets.set(name, known);
      }
      let members = known.get(element);
      if (members === undefined) {
        members = setOf(world, element, name) ?? UNSAID;
        known.set(element, members);
      }
      return members === UNSAID ? undefined : members;
    },
  };

  /** What follows from other facts; kept, because many rules ask for the same. */
  function follows(element: Element, fact: Fact): string | undefined {
    let known = derived.get(fact);
    if (known === undefined) {
      known = new Map();
      derived.set(fact, known);
    }
    if (!known.has(element)) known.set(element, options.derive?.(world, element, fact));
    return known.get(element);
  }

  function look(element: Element, fact: Fact): FactValue | undefined {
    if (element.kind === 'threat') return options.threatFact?.(element.id, fact.id);
    if (fact.isStructure) return structureFact(world, element, fact.id);
    const value = stated(world, element, fact) ?? (fact.derived === undefined ? undefined : follows(element, fact));
    if (value !== undefined) return options.view === 'proven' && isProtective(fact, value) ? undefined : value;
    const assumed = options.worst === true || closed.has(fact.id);
    if (assumed && fact.protectiveValues.size > 0)
      return fact.values?.find((one) => !fact.protectiveValues.has(one)) ?? 'no';
    return fact.silence;
  }
  return world;
}

function isProtective(fact: Fact, value: FactValue): boolean {
  return [value].flat().some((one) => fact.protectiveValues.has(one));
}

/** What the files say: written at the element, or given by a control; or the same at what speaks for it. */
function stated(world: World, element: Element, fact: Fact): FactValue | undefined {
  const own = written(world, element, fact) ?? given(world, element, fact);
  if (own !== undefined) return own;
  for (const other of speakersFor(world, element, fact)) {
    const value = written(world, other, fact) ?? given(world, other, fact);
    if (value !== undefined) return value;
  }
  return undefined;
}

const NOBODY: readonly Element[] = [];

/**
 * The elements that speak for another one, nearest first: for a flow the entry it goes through, for an asset the groups
 * it is a part of, as far as protection goes. A question is asked at the last, so that one answer does for all.
 */
export function speakersFor(world: World, { kind, entry }: Element, fact: Fact): readonly Element[] {
  const through = kind === 'flow' && fact.of.has('entry') ? entry?.['through'] : undefined;
  if (typeof through === 'string') {
    const other = world.element('entry', through);
    return other === undefined ? NOBODY : [other];
  }
  if (kind !== 'asset' || fact.protectiveValues.size === 0 || entry?.['partOf'] === undefined) return NOBODY;
  const groups = new Set<Element>();
  for (let next: unknown = entry['partOf']; typeof next === 'string'; ) {
    const group = world.element('asset', next);
    if (group === undefined || groups.has(group)) break;
    groups.add(group);
    next = group.entry?.['partOf'];
  }
  return [...groups];
}

function written(world: World, element: Element, fact: Fact): FactValue | undefined {
  return writtenIn(element.entry, fact) ?? answered(world, element, fact);
}

/** What somebody answered; that nobody knows, or that it does not apply, is no value. */
function answered({ model }: World, { id, address }: Element, fact: Fact): FactValue | undefined {
  if (model.answers.size === 0) return undefined;
  const answer = (model.answers.get(`${fact.id}@${id}`) ?? model.answers.get(`${fact.id}@${address}`))?.answer;
  if (answer === undefined || answer === 'not-known' || answer === 'not-applicable') return undefined;
  return typeof answer === 'string' ? spelled(fact, answer) : answer.map((one) => spelled(fact, one));
}

/** What controls give: a done one its value; one that is only planned says that the protection is not there yet. */
function given(world: World, element: Element, fact: Fact): string | undefined {
  let { guards } = element;
  if (guards === undefined) {
    guards = guardsOf(world, element);
    element.guards = guards;
  }
  let missing = false;
  for (const control of guards) {
    const value = givenBy(control, fact.id);
    if (value === undefined) continue;
    if (control.status === 'done') return spelled(fact, value);
    missing ||= control.status === 'planned' || control.status === 'retired';
  }
  if (!missing || fact.values?.length !== 2) return undefined;
  // With two values, not the one is the other; with more, nobody knows which it is until then.
  const [one, other] = fact.values;
  return one !== undefined && fact.protectiveValues.has(one) ? other : one;
}

function guardsOf(world: World, element: Element): readonly Control[] {
  const ids = guardedWith(world, element).flatMap((address) => world.structure.guardsOf.get(address) ?? []);
  return ids.map((id) => world.model.controls.get(id)).filter((control) => control !== undefined);
}

function givenBy(control: Control, fact: string): string | undefined {
  const value = control.gives?.get(fact) ?? libraryControl(control.library ?? control.id)?.gives?.get(fact);
  return typeof value === 'string' ? value : value?.[0];
}

/** The addresses whose guards also guard an element: an entry its component, a flow its entry and its boundaries. */
function guardedWith(world: World, { kind, id, address }: Element): readonly Address[] {
  const own = address as Address;
  if (kind === 'entry') {
    const at = world.model.entries.get(id)?.at;
    return at === undefined ? [own] : [own, `components/${at}` as Address];
  }
  if (kind !== 'flow') return [own];
  const flow = world.model.flows.get(id) as Flow;
  return [own, ...world.structure.boundariesOf(flow).map((boundary) => `boundaries/${boundary}` as Address)];
}

function structureFact(world: World, element: Element, fact: string): string | undefined {
  let { shape } = element;
  if (shape === undefined) {
    shape = shapeOf(world, element);
    element.shape = shape;
  }
  return shape[fact];
}

const NO_SHAPE: Shape = {};

function shapeOf(world: World, { kind, id, carried, entry }: Element): Shape {
  const { structure } = world;
  if (entry === undefined) return NO_SHAPE;
  switch (kind) {
    case 'flow':
      return flowShape(structure, entry as unknown as Flow);
    case 'component':
      return componentShape(structure, entry as unknown as Component, isExposed(world, id));
    case 'entry':
      return entryShape(structure, entry as unknown as EntryPoint, leastCaller(world, id));
    case 'asset': {
      const how =
        carried === undefined
          ? NO_SHAPE
          : { sealed: carried.sealed ? 'yes' : 'no', signed: carried.signed ? 'yes' : 'no' };
      return { ...assetShape(structure, entry as unknown as Asset), ...how };
    }
    case 'zone':
      return { standing: structure.standing(structure.rankOfZone(id)) };
    case 'boundary':
      return { enforced: structure.isEnforced(id) ? 'yes' : 'no' };
    case 'control': {
      const { status, layer, strategy } = entry as unknown as Control;
      return { status, layer, strategy };
    }
    default:
      return NO_SHAPE;
  }
}

/** The lowest rank among the callers of an entry. */
function leastCaller(world: World, entry: string): number | undefined {
  const flows = (world.structure.flowsOfEntry.get(entry) ?? []).map((flow) => world.model.flows.get(flow));
  // What is only fetched to build with calls nobody.
  const ranks = flows.filter((flow) => flow?.phase !== 'build').map((flow) => world.structure.rank(flow?.from ?? ''));
  const known = ranks.filter((rank) => rank !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function isExposed({ model, structure }: World, component: string): boolean {
  if (structure.standing(structure.rank(component)) === 'outside') return false;
  const entries = structure.entriesAt.get(component) ?? [];
  if (entries.some((entry) => model.entries.get(entry)?.exposure === 'external')) return true;
  return (structure.flowsIn.get(component) ?? []).some((id) => {
    const flow = model.flows.get(id);
    const caller = flow?.from === component ? flow.to : flow?.from;
    return flow?.phase !== 'build' && structure.standing(structure.rank(caller ?? '')) === 'outside';
  });
}
