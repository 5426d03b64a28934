/**
 * A node home as its rules see it: what holds at a key, whether it is written or only the default of the release.
 * @module
 */

import { defaultOf, type ProductId, standingOf } from '../../../inputs/cometbft/key-table.ts';
import type { Severity } from '../../../model/analysis.ts';
import type { Spot } from '../../../model/evidence.ts';
import type { Role } from './claim.ts';
import { type Amount, amountOf, type Value } from './compare.ts';
import type { Home, KnownFile } from './observation.ts';

/** What holds at a key. */
export interface Held {
  readonly value: Value;
  /** The place where it is written; the file alone when it is the default. */
  readonly at: Spot;
  readonly written: boolean;
}

/** What a rule may ask. */
export interface View {
  readonly home: Home;
  readonly role: Role | undefined;
  /** How long stake stays bound, in nanoseconds, and who says so. */
  readonly unbonding: { readonly time: number; readonly from: string };
  /** How long a block takes, in nanoseconds. */
  readonly blockTime: number;
  file(product: ProductId): KnownFile | undefined;
  /** What holds at a key; undefined when the file is not there, its release does not read the key, or nobody knows. */
  held(product: ProductId, key: string): Held | undefined;
}

/** One rule of the role table. */
export interface Rule {
  /** Unique; the name by which a claim makes an exception. */
  readonly id: string;
  readonly severity: Severity;
  readonly product: ProductId;
  readonly key: string;
  /** The roles it is for; absent for every node, known role or not. */
  readonly roles?: readonly Role[];
  /** When the value matters at all. */
  readonly when?: (view: View) => boolean;
  /** What is wrong with the value, as the end of a sentence that starts with it; undefined when nothing is. */
  readonly wrong: (value: Value, view: View) => string | undefined;
  readonly hint: string;
}

/** A view of a home. */
export function viewOf(
  home: Home,
  {
    role,
    unbonding,
    blockTime,
  }: {
    readonly role: Role | undefined;
    readonly unbonding?: Amount | undefined;
    readonly blockTime?: Amount | undefined;
  },
): View {
  const held = (product: ProductId, key: string): Held | undefined => {
    const file = home.files.find((each) => each.product === product);
    if (file === undefined) return undefined;
    const standing = standingOf(product, file.release, key);
    const setting = file.settings.find((each) => sameKey(product, each.key, key));
    if (setting !== undefined && (standing.is === 'known' || standing.is === 'open')) {
      return {
        value: setting.value,
        at: { file: file.file, line: setting.line, column: setting.column },
        written: true,
      };
    }
    const value = standing.is === 'known' ? defaultOf(product, file.release, key) : undefined;
    return value === undefined ? undefined : { value, at: { file: file.file }, written: false };
  };
  const genesis = held('genesis', 'app_state.staking.params.unbonding_time');
  const fromGenesis = genesis === undefined ? undefined : amountOf(genesis.value);
  const days21 = 21 * 8.64e13;
  return {
    home,
    role,
    unbonding:
      fromGenesis?.unit === 'time'
        ? { time: fromGenesis.amount, from: 'the genesis' }
        : unbonding === undefined
          ? { time: days21, from: 'the usual 21 days' }
          : { time: unbonding.amount, from: 'the claim' },
    blockTime: blockTime?.amount ?? 6e9,
    file: (product) => home.files.find((each) => each.product === product),
    held,
  };
}

/** Whether two keys are one to their program: case does not count, and the genesis has two spellings. */
export function sameKey(product: ProductId, one: string, other: string): boolean {
  const plain = (key: string): string => {
    const lower = key.toLowerCase();
    return product === 'genesis' ? lower.replace(/^consensus\.params\./, 'consensus_params.') : lower;
  };
  return plain(one) === plain(other);
}
