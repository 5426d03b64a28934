/**
 * What is written down of a look at the supply chain.
 * @module
 */
import * as z from 'zod';

const mark = z.object({
  check: z.string(),
  file: z.string(),
  line: z.number(),
  /** What it is about, such as a package or an action. */
  name: z.string(),
  severity: z.enum(['critical', 'high', 'medium', 'low', 'info']).optional(),
});
/** Something a check speaks of. */
export type Mark = z.output<typeof mark>;

const requirement = z.object({
  kind: z.enum(['npm', 'cargo', 'pip']),
  name: z.string(),
  /** Of cargo: the table it stands in. */
  table: z.string(),
  written: z.string(),
  exact: z.boolean(),
  file: z.string(),
  line: z.number(),
});
/** What a manifest asks for. */
export type Requirement = z.output<typeof requirement>;

const pins = z.object({
  /** How many things of each kind there are in each file. */
  things: z.array(z.object({ kind: z.string(), file: z.string(), count: z.number() })),
  marks: z.array(mark),
  /** How many marks of a check were left out in a file, because there were too many. */
  more: z.array(z.object({ check: z.string(), file: z.string(), count: z.number() })),
  requirements: z.array(requirement),
  unread: z.array(z.object({ file: z.string(), reason: z.string() })),
});
export type Pins = z.output<typeof pins>;

const packages = z.object({
  file: z.string(),
  missing: z.array(z.string()),
  extra: z.array(z.string()),
  same: z.number(),
});

const bill = z.object({
  file: z.string(),
  format: z.string(),
  version: z.string(),
  faults: z.array(z.object({ message: z.string(), line: z.number() })),
  unsupported: z.string().optional(),
  components: z.number(),
  /** How many components lack each of the minimum elements, with the first of them. */
  lacking: z.array(z.object({ element: z.string(), count: z.number(), first: z.string(), line: z.number() })),
  wrongDigests: z.array(z.object({ name: z.string(), line: z.number() })),
  timestamp: z.string().optional(),
  vulnerabilities: z.array(
    z.object({
      id: z.string(),
      state: z.string().optional(),
      isReasoned: z.boolean(),
      since: z.string().optional(),
      line: z.number(),
    }),
  ),
  lockfiles: z.array(packages),
  noLockfile: z.string().optional(),
  artifacts: z.array(z.object({ file: z.string(), sha256: z.string(), sha512: z.string() })),
  /** Digests of what the bill is about, and of its components. */
  digests: z.array(z.object({ algorithm: z.string(), value: z.string(), isSubject: z.boolean() })),
});
export type Bill = z.output<typeof bill>;

const provenance = z.object({
  builder: z.string(),
  buildType: z.string(),
  source: z.string().optional(),
  ref: z.string().optional(),
  commit: z.string().optional(),
  parameters: z.record(z.string(), z.string()),
});

const signed = z.object({
  artifact: z.string(),
  sha256: z.string(),
  bundle: z.string().optional(),
  verified: z.boolean(),
  /** Whether nobody can say. */
  unclear: z.boolean(),
  reason: z.string().optional(),
  code: z.string().optional(),
  identity: z.string().optional(),
  issuer: z.string().optional(),
  /** What else the certificate says, by the last number of its extension. */
  extensions: z.record(z.string(), z.string()).optional(),
  predicateType: z.string().optional(),
  provenance: provenance.optional(),
});
export type Signed = z.output<typeof signed>;

const signatures = z.object({
  by: z.enum(['certificate', 'key']),
  /** Whether what is trusted lies in the same source as what it is to vouch for. */
  isSelfTrusted: z.boolean(),
  /** Whether the log and the time stamps were verified too. */
  isLogged: z.boolean(),
  items: z.array(signed),
});
export type Signatures = z.output<typeof signatures>;

export const observation = z.object({
  pins: pins.optional(),
  bill: bill.optional(),
  signatures: signatures.optional(),
});
export type Observation = z.output<typeof observation>;
