/**
 * Compares what both sides say of the same thing; what only one of them says is no difference.
 * @module
 */

/** A property that differs. */
export interface Differing {
  readonly property: string;
  readonly says: string;
  readonly found: string;
}

/** Words for what carries or for a style, which go with many protocols. */
const GENERIC = new Set([
  'tcp',
  'udp',
  'sql',
  'json-rpc',
  'json-rpc-2.0',
  'rpc',
  'rest',
  'graphql',
  'api',
  'p2p',
  'any',
]);
const SAME: Readonly<Record<string, string>> = {
  postgres: 'postgresql',
  mongo: 'mongodb',
  'http/1.1': 'http',
  h2c: 'http/2',
  rest: 'http',
};

/** Anything both sides may say facts of. */
interface Factual {
  readonly facts?: ReadonlyMap<string, unknown> | undefined;
}

/** The facts both state, and state differently. */
export function differingFacts(declared: Factual, found: Factual): readonly Differing[] {
  return [...(found.facts ?? [])].flatMap(([id, value]) => differing(id, declared.facts?.get(id), value));
}

/** A property that both have, and have differently; lists are equal when they have something in common. */
export function differing(property: string, says: unknown, found: unknown): readonly Differing[] {
  if (says === undefined || found === undefined) return [];
  const [one, other] = [wordsOf(says), wordsOf(found)];
  if (one.some((word) => other.includes(word))) return [];
  return [{ property, says: one.join(', '), found: other.join(', ') }];
}

/** A protocol that differs; words that go with many protocols differ from none. */
export function differingProtocol(says: string | undefined, found: string | undefined): readonly Differing[] {
  const [one, other] = [says, found].map((word) => SAME[word?.toLowerCase() ?? ''] ?? word?.toLowerCase());
  if (one === undefined || other === undefined || GENERIC.has(one) || GENERIC.has(other)) return [];
  return differing('protocol', one, other);
}

function wordsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((each) => {
    const word = String(each).toLowerCase();
    return word === 'true' ? 'yes' : word === 'false' ? 'no' : word;
  });
}
