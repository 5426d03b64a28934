/**
 * A model in the words of a template: the types its elements are, the attributes it speaks of, the boundaries its flows
 * cross.
 * @module
 */
import { crossingsOf, type Ends, zoneOf, zonesAround } from '../../model/crossings.ts';
import type { Component, Flow, Model } from '../../model/model.ts';
import { originOf } from '../origin.ts';
import { type Attributes, attributesOf } from './attributes-of.ts';
import { type KnownValue, valuesOfComponent, valuesOfFlow } from './known-values.ts';
import { type TypeFinder, typeFinder } from './match-type.ts';
import type { Truth } from './rule-language.ts';
import type { KnowledgeBase } from './tmt-model.ts';
import { type TypeTree, typeTree } from './type-tree.ts';

/** An element as a filter asks about it. */
export interface Mapped {
  readonly is: (type: string) => Truth;
  readonly has: (property: string, value: string) => Truth;
  /** Whether only the generic type is known. */
  readonly isGeneric: boolean;
}

/** A model as filters ask about it. */
export interface ModelMap {
  readonly component: (component: Component) => Mapped;
  readonly flow: (flow: Flow) => Mapped;
  readonly crosses: (ends: Ends, type: string) => Truth;
  /** How many are known by their generic type only. */
  readonly generic: (mapped: readonly Mapped[]) => number;
}

const GENERIC = { process: 'GE.P', store: 'GE.DS', external: 'GE.EI' } as const;
const FLOW = 'GE.DF';
const [BOX, LINE] = ['GE.TB.B', 'GE.TB.L'];

interface Template {
  readonly types: TypeTree;
  readonly finder: TypeFinder;
  readonly attributes: Attributes;
}

/** Maps a model to a template. */
export function mapping(model: Model, knowledge: KnowledgeBase): ModelMap {
  const types = typeTree(knowledge);
  const template: Template = {
    types,
    finder: typeFinder(knowledge, types),
    attributes: attributesOf(knowledge, types),
  };
  const components = new Map<Component, Mapped>();
  const flows = new Map<Flow, Mapped>();
  return {
    component: (component) => {
      const known = components.get(component);
      if (known !== undefined) return known;
      const words = [
        ...(component.technology ?? []),
        ...(component.title === undefined ? [component.id] : [component.title]),
      ];
      const type = drawnType(component, template) ?? template.finder.find(GENERIC[component.kind], words)?.id;
      const mapped = mappedTo(
        { type, generic: GENERIC[component.kind] },
        valuesOfComponent(component, model),
        template,
      );
      components.set(component, mapped);
      return mapped;
    },
    flow: (flow) => {
      const known = flows.get(flow);
      if (known !== undefined) return known;
      const words = flow.protocol === undefined ? [] : [flow.protocol];
      const type = drawnType(flow, template) ?? template.finder.find(FLOW, words)?.id;
      const mapped = mappedTo({ type, generic: FLOW }, valuesOfFlow(flow), template);
      flows.set(flow, mapped);
      return mapped;
    },
    crosses: crossing(model, template),
    generic: (mapped) => mapped.filter(({ isGeneric }) => isGeneric).length,
  };
}

function mappedTo(
  { type, generic }: { readonly type: string | undefined; readonly generic: string },
  values: KnownValue,
  { types, attributes }: Template,
): Mapped {
  const ids = new Set(type === undefined ? [generic] : [generic, ...types.ancestors(type)]);
  return {
    isGeneric: type === undefined || type === generic,
    is: (asked) => {
      if (ids.has(asked)) return true;
      // What is known only as a process may still be any type of process.
      return type === undefined && types.ancestors(asked).includes(generic) ? undefined : false;
    },
    has: (property, value) => {
      const known =
        (type === undefined ? undefined : types.fixed(type, property)) ??
        values(property, attributes.label(property)) ??
        attributes.preset(property);
      if (known === undefined && !attributes.mayHave({ type, generic }, property)) return false;
      return known === undefined ? undefined : known === value;
    },
  };
}

/** The type an element was drawn with, when it comes from the tool and the template knows it. */
function drawnType(entry: { readonly origin?: unknown }, { types }: Template): string | undefined {
  const { type } = originOf(entry, 'tm7').kept;
  return typeof type === 'string' && types.find(type) !== undefined ? type : undefined;
}

/** Which boundaries a flow crosses: the edges of zones are boxes, declared boundaries are lines. */
function crossing(model: Model, template: Template): ModelMap['crosses'] {
  const { types, finder } = template;
  const declared = crossingsOf(model);
  const isDrawn = model.zones.size > 0 || model.boundaries.size > 0;
  const typeOf = (
    generic: string,
    entry: { readonly id: string; readonly title?: string | undefined; readonly origin?: unknown },
  ) => drawnType(entry, template) ?? finder.find(generic, [entry.title ?? entry.id])?.id;
  return (ends, asked) => {
    if (!isDrawn) return undefined;
    const [inner, outer] = [zonesAround(model, zoneOf(model, ends.from)), zonesAround(model, zoneOf(model, ends.to))];
    const zones = [...inner.filter((zone) => !outer.includes(zone)), ...outer.filter((zone) => !inner.includes(zone))];
    const crossed = [
      ...zones.flatMap((id) => ofEntry(model.zones.get(id), BOX)),
      ...declared(ends).flatMap((id) => ofEntry(model.boundaries.get(id), LINE)),
    ];
    let truth: Truth = false;
    for (const { generic, type } of crossed) {
      if (asked === generic || (type !== undefined && types.ancestors(type).includes(asked))) return true;
      if (type === undefined && types.ancestors(asked).includes(generic)) truth = undefined;
    }
    return truth;
  };
  function ofEntry<
    Named extends { readonly id: string; readonly title?: string | undefined; readonly origin?: unknown },
  >(entry: Named | undefined, generic: string) {
    return entry === undefined ? [] : [{ generic, type: typeOf(generic, entry) }];
  }
}
