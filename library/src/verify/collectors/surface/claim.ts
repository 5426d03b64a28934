/**
 * What a claim about the attack surface may say.
 * @module
 */
import * as z from 'zod';
import { flag, number, oneOf, plainShapes, text, texts } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';

/** The places from which a surface can be seen. */
export const VANTAGES = ['config', 'compose', 'kubernetes', 'sockets', 'connect'] as const;
export type Vantage = (typeof VANTAGES)[number];

const shape = claimShape(
  {},
  {
    vantage: oneOf(...VANTAGES).describe(
      'From where to look: config (listen addresses), compose, kubernetes (published ports), sockets (tables of the machine), connect (from the network). Absent: every file of a folder, the sockets of this machine, connect for any other',
    ),
    entries: z
      .union([oneOf('declared'), texts()])
      .describe(
        'The entries of the model that are to be there; any other open port is one too many. [] for none; declared for all',
      ),
    components: texts().describe('Only the entries of these components; any other open port is one too many'),
    open: texts().describe('The ports that are open and no others, such as 443 or 53/udp: for what no model declares'),
    allow: texts().describe('Ports that may be open although nobody declares them'),
    ports: texts().describe(
      'The ports to look at, each a number or a range such as 1-1024; every port when absent, of connect only the declared ones',
    ),
    transport: oneOf('tcp', 'udp').describe('Only these ports; of connect it is tcp'),
    from: oneOf('outside', 'inside').describe(
      'Where connect looks from: outside finds internal entries in the wrong zone; outside',
    ),
    file: text().describe(
      'The files to look in, * and ** as in file names; every settings file but those of tests when absent',
    ),
    timeout: number({ min: 0.1, max: 10 }).describe('How many seconds to wait for one port; 2'),
    internal: flag().describe(
      'yes: judge only known internal services (databases, metrics, RPC) that are open to every interface',
    ),
  },
);

export type Claim = z.output<typeof shape>;

/** A port with its transport. */
export interface Port {
  readonly port: number;
  readonly transport: 'tcp' | 'udp';
}

/** Reads `443`, `53/udp`; undefined when it is neither. */
export function portOf(written: string): Port | undefined {
  const parts = /^(\d{1,5})(?:\/(tcp|udp))?$/.exec(written.trim());
  const port = Number(parts?.[1] ?? Number.NaN);
  return port > 0 && port <= 65_535 ? { port, transport: parts?.[2] === 'udp' ? 'udp' : 'tcp' } : undefined;
}

/** Reads `80` or `1-1024`; undefined when it is neither. */
export function rangeOf(written: string): readonly [number, number] | undefined {
  const parts = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(written.trim());
  const first = Number(parts?.[1] ?? Number.NaN);
  const last = Number(parts?.[2] ?? first);
  return first > 0 && first <= last && last <= 65_535 ? [first, last] : undefined;
}

const isReadable = ({ open = [], allow = [], ports = [] }: Claim): boolean =>
  [...open, ...allow].every((each) => portOf(each) !== undefined) && ports.every((each) => rangeOf(each) !== undefined);

/** The schema of a claim; ports that are none are refused. */
export const claim = shape.refine(isReadable, {
  error: 'expected ports such as 443 or 53/udp in "open" and "allow", and 80 or 1-1024 in "ports"',
});
const plain = plainShapes.get(shape);
if (plain !== undefined) plainShapes.set(claim, plain);
