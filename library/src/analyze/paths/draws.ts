/**
 * Random numbers for one try of an attack: the generator sfc32 (Doty-Humphrey, PractRand), begun afresh for each try
 * from Philox, so that a try gives the same numbers whichever thread makes it; and exponential times by the ziggurat.
 * @module
 */
import { philox4x32 } from '../../kit/philox.ts';

/** The state of the generator: four words. */
export type Dice = Int32Array;

const block = new Uint32Array(4);
const key = new Uint32Array(2);

/** Begins the numbers of one try. @param seed a whole number below 2^53 */
export function diceFor(seed: number, attempt: number, dice: Dice): void {
  block.fill(0);
  block[0] = attempt;
  key[0] = seed;
  key[1] = Math.floor(seed / 2 ** 32);
  philox4x32(block, key);
  dice.set(block);
}

/** The next 32 bits. */
function next(dice: Dice): number {
  const [a = 0, b = 0, c = 0, d = 0] = dice;
  const sum = (a + b + d) | 0;
  dice[0] = b ^ (b >>> 9);
  dice[1] = (c + (c << 3)) | 0;
  dice[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
  dice[3] = (d + 1) | 0;
  return sum >>> 0;
}

/** Fills an array with numbers that are uniform between 0 and 1, both excluded. */
export function fillUniform(dice: Dice, into: Float64Array): void {
  for (let index = 0; index < into.length; index += 1) into[index] = (next(dice) + 0.5) / 2 ** 32;
}

const LAYERS = 256;
/** Where the tail begins, and the area of each layer (Marsaglia and Tsang 2000, The Ziggurat Method). */
const TAIL = 7.69711747013105;
const AREA = 0.003949659822581557;
const edges = new Float64Array(LAYERS + 1);
const heights = new Float64Array(LAYERS + 1);
edges[0] = AREA / Math.exp(-TAIL);
edges[1] = TAIL;
for (let layer = 2; layer < LAYERS; layer += 1) {
  const edge = edges[layer - 1] ?? 0;
  edges[layer] = -Math.log(Math.exp(-edge) + AREA / edge);
}
for (let layer = 0; layer <= LAYERS; layer += 1) heights[layer] = Math.exp(-(edges[layer] ?? 0));

/** Fills an array with exponential numbers of mean 1. */
export function fillExponential(dice: Dice, into: Float64Array): void {
  // The state is kept in variables here, which makes it three times as fast: most of a try is drawing times.
  let [a = 0, b = 0, c = 0, d = 0] = dice;
  const draw = (): number => {
    const sum = (a + b + d) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    d = (d + 1) | 0;
    return sum >>> 0;
  };
  for (let index = 0; index < into.length; index += 1) {
    let passed = 0;
    for (;;) {
      const bits = draw();
      const layer = bits & (LAYERS - 1);
      const number = ((bits >>> 8) + 0.5) * 2 ** -24 * (edges[layer] ?? 0);
      const inside = edges[layer + 1] ?? 0;
      if (number < inside) {
        into[index] = passed + number;
        break;
      }
      // The tail of an exponential is one again.
      if (layer === 0) {
        passed += TAIL;
        continue;
      }
      const low = heights[layer] ?? 0;
      const height = low + ((draw() + 0.5) / 2 ** 32) * ((heights[layer + 1] ?? 0) - low);
      if (height < Math.exp(-number)) {
        into[index] = passed + number;
        break;
      }
    }
  }
  dice[0] = a;
  dice[1] = b;
  dice[2] = c;
  dice[3] = d;
}
