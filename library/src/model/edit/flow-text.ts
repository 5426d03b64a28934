/**
 * Content on one line, in flow style.
 * @module
 */
import { type Content, isList, isMapping } from './content.ts';
import { scalarText } from './scalar.ts';

/** One entry of a flow mapping. */
export function flowEntry(key: string, value: Content): string {
  return `${scalarText(key, { flow: true })}: ${flowText(value)}`;
}

/** Writes content on one line: `{ title: HSM, guards: [signing-key] }`. */
export function flowText(content: Content): string {
  if (isList(content)) {
    const items = content.map(flowText);
    const wide = content.some((item) => isMapping(item) && item.size > 0);
    return wide ? `[ ${items.join(', ')} ]` : `[${items.join(', ')}]`;
  }
  if (isMapping(content)) {
    const entries = [...content].map(([key, value]) => flowEntry(key, value));
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  if (content !== null && typeof content === 'object') return `*${content.alias} `;
  return scalarText(content, { flow: true });
}
