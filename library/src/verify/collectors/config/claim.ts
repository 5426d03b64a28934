/**
 * What a claim about configuration may say. It has one of five forms: a value at a key, a node that is hardened for its
 * role, the topology of all nodes together, the permissions of a file, or a file that is or is not there.
 * @module
 */
import * as z from 'zod';
import { SETTINGS_FORMATS } from '../../../inputs/settings/settings-format.ts';
import { duration, flag, number, oneOf, plainShapes, text, texts } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';

/** The roles a node may have. */
export const ROLES = ['validator', 'sentry', 'full', 'seed'] as const;
export type Role = (typeof ROLES)[number];

const oneOrMany = () => z.union([text(), texts()]);

const shape = claimShape(
  {},
  {
    file: text().describe(
      'The file from the root of the source, * and ** as in file names; every settings file but those of tests when absent',
    ),
    key: text().describe(
      'Where the value stands: p2p.pex; * stands for every entry, ** for any levels, "a.b" for a name with dots',
    ),
    equals: oneOrMany().describe('The value; numbers, durations and sizes count by value, lists by content'),
    not: oneOrMany().describe('What the value is not'),
    'one-of': texts().describe('The values that are right'),
    contains: texts().describe('What a list, or a text with commas, contains'),
    minimum: text().describe('The least value: a number, a duration such as 504h, a size such as 1MiB'),
    maximum: text().describe('The greatest value'),
    matches: text().describe('A regular expression that the value matches'),
    set: flag().describe('Whether anything but nothing is written; without key: whether the file is there'),
    absent: flag().describe('Whether the key is not written; without key: whether the file is not there'),
    format: oneOf(...SETTINGS_FORMATS).describe('How to read the file when its name does not tell'),
    product: oneOf('cometbft', 'cosmos-app', 'cosmos-client', 'genesis').describe(
      'The program that reads the file, when neither its name nor its content tells',
    ),
    release: text().describe('The release line of that program, such as 0.38, when the file does not tell'),
    effective: flag().describe('Whether this file is the one the running program reads; it is taken at its word'),
    is: oneOf('hardened').describe('hardened: every rule for a CometBFT or Cosmos SDK node of this role'),
    role: oneOf(...ROLES).describe('validator, sentry, full or seed; the source may say it instead'),
    signer: oneOf('remote', 'file').describe('remote: the key of the validator must not be on this machine'),
    home: text().describe('The folder of the node; every node home of the source when absent'),
    severity: oneOf('low', 'medium', 'high', 'critical').describe('The least severity that breaks the claim; medium'),
    except: texts().describe('Checks of the role table that do not count, by id'),
    unbonding: duration().describe('How long stake is bound after it is withdrawn, when the genesis does not say; 21d'),
    'block-time': duration().describe('How long a block takes; 6s'),
    topology: flag().describe(
      'yes: all nodes together keep the validator hidden and its key on one machine; goes with is: hardened as well',
    ),
    nodes: texts().describe('The sources that hold the nodes; the own source when absent'),
    mode: text().describe('The most permissions that the file may have, octal, such as "0600"'),
    owner: number({ min: 0, integer: true }).describe('The numeric owner that the file has'),
    sha256: text().describe('The SHA-256 that the file has'),
  },
);

export type Claim = z.output<typeof shape>;
export type Form = 'key' | 'hardened' | 'topology' | 'file';

/** Which of the forms a claim has; undefined when it asks for nothing. */
export function formOf(claim: Claim): Form | undefined {
  if (claim.is === 'hardened') return 'hardened';
  if (claim.topology === true) return 'topology';
  if (claim.key !== undefined) return tests(claim).length > 0 ? 'key' : undefined;
  const asks = [claim.mode, claim.owner, claim.sha256, claim.set, claim.absent];
  return claim.file !== undefined && asks.some((ask) => ask !== undefined) ? 'file' : undefined;
}

/** The tests of a key claim that are written, in words. */
export function tests(claim: Claim): readonly string[] {
  const list = (values: string | readonly string[]): string =>
    typeof values === 'string' ? values || '""' : `[${values.join(', ')}]`;
  return [
    claim.equals !== undefined && `= ${list(claim.equals)}`,
    claim.not !== undefined && `not ${list(claim.not)}`,
    claim.oneOf !== undefined && `one of ${claim.oneOf.join(', ')}`,
    claim.contains !== undefined && `contains ${claim.contains.join(', ')}`,
    claim.minimum !== undefined && `at least ${claim.minimum}`,
    claim.maximum !== undefined && `at most ${claim.maximum}`,
    claim.matches !== undefined && `matches /${claim.matches}/`,
    claim.set !== undefined && (claim.set ? 'is set' : 'is not set'),
    claim.absent !== undefined && (claim.absent ? 'is not written' : 'is written'),
  ].filter((part) => part !== false);
}

/** The schema of a claim; one that asks for nothing is refused. */
export const claim = shape.refine((value) => formOf(value) !== undefined, {
  error:
    'expected "key" with what its value must be, "is: hardened", "topology: yes", or "file" with "mode", "owner", "sha256", "set" or "absent"',
});
const plain = plainShapes.get(shape);
if (plain !== undefined) plainShapes.set(claim, plain);
