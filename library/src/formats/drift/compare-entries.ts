/**
 * Entries at declared components that nobody declared, and those that are otherwise than declared. What only reaches
 * from inside is not missed.
 * @module
 */
import type { EntryPoint } from '../../model/model.ts';
import { differing, differingFacts, differingProtocol } from './compare-values.ts';
import type { DeclaredModel, Difference } from './drift.ts';
import { isWithin } from './is-within.ts';
import { matchNamed } from './match-named.ts';
import type { Seen } from './seen.ts';

/** Compares the entries. */
export function compareEntries({ model, locate }: DeclaredModel, seen: Seen): readonly Difference[] {
  const { format, name: file } = seen.found;
  const named = matchNamed(model.entries, seen.model.entries, format);
  const taken = new Set<string>();
  return [...seen.model.entries.values()].flatMap((own): readonly Difference[] => {
    const component = seen.components.get(own.at);
    if (component === undefined) return [];
    const here = [...model.entries.values()].filter(({ id, at }) => !taken.has(id) && isWithin(model, at, component));
    const declared =
      here.find(({ port }) => port !== undefined && port === own.port) ??
      here.find(({ id }) => id === named.get(own.id));
    const at = seen.place('entries', own.id);
    if (declared === undefined) {
      if (own.exposure === 'internal' || own.exposure === 'local') return [];
      return [{ kind: 'undeclared', what: 'entry', name: `${component}: ${called(own)}`, found: described(own), at }];
    }
    taken.add(declared.id);
    seen.matched.push({ what: 'entry', id: declared.id, found: own.id, file });
    return [
      ...differing('port', declared.port, own.port),
      ...differing('exposure', declared.exposure, own.exposure),
      ...differingProtocol(declared.protocol, own.protocol),
      ...differing('authentication', declared.authentication, own.authentication),
      ...differing('encryption', declared.encryption, own.encryption),
      ...differingFacts(declared, own),
    ].map((each) => ({
      kind: 'changed',
      what: 'entry',
      name: declared.id,
      ...each,
      at,
      model: locate(['entries', declared.id]),
    }));
  });
}

function called({ port, title, id }: EntryPoint): string {
  return port === undefined ? (title ?? id) : `port ${port}`;
}

function described({ protocol, exposure, kind }: EntryPoint): string {
  return [protocol ?? kind ?? 'entry', exposure].filter((word) => word !== undefined).join(', ');
}
