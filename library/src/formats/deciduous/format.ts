/**
 * Security decision trees of Deciduous: facts, attacks and mitigations that lead from reality to what an attacker wants.
 * @module
 */
import type { SettingsNode } from '../../inputs/settings/node.ts';
import type { Format } from '../format.ts';

/** Deciduous files. */
export const format: Format = {
  id: 'deciduous',
  title: 'Deciduous',
  about: 'Security decision trees in YAML: facts, attacks, mitigations and goals, as Deciduous draws them',
  endings: ['.yaml', '.yml'],
  looksLike: (glance) => {
    const tree = glance.tree();
    if (tree?.kind !== 'map') return false;
    const lists = ['facts', 'attacks', 'mitigations', 'goals'].flatMap((key) => tree.entries.get(key) ?? []);
    return lists.length > 1 && lists.every(isList) && lists.some(leadsSomewhere);
  },
  loadRead: async () => (await import('./read.ts')).read,
  leavesOut: 'Filters, themes and the labels of edges',
};

function isList(node: SettingsNode): boolean {
  return node.kind === 'list' || (node.kind === 'scalar' && node.value === null);
}

function leadsSomewhere(node: SettingsNode): boolean {
  return node.kind === 'list' && node.items.some((item) => item.kind === 'map' && item.entries.has('from'));
}
