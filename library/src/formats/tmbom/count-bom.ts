/**
 * What a BOM holds, counted.
 * @module
 */
import type { SettingsNode } from '../../inputs/settings/node.ts';
import { type Json, jsonOf } from '../fields.ts';
import { isJsonMap, listOf, mapOf } from './json.ts';

/**
 * What a BOM holds: `boundaries` are the zones of its blueprints, `trust_boundaries` what lies between them, and
 * `bom_components` the components of the bill of materials.
 */
export function countBom(node: SettingsNode): Readonly<Record<string, number>> {
  const root = mapOf(jsonOf(node));
  const blueprints = listOf(root['blueprints']).filter(isJsonMap);
  const threats = mapOf(root['threats']);
  const within = (key: string): number =>
    blueprints.reduce((sum, blueprint) => sum + listOf(blueprint[key]).filter(isJsonMap).length, 0);
  const size = (value: Json | undefined): number => listOf(value).filter(isJsonMap).length;
  const trees = listOf(threats['attackTrees']).map(mapOf);
  return {
    components: within('actors') + within('assets') + within('dataStores'),
    flows: within('flows'),
    boundaries: within('zones'),
    threats: size(threats['threats']),
    mitigations: size(root['controls']),
    blueprints: blueprints.length,
    actors: within('actors'),
    assets: within('assets'),
    data_stores: within('dataStores'),
    scenarios: size(threats['scenarios']),
    attack_patterns: size(threats['attackPatterns']),
    attack_trees: trees.length,
    tree_nodes: trees.reduce((sum, tree) => sum + size(tree['nodes']), 0),
    abuse_cases: size(threats['abuseCases']),
    risks: size(mapOf(root['risks'])['risks']),
    trust_boundaries: within('boundaries') + size(threats['trustBoundaries']),
    bom_components: size(root['components']),
  };
}
