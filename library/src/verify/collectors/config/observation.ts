/**
 * What was seen of configuration: plain JSON of bounded size, without a secret in it.
 * @module
 */
import * as z from 'zod';

const one = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const setting = z.object({
  key: z.string(),
  value: z.union([one, z.array(one)]),
  line: z.number(),
  column: z.number(),
});

/** A settings file of a known program, with all that it reads. */
const known = z.object({
  file: z.string(),
  product: z.enum(['cometbft', 'cosmos-app', 'cosmos-client', 'genesis']),
  release: z.string().optional(),
  settings: z.array(setting),
  /** SHA-256 of the file, hexadecimal; of a genesis only. */
  digest: z.string().optional(),
});

/** A file in which a key was looked up. */
const looked = z.object({
  file: z.string(),
  /** Why it could not be read. */
  problem: z.string().optional(),
  line: z.number().optional(),
  column: z.number().optional(),
  product: known.shape.product.optional(),
  release: z.string().optional(),
  /** Whether traces of a running node stand beside it, or the source is said to be the home of one. */
  inUse: z.boolean().optional(),
  /** What the key leads to; `hidden` values are there, but not written down. */
  found: z.array(setting.extend({ hidden: z.boolean().optional() })),
  /** With a `*`: where the rest of the key is missing. */
  missing: z.array(z.string()),
  /** Settings of the same name elsewhere in the file. */
  near: z.array(setting.pick({ key: true, line: true, column: true })),
  /** The values of the keys that switch others on and off. */
  switches: z.array(setting),
});

/** The facts of a file itself. */
const fact = z.object({
  file: z.string(),
  mode: z.number(),
  owner: z.number(),
  link: z.string().optional(),
  digest: z.string().optional(),
});

const keyFile = fact.omit({ digest: true }).extend({
  kind: z.enum(['validator', 'node', 'state', 'keyring']),
  type: z.string().optional(),
  /** SHA-256 of the public key. */
  fingerprint: z.string().optional(),
  address: z.string().optional(),
  /** The last height that was signed; of a state file. */
  height: z.number().optional(),
  /** Whether the commit under the work tree has the file. */
  inGit: z.boolean().optional(),
});

const home = z.object({
  source: z.string(),
  /** The folder of the node from the root of its source; empty for the root. */
  folder: z.string(),
  role: z.enum(['validator', 'sentry', 'full', 'seed']).optional(),
  /** Whether the role is a guess from a name or from what the node has signed. */
  guessed: z.boolean().optional(),
  files: z.array(known),
  keys: z.array(keyFile),
  inUse: z.boolean(),
});

/** A flag or variable that sets the key past the file. */
const override = z.object({ file: z.string(), line: z.number(), value: z.string() });

export const observation = z.object({
  /** How many files the sources have. */
  files: z.number(),
  looked: z.array(looked),
  overrides: z.array(override),
  facts: z.array(fact),
  homes: z.array(home),
  /** Nodes of other sources, looked at only to compare them with those. */
  others: z.array(home),
  /** What could not be looked at, in words. */
  skipped: z.array(z.object({ file: z.string(), reason: z.string() })),
});

export type Observation = z.output<typeof observation>;
export type KnownFile = z.output<typeof known>;
export type LookedFile = z.output<typeof looked>;
export type KeyFile = z.output<typeof keyFile>;
export type Home = z.output<typeof home>;
export type FileFact = z.output<typeof fact>;

export const nothing: Observation = {
  files: 0,
  looked: [],
  overrides: [],
  facts: [],
  homes: [],
  others: [],
  skipped: [],
};
