/**
 * Philox4x32-10 as a WebAssembly module that is assembled here, instruction by instruction. JavaScript has no product
 * of two 32-bit numbers with all 64 bits; WebAssembly has, for several pairs at once, and makes the numbers seven times
 * as fast. Four blocks are worked on together: a vector holds the same word of each.
 * @module
 */

/** What is used of WebAssembly; undefined in a page whose policy forbids it. */
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object) => { readonly exports: PhiloxModule };
    }
  | undefined;

/** The module: counters lie in its memory, four words each, and become random words there. */
export interface PhiloxModule {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Works on the next multiple of 4 blocks. */
  philox(blocks: number, key0: number, key1: number): void;
}

const PAGE = 65_536;
const BLOCK_BYTES = 16;
const VECTOR_BYTES = 16;
/** Blocks that are worked on together. */
const TOGETHER = 4;

type Code = readonly number[];

/** Instructions and types by their opcodes, WebAssembly Core Specification 5.3 and 5.4. */
const I32 = 0x7f;
const V128 = 0x7b;
const LOOP = [0x03, 0x40];
const END = 0x0b;
const REPEAT_IF = [0x0d, 0x00];
const ADD = 0x6a;
const MULTIPLY = 0x6c;
const BELOW = 0x49;
const SPREAD = [0xfd, 0x11];
const XOR = [0xfd, 0x51];
/** The products of the first two and of the last two words of two vectors, with all 64 bits. */
const PRODUCTS_LOW = [0xfd, ...unsigned(0xde)];
const PRODUCTS_HIGH = [0xfd, ...unsigned(0xdf)];
const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
const keep = (local: number): Code => [0x22, local];
const load = (offset: number): Code => [0xfd, 0x00, 4, offset];
const store = (offset: number): Code => [0xfd, 0x0b, 4, offset];
const number = (value: number): Code => [0x41, ...signed(value | 0)];

/** The locals of the function: its three parameters, then its own. */
const BLOCKS = 0;
const KEYS = [1, 2] as const;
const AT = 3;
const STOP = 4;
const [A, B, C, D] = [5, 6, 7, 8] as const;
const SPARE = [9, 10, 11, 12] as const;

const MULTIPLIERS = [0xd2511f53, 0xcd9e8d57] as const;
const WEYL = [0x9e3779b9, 0xbb67ae85] as const;
const ROUNDS = 10;

/** Makes the module with room for so many blocks; undefined where WebAssembly may not be used. */
export function philoxModule(blocks: number): PhiloxModule | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  const pages = Math.ceil(((blocks + TOGETHER) * BLOCK_BYTES) / PAGE);
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(moduleBytes(pages)))).exports;
  } catch {
    return undefined;
  }
}

function moduleBytes(pages: number): Code {
  const body = [2, 2, I32, 8, V128, ...instructions()];
  return [
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 3, I32, I32, I32, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, ...unsigned(pages)]),
    ...section(7, [2, ...name('memory'), 2, 0, ...name('philox'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ];
}

/** The body of the function: a turn of the loop for four blocks, the rounds unrolled. */
function instructions(): Code {
  const rows = [A, B, C, D];
  const turn = TOGETHER * BLOCK_BYTES;
  return [
    ...[...get(BLOCKS), ...number(BLOCK_BYTES), MULTIPLY, ...set(STOP)],
    ...LOOP,
    ...rows.flatMap((local, row) => [...get(AT), ...load(VECTOR_BYTES * row), ...set(local)]),
    ...transposed(),
    ...Array.from({ length: ROUNDS }, (_, round) => oneRound(round)).flat(),
    ...transposed(),
    ...rows.flatMap((local, row) => [...get(AT), ...get(local), ...store(VECTOR_BYTES * row)]),
    ...[...get(AT), ...number(turn), ADD, ...keep(AT), ...get(STOP), BELOW, ...REPEAT_IF],
    ...[END, END],
  ];
}

function oneRound(round: number): Code {
  const [firstLow, firstHigh, secondLow, secondHigh] = SPARE;
  const upper = [1, 3, 5, 7] as const;
  const lower = [0, 2, 4, 6] as const;
  return [
    ...[...get(A), ...constant(MULTIPLIERS[0]), ...PRODUCTS_LOW, ...set(firstLow)],
    ...[...get(A), ...constant(MULTIPLIERS[0]), ...PRODUCTS_HIGH, ...set(firstHigh)],
    ...[...get(C), ...constant(MULTIPLIERS[1]), ...PRODUCTS_LOW, ...set(secondLow)],
    ...[...get(C), ...constant(MULTIPLIERS[1]), ...PRODUCTS_HIGH, ...set(secondHigh)],
    ...[...pick(secondLow, secondHigh, upper), ...get(B), ...XOR, ...roundKey(0, round), ...XOR, ...set(A)],
    ...[...pick(secondLow, secondHigh, lower), ...set(B)],
    ...[...pick(firstLow, firstHigh, upper), ...get(D), ...XOR, ...roundKey(1, round), ...XOR, ...set(C)],
    ...[...pick(firstLow, firstHigh, lower), ...set(D)],
  ];
}

/** Turns rows of blocks into rows of words, and back. */
function transposed(): Code {
  const [first, second, third, fourth] = SPARE;
  return [
    ...[...pick(A, B, [0, 4, 1, 5]), ...set(first), ...pick(C, D, [0, 4, 1, 5]), ...set(second)],
    ...[...pick(A, B, [2, 6, 3, 7]), ...set(third), ...pick(C, D, [2, 6, 3, 7]), ...set(fourth)],
    ...[...pick(first, second, [0, 1, 4, 5]), ...set(A), ...pick(first, second, [2, 3, 6, 7]), ...set(B)],
    ...[...pick(third, fourth, [0, 1, 4, 5]), ...set(C), ...pick(third, fourth, [2, 3, 6, 7]), ...set(D)],
  ];
}

/** Four words of two vectors; 0 to 3 are those of the first, 4 to 7 those of the second. */
function pick(one: number, other: number, words: readonly [number, number, number, number]): Code {
  const bytes = words.flatMap((word) => [4 * word, 4 * word + 1, 4 * word + 2, 4 * word + 3]);
  return [...get(one), ...get(other), 0xfd, 0x0d, ...bytes];
}

/** A vector of four equal words. */
function constant(word: number): Code {
  return [...number(word), ...SPREAD];
}

function roundKey(side: 0 | 1, round: number): Code {
  return [...get(KEYS[side]), ...number(Math.imul(round, WEYL[side])), ADD, ...SPREAD];
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): Code {
  return [text.length, ...Array.from(text, (letter) => letter.charCodeAt(0))];
}

/** LEB128, for whole numbers from 0. */
function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

/** LEB128, for signed 32-bit numbers. */
function signed(value: number): Code {
  const low = value & 127;
  const rest = value >> 7;
  const done = (rest === 0 && low < 64) || (rest === -1 && low >= 64);
  return done ? [low] : [low | 128, ...signed(rest)];
}
