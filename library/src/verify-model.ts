/**
 * The front door of evidence: looks at what a model claims, and says what that makes of its controls and risks.
 * @module
 */
import { type Checked, type CheckOptions, check } from './check.ts';
import { inEnvironment } from './model/environment.ts';
import type { Evidence } from './model/evidence.ts';
import { type EvidenceLock, NO_LOCK } from './model/evidence-lock.ts';
import type { Posture, Proofs } from './model/posture.ts';
import type { ReadResult } from './model/read/read-texts.ts';
import { controlStates, postureOf } from './posture/posture.ts';
import { type VerifyOptions, verify } from './verify/index.ts';

export interface VerifyModelOptions
  extends Omit<CheckOptions, 'clock' | 'proofsIn'>,
    Omit<VerifyOptions, 'locate' | 'environment'> {}

/** A model with its evidence. */
export interface VerifiedModel extends Checked {
  readonly evidence: Evidence;
  readonly posture: Posture;
  readonly lock: EvidenceLock;
}

/**
 * Verifies the claims of a model in an environment.
 *
 * @throws {VaubanError} NO_SUCH_ENVIRONMENT
 */
export async function verifyModel(read: ReadResult, options: VerifyModelOptions): Promise<VerifiedModel> {
  const { environment, lock = NO_LOCK } = options;
  const model = environment === undefined ? read.model : inEnvironment(read.model, environment);
  const { evidence } = await verify(model, { ...options, locate: read.locate });
  const modelFiles = new Set(read.files.map(({ name }) => name));
  const statesIn = remember((name: string | undefined) =>
    controlStates(name === undefined ? read.model : inEnvironment(read.model, name), evidence, { lock, modelFiles }),
  );
  const proofsIn = remember((name: string | undefined): Proofs => new Map(statesIn(name).map((one) => [one.id, one])));
  const checked = await check(read, { ...options, clock: options.now.slice(0, 10), proofsIn });
  return {
    ...checked,
    evidence,
    posture: postureOf(model, evidence, { states: statesIn(environment), risks: checked.analysis.risks }),
    lock,
  };
}

/** Computes each value once. */
function remember<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = compute(key);
      known.set(key, value);
    }
    return value;
  };
}
