/**
 * Walks over the tokens of a Rego module and knows where an expression ends: a line break ends it unless an operand is
 * still to come or a bracket is open.
 * @module
 */
import type { RegoToken } from './tokens.ts';

const OPENS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const OPERATORS = new Set([
  ':=',
  '==',
  '!=',
  '<=',
  '>=',
  '-',
  '+',
  '*',
  '/',
  '%',
  '&',
  '|',
  '<',
  '>',
  '=',
  '.',
  ',',
  ':',
]);
/** Words after which an operand comes. */
const PREFIXES = new Set(['not', 'some', 'every', 'in', 'with', 'as', 'if', 'contains', 'default', 'else']);

/** Thrown where the text is not what the reader knows; the statement is then skipped. */
export class NotRead extends Error {
  override readonly name = 'NotRead';
}

export class RegoReader {
  readonly #tokens: readonly RegoToken[];
  #at = 0;

  constructor(tokens: readonly RegoToken[]) {
    this.#tokens = tokens;
  }

  get isDone(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** The token that comes next, line breaks included. */
  peek(): RegoToken | undefined {
    return this.#tokens[this.#at];
  }

  next(): RegoToken | undefined {
    const token = this.peek();
    if (token !== undefined) this.#at += 1;
    return token;
  }

  skipBreaks(): void {
    while (this.peek()?.kind === 'break' || this.peek()?.text === ';') this.#at += 1;
  }

  /** Takes the next token when it is this one. */
  take(text: string): RegoToken | undefined {
    return this.peek()?.kind !== 'string' && this.peek()?.text === text ? this.next() : undefined;
  }

  /** The next token but line breaks, without taking it. */
  afterBreaks(): RegoToken | undefined {
    let at = this.#at;
    while (this.#tokens[at]?.kind === 'break') at += 1;
    return this.#tokens[at];
  }

  /** The tokens from an opening bracket to its partner, both included. @throws {NotRead} when it is never closed */
  brackets(): readonly RegoToken[] {
    const start = this.#at;
    const open: string[] = [];
    do {
      const token = this.next();
      if (token === undefined) throw new NotRead('a bracket is never closed');
      if (token.kind !== 'sign') continue;
      const closing = OPENS[token.text];
      if (closing !== undefined) open.push(closing);
      else if (/^[)\]}]$/.test(token.text) && open.pop() !== token.text)
        throw new NotRead(`"${token.text}" closes nothing`);
    } while (open.length > 0);
    return this.#tokens.slice(start, this.#at);
  }

  /**
   * One term or expression: up to a line break or semicolon outside of brackets, or where `stops` says so.
   *
   * @param stops asked before each token that may follow an operand
   */
  expression(stops: (token: RegoToken) => boolean = () => false): readonly RegoToken[] {
    const tokens: RegoToken[] = [];
    let wantsOperand = true;
    for (let token = this.peek(); token !== undefined; token = this.peek()) {
      if (token.kind === 'unknown') throw new NotRead(`"${token.text}" is no part of the language`);
      if (token.kind === 'break' && wantsOperand && tokens.length > 0) {
        this.next();
        continue;
      }
      if (token.kind === 'break' || token.text === ';' || /^[)\]}]$/.test(token.text)) break;
      if (!wantsOperand && stops(token)) break;
      if (token.kind === 'sign' && OPENS[token.text] !== undefined) {
        for (const inside of this.brackets()) tokens.push(inside);
        wantsOperand = false;
        continue;
      }
      tokens.push(token);
      this.next();
      wantsOperand =
        (token.kind === 'sign' && OPERATORS.has(token.text)) || (token.kind === 'name' && PREFIXES.has(token.text));
    }
    return tokens;
  }
}
