/**
 * What is known of a model in one view: every fact of every element, every set, with what is not known left open
 * (LANGUAGE section 5).
 * @module
 */
import type { Asset, Component, Control, EntryPoint, Flow, Model } from '../../model/model.ts';
import { type Element, type Elements, elementsOf, type Shape } from './element.ts';
import type { ElementKind } from './fact-schema.ts';
import { type Fact, type FactTable, spelled, writtenIn } from './fact-table.ts';
import { given, givenBy, guardsAt, type StateOf, withoutControls } from './given.ts';
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
  /** The state of a control by the evidence; nothing is proven and nothing refuted where nobody has looked. */
  readonly stateOf?: StateOf | undefined;
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
  const count = [...lists.values()].reduce((sum, list) => sum + list.length, 0);
  const derived = new Map<Fact, (string | null | undefined)[]>();

  const world: World = {
    model,
    view: options.view,
    structure,
    facts: options.facts,
    elements: (kind) => lists.get(kind) ?? [],
    element: (kind, id) => elements.get(kind)?.get(id),
    fact: look,
    set: (element, name) => {
      element.sets ??= {};
      let members = element.sets[name];
      if (members === undefined) {
        members = setOf(world, element, name) ?? UNSAID;
        element.sets[name] = members;
      }
      return members === UNSAID ? undefined : members;
    },
  };

  /** What follows from other facts; kept by the place of the element, because many rules ask for the same. */
  function follows(element: Element, fact: Fact): string | undefined {
    if (element.index < 0) return options.derive?.(world, element, fact);
    let values = derived.get(fact);
    if (values === undefined) {
      values = new Array(count);
      derived.set(fact, values);
    }
    let value = values[element.index];
    if (value === undefined) {
      value = options.derive?.(world, element, fact) ?? null;
      values[element.index] = value;
    }
    return value ?? undefined;
  }

  /** What is written or given, or else follows, or else stands while the controls that would give it are missing. */
  function known(element: Element, fact: Fact): FactValue | undefined {
    const value =
      stated(world, element, fact, options.stateOf) ??
      (fact.derived === undefined ? undefined : follows(element, fact));
    if (value !== undefined || !hasMany(fact)) return value;
    const places = [element, ...speakersFor(world, element, fact)];
    return withoutControls(world, places, { fact, stateOf: options.stateOf });
  }

  function look(element: Element, fact: Fact): FactValue | undefined {
    if (element.kind === 'threat') return options.threatFact?.(element.id, fact.id);
    if (fact.isStructure) return structureFact(world, element, fact.id);
    const value = known(element, fact);
    if (value !== undefined) {
      const needsProof = options.view === 'proven' && isProtective(fact, value);
      return needsProof && !isProven(world, element, { fact, value }, options.stateOf) ? undefined : value;
    }
    const assumed = options.worst === true || closed.has(fact.id);
    if (assumed && fact.protectiveValues.size > 0)
      return fact.values?.find((one) => !fact.protectiveValues.has(one)) ?? 'no';
    return fact.silence;
  }
  return world;
}

/** Whether a fact has more than two values, so that a missing protection does not tell which of them stands. */
function hasMany({ values }: Fact): boolean {
  return values !== undefined && values.length > 2;
}

function isProtective(fact: Fact, value: FactValue): boolean {
  return [value].flat().some((one) => fact.protectiveValues.has(one));
}

/** What the files say: written at the element, or given by a control; or the same at what speaks for it. */
function stated(world: World, element: Element, fact: Fact, stateOf?: StateOf): FactValue | undefined {
  const own = written(world, element, fact) ?? given(world, element, { fact, stateOf });
  if (own !== undefined) return own;
  for (const other of speakersFor(world, element, fact)) {
    const value = written(world, other, fact) ?? given(world, other, { fact, stateOf });
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Whether a PROVEN control gives this value, to the element or to what speaks for it. */
function isProven(
  world: World,
  element: Element,
  { fact, value }: { readonly fact: Fact; readonly value: FactValue },
  stateOf: StateOf | undefined,
): boolean {
  if (stateOf === undefined) return false;
  return [element, ...speakersFor(world, element, fact)].some((one) =>
    guardsAt(world, one).some((control) => {
      const gives = stateOf(control.id) === 'PROVEN' ? givenBy(control, fact.id) : undefined;
      return gives !== undefined && spelled(fact, gives) === value;
    }),
  );
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
