/**
 * Runs the rules of a template of the Microsoft Threat Modeling Tool over a model. What the model does not say is
 * unknown, and a rule fires only where it holds whatever the answer would be.
 * @module
 */
import type { Component, Flow, Model } from '../../model/model.ts';
import { compileRules, fires, type Rule } from './generate.ts';
import { type Mapped, mapping } from './map-model.ts';
import { plainLine, plainText } from './plain-text.ts';
import type { Interaction, Part } from './rule-language.ts';
import type { KnowledgeBase } from './tmt-model.ts';

/** A rule that holds for a flow. */
export interface Fired {
  readonly rule: string;
  readonly title: string;
  readonly category: string;
  readonly description: string | undefined;
  /** Ids of the model. */
  readonly flow: string;
  readonly source: string;
  readonly target: string;
}

/** What the rules of a template say about a model. */
export interface Judgement {
  readonly fired: readonly Fired[];
  /** What of the model the template could not be asked about, and what of the template the model does not answer. */
  readonly unmapped: readonly { readonly what: string; readonly count: number }[];
  /** Rules that can be run: those that are written correctly and are no placeholder. */
  readonly rulesUsable: number;
  readonly rulesTotal: number;
}

const PLACEHOLDER = /^\s*\(?\s*source\s+is\s+'ROOT'\s*\)?\s*$/i;

/** Runs a template over a model. */
export function judgeModel(model: Model, knowledge: KnowledgeBase): Judgement {
  const rules = compileRules(knowledge);
  const usable = rules.filter(
    ({ type, include, wrong }) => include !== undefined && wrong === undefined && !PLACEHOLDER.test(type.include),
  );
  const map = mapping(model, knowledge);
  const categories = new Map(knowledge.categories.map(({ id, name }) => [id, name] as const));
  const fired: Fired[] = [];
  const open = new Set<Rule>();
  for (const flow of model.flows.values()) {
    if (flow.outOfScope !== undefined) continue;
    for (const [from, to] of directionsOf(flow)) {
      const [source, target] = [model.components.get(from), model.components.get(to)];
      if (source === undefined || target === undefined) continue;
      const parts = { source: map.component(source), target: map.component(target), flow: map.flow(flow) };
      const interaction = interactionOf(parts, (type) => map.crosses({ from: source.id, to: target.id }, type));
      const names = { source: nameOf(source), target: nameOf(target), flow: nameOf(flow) };
      for (const rule of usable) {
        if (fires(rule, interaction)) {
          const { id, title, category, description } = rule.type;
          fired.push({
            rule: id,
            title: plainLine(filled(title, names)) ?? id,
            category: categories.get(category) ?? category,
            description: description === undefined ? undefined : plainText(filled(description, names)),
            flow: flow.id,
            source: source.id,
            target: target.id,
          });
        } else if (isOpen(rule, interaction)) open.add(rule);
      }
    }
  }
  const unmapped = [
    {
      what: 'components that are no type of the template',
      count: map.generic([...model.components.values()].map(map.component)),
    },
    { what: 'flows that are no type of the template', count: map.generic([...model.flows.values()].map(map.flow)) },
    { what: 'rules that ask for what the model does not say', count: open.size },
    { what: 'rules that cannot be run', count: rules.length - usable.length },
  ].filter(({ count }) => count > 0);
  return { fired, unmapped, rulesUsable: usable.length, rulesTotal: rules.length };
}

/** Whether a rule would fire or not by what the model does not say. */
function isOpen({ include, exclude }: Rule, interaction: Interaction): boolean {
  return include?.(interaction) !== false && exclude?.(interaction) !== true;
}

function directionsOf({ from, to, bothWays }: Flow): readonly (readonly [string, string])[] {
  return bothWays === true && from !== to
    ? [
        [from, to],
        [to, from],
      ]
    : [[from, to]];
}

function interactionOf(parts: Readonly<Record<Part, Mapped>>, crosses: Interaction['crosses']): Interaction {
  return {
    is: (part, type) => parts[part].is(type),
    has: (part, property, value) => parts[part].has(property, value),
    crosses,
  };
}

function filled(text: string, names: Readonly<Record<Part, string>>): string {
  return text.replace(/\{(source|target|flow)(?:\.Name)?\}/gi, (whole, part: string) => {
    const name =
      names[part.toLowerCase() === 'source' ? 'source' : part.toLowerCase() === 'target' ? 'target' : 'flow'];
    return name === '' ? whole : name;
  });
}

function nameOf({ title, id }: Component | Flow): string {
  return title ?? id;
}
