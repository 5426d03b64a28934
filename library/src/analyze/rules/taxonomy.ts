/**
 * The CWE, CAPEC and ATT&CK ids that rules may name, with their names. CWE and CAPEC are copyright of The MITRE
 * Corporation, as is MITRE ATT&CK; ids and names are used as their terms allow.
 * @module
 */
import type { Path } from '../../model/raw.ts';
import { packedTaxonomy } from '../packed-taxonomy.ts';
import type { PackedRule } from './rule-schema.ts';

const KINDS = ['cwe', 'capec', 'attack'] as const;

const tables = new Map<string, ReadonlyMap<string, string>>();

/** The name of an id, such as `taxonomyName('cwe', '306')`. */
export function taxonomyName(kind: (typeof KINDS)[number], id: string): string | undefined {
  let names = tables.get(kind);
  if (names === undefined) {
    const rows = packedTaxonomy[kind].split('\n').map((row) => row.split('\t'));
    names = new Map(rows.map(([known = '', name = '']) => [known, name]));
    tables.set(kind, names);
  }
  return names.get(id);
}

/** The ids of a rule that the table does not have. */
export function unknownIds(
  source: Pick<PackedRule, 'cwe' | 'capec' | 'attack'>,
): readonly { readonly path: Path; readonly message: string }[] {
  return KINDS.flatMap((kind) =>
    (source[kind] ?? []).flatMap((id, index) =>
      taxonomyName(kind, id) === undefined
        ? [{ path: [kind, index], message: `Unknown ${kind.toUpperCase()} id "${id}"` }]
        : [],
    ),
  );
}
