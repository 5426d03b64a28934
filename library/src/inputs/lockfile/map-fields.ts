/**
 * Fields of a settings tree, as what they should be or not at all.
 * @module
 */
import type { ListNode, MapNode, SettingsNode } from '../settings/node.ts';

/** The map at a key. */
export function mapAt(map: MapNode | undefined, key: string): MapNode | undefined {
  const node = map?.entries.get(key);
  return node?.kind === 'map' ? node : undefined;
}

/** The entries of the list at a key; none when there is no list. */
export function itemsAt(map: MapNode | undefined, key: string): ListNode['items'] {
  const node = map?.entries.get(key);
  return node?.kind === 'list' ? node.items : [];
}

/** The maps in the list at a key. */
export function mapsAt(map: MapNode | undefined, key: string): readonly MapNode[] {
  return itemsAt(map, key).filter((item): item is MapNode => item.kind === 'map');
}

/** The text at a key; numbers and flags are none. */
export function textAt(map: MapNode | undefined, key: string): string | undefined {
  const node = map?.entries.get(key);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** Whether the value at a key is true. */
export function isTrue(map: MapNode | undefined, key: string): boolean {
  const node = map?.entries.get(key);
  return node?.kind === 'scalar' && node.value === true;
}

/** A scalar as text, however it was written. */
export function scalarText(node: SettingsNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}
