/**
 * A drawn flow as an entry of a draft.
 * @module
 */
import type { DraftBuilder } from '../draft.ts';
import type { DrawnFlow } from './lines.ts';
import { printCompact } from './print-element.ts';
import type { PageNames, PageReading } from './read-page.ts';
import { saidOfFlow } from './said.ts';

const READ_DATA = new Set(['type', 'placeholders', 'protocol', 'description', 'encryption', 'authentication']);

/** Adds a flow; gives no when one of its ends is at no component. */
export function addFlow(
  draft: DraftBuilder,
  flow: DrawnFlow,
  { facts, file, lost, names }: PageReading & PageNames,
): boolean {
  const { cell } = flow;
  const at = { file, ...cell.at };
  const [from, to] = [names.get(`components/${flow.from}`), names.get(`components/${flow.to}`)];
  if (from === undefined || to === undefined) {
    const atZone = [cell.source, cell.target].some((id) => facts.roles.get(id ?? '') === 'zone');
    lost.add(
      atZone
        ? 'flows: one that ends at a zone and at no component in it is kept, but says nothing to Vauban'
        : 'flows: one with an end that is at no component is kept, but says nothing to Vauban',
      at,
    );
    return false;
  }
  if (flow.isGuessed) lost.add('flows: a free end is taken for the component that it touches', at);
  if (flow.isUndirected) lost.add('flows: a line without arrowheads is read from its first end to its second', at);
  const { title, isBothWays, protocol, encryption, authentication, description } = saidOfFlow(flow);
  for (const name of cell.data.keys()) {
    if (!READ_DATA.has(name)) lost.add(`flows: the data "${name}" is kept, but says nothing to Vauban`, at);
  }
  for (const [name, value] of [
    ['encryption', encryption],
    ['authentication', authentication],
  ] as const) {
    if (cell.data.has(name) && value === undefined) {
      lost.add(`flows: the data "${name}" is kept where its value is none that Vauban knows`, at);
    }
  }
  draft.add(
    'flows',
    { name: title ?? `${from} to ${to}`, key: cell.id, kept: { xml: printCompact(cell.element) } },
    { title, from, to, 'both-ways': isBothWays || undefined, protocol, encryption, authentication, description },
  );
  return true;
}
