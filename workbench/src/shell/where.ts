/**
 * Where the person is: the page and what is picked on it, as the part of the address behind the hash.
 * @module
 */
import { useSyncExternalStore } from 'react';
import type { Model } from 'vauban/browser';

/** A place in the workbench. */
export interface Where {
  readonly page: string;
  readonly query: URLSearchParams;
}

function read(): Where {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  // The address that the server prints carries its token there.
  const page = path === '' || path.startsWith('token=') ? 'posture' : path;
  return { page, query: new URLSearchParams(query) };
}

let now = read();
const listeners = new Set<() => void>();
addEventListener('hashchange', () => {
  now = read();
  for (const listener of listeners) listener();
});

/** The place, and again when it changes. */
export function useWhere(): Where {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => now,
  );
}

/** The address of a place. */
export function href(page: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const params = new URLSearchParams(
    Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  const text = params.toString();
  return `#/${page}${text === '' ? '' : `?${text}`}`;
}

/** Goes to a place. */
export function go(page: string, query: Readonly<Record<string, string | undefined>> = {}): void {
  location.hash = href(page, query);
}

/** Changes what is picked on the page, without a step back to it in the browser. */
export function pick(query: Readonly<Record<string, string | undefined>>): void {
  const merged = { ...Object.fromEntries(now.query), ...query };
  history.replaceState(null, '', href(now.page, merged));
  now = read();
  for (const listener of listeners) listener();
}

/** The page that shows the entries of a collection best. */
const PAGES: Readonly<Record<string, string>> = {
  components: 'diagram',
  zones: 'diagram',
  flows: 'diagram',
  boundaries: 'diagram',
  entries: 'surface',
  threats: 'threats',
  decisions: 'threats',
  controls: 'controls',
  trees: 'trees',
  phases: 'roadmap',
  frameworks: 'compliance',
  detections: 'operations',
  playbooks: 'operations',
  scenarios: 'operations',
  answers: 'questions',
};

/** The address of an entry. */
export function hrefOf(address: string): string {
  const [collection = ''] = address.split('/');
  const page = PAGES[collection];
  return page === undefined ? href('source', { at: address }) : href(page, { select: address });
}

/** An entry of the model by its address. */
export function entryAt(
  model: Model,
  address: string,
): { readonly id: string; readonly title?: string | undefined; readonly description?: string | undefined } | undefined {
  const slash = address.indexOf('/');
  const collection: unknown = Reflect.get(model, address.slice(0, slash));
  return collection instanceof Map ? collection.get(address.slice(slash + 1)) : undefined;
}
