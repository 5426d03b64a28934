/**
 * What was seen of the surface: what is open, and at which ports somebody looked.
 * @module
 */
import * as z from 'zod';

const opening = z.object({
  /** Such as `rpc.laddr`, `service web`, `Service shop/web`; what is known of a socket. */
  what: z.string(),
  port: z.number(),
  transport: z.enum(['tcp', 'udp']),
  /** Who reaches it; `cluster` is the network of a cluster. */
  reach: z.enum(['socket', 'loopback', 'private', 'public', 'all', 'name', 'cluster']),
  /** As it is written. */
  address: z.string(),
  /** Whether the file belongs to a node whose addresses the check "config" judges. */
  node: z.boolean().optional(),
  file: z.string().optional(),
  line: z.number().optional(),
  column: z.number().optional(),
});

export const observation = z.object({
  /** When somebody looked at what runs: an ISO date and time. */
  time: z.string().optional(),
  vantages: z.array(z.enum(['config', 'compose', 'kubernetes', 'sockets', 'connect'])),
  /** How many files, tables or ports were looked at. */
  looked: z.number(),
  openings: z.array(opening),
  /** Of a scan: the ports that were tried. */
  tried: z.array(z.number()),
  /** Whether an open port of this transport cannot have been missed. */
  complete: z.object({ tcp: z.boolean(), udp: z.boolean() }),
  skipped: z.array(z.object({ file: z.string(), reason: z.string() })),
});

export type Observation = z.output<typeof observation>;
export type Opening = z.output<typeof opening>;

export const nothing: Observation = {
  vantages: [],
  looked: 0,
  openings: [],
  tried: [],
  complete: { tcp: false, udp: false },
  skipped: [],
};
