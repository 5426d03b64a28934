/**
 * The threats that the rules of a model's own knowledge base give, as the tool would generate them.
 * @module
 */
import { crossingsOf } from './crossings.ts';
import { isOutOfScope, propertyOf } from './drawn-property.ts';
import { compileFilter, type Filter, type Interaction, type Part } from './rule-language.ts';
import type { Drawn, KnowledgeBase, Line, Shape, Surface, ThreatType, TmtModel } from './tmt-model.ts';
import { type TypeTree, typeTree } from './type-tree.ts';

/** A threat that a rule gives for an interaction. */
export interface GeneratedThreat {
  /** Rule, source, flow and target; what the tool tells threats apart by. */
  readonly key: string;
  readonly rule: ThreatType;
  readonly surface: Surface;
  readonly source: Shape;
  readonly flow: Line;
  readonly target: Shape;
}

/** A rule with its filters. */
export interface Rule {
  readonly type: ThreatType;
  readonly include: Filter | undefined;
  readonly exclude: Filter | undefined;
  /** Why one of its filters cannot be used; such a rule never fires. */
  readonly wrong: string | undefined;
}

/** Compiles the rules of a knowledge base. */
export function compileRules(knowledge: KnowledgeBase): readonly Rule[] {
  return knowledge.threats.map((type) => {
    const [include, exclude] = [compileFilter(type.include), compileFilter(type.exclude)];
    return { type, include: include.filter, exclude: exclude.filter, wrong: include.wrong ?? exclude.wrong };
  });
}

/** Tells whether a rule holds for certain. */
export function fires({ include, exclude, wrong }: Rule, interaction: Interaction): boolean {
  if (include === undefined || wrong !== undefined) return false;
  return include(interaction) === true && (exclude === undefined || exclude(interaction) === false);
}

/** Generates the threats of a model. */
export function generate(model: TmtModel): readonly GeneratedThreat[] {
  const { knowledge } = model;
  if (knowledge === undefined) return [];
  const rules = compileRules(knowledge);
  const types = typeTree(knowledge);
  return model.surfaces.flatMap((surface) => {
    const crossings = crossingsOf(surface);
    return interactionsOf(surface).flatMap(({ flow, source, target }): readonly GeneratedThreat[] => {
      if (isOutOfScope(flow)) return [];
      const crossed = new Set(
        (crossings?.(flow) ?? []).flatMap((border) => [...types.ancestors(border.type), border.generic]),
      );
      const interaction = interactionOf({ flow, source, target }, { types, crossed });
      return rules
        .filter((rule) => fires(rule, interaction))
        .map(({ type }) => ({
          key: keyOf(type.id, { source, flow, target }),
          rule: type,
          surface,
          source,
          flow,
          target,
        }));
    });
  });
}

/** What the tool tells recorded threats apart by. */
export function keyOf(
  rule: string,
  { source, flow, target }: Readonly<Record<Part, { readonly guid: string }>>,
): string {
  return `${rule}${source.guid}${flow.guid}${target.guid}`;
}

/** The flows of a page whose ends are both shapes of the same page. */
export function interactionsOf(
  surface: Surface,
): readonly { readonly flow: Line; readonly source: Shape; readonly target: Shape }[] {
  const stencils = new Map<string, Shape>();
  for (const shape of surface.shapes)
    if (isStencil(shape) && !stencils.has(shape.guid)) stencils.set(shape.guid, shape);
  return surface.lines.flatMap((flow) => {
    const [source, target] = [stencils.get(flow.source ?? ''), stencils.get(flow.target ?? '')];
    return flow.role !== 'flow' || source === undefined || target === undefined ? [] : [{ flow, source, target }];
  });
}

/** Whether a shape is an element, not a box or a note. */
export function isStencil({ role }: Shape): boolean {
  return role === 'process' || role === 'store' || role === 'external';
}

function interactionOf(
  parts: Readonly<Record<Part, Drawn>>,
  { types, crossed }: { readonly types: TypeTree; readonly crossed: ReadonlySet<string> },
): Interaction {
  return {
    is: (part, type) => types.ancestors(parts[part].type).includes(type) || parts[part].generic === type,
    has: (part, property, value) =>
      (types.fixed(parts[part].type, property) ?? propertyOf(parts[part], property)) === value,
    crosses: (type) => crossed.has(type),
  };
}
