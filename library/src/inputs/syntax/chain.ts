/**
 * Writing and reading the chains of references (see `facts.ts`).
 * @module
 */
import { UNKNOWN } from './recorder.ts';

/** A member of what a chain leads to. */
export function member(chain: string, name: string): string {
  return chain.startsWith(UNKNOWN) ? `${UNKNOWN}.${name}` : `${chain}.${name}`;
}

/** What calling it gives. */
export function called(chain: string): string {
  return chain.startsWith(UNKNOWN) ? UNKNOWN : `${chain}()`;
}

/** A value of a type. */
export function instance(type: string): string {
  return type.startsWith(UNKNOWN) ? UNKNOWN : `${type}{}`;
}

/** A value in a wrapper such as a promise or a lock. */
export function wrapped(chain: string): string {
  return chain.startsWith(UNKNOWN) || chain.endsWith('~') ? chain : `${chain}~`;
}

/** What a wrapper holds. */
export function unwrapped(chain: string): string {
  return chain.startsWith(UNKNOWN) ? UNKNOWN : `${chain}!`;
}

/** The last name of a chain; empty when it ends otherwise. */
export function lastName(chain: string): string {
  return /([^.#&(){}!~?]+)$/.exec(chain)?.[1] ?? '';
}

/** The root of a chain and its steps, such as `#` `auth` and `.check`, `()`. */
export function takeApart(chain: string): {
  readonly root: '#' | '&' | '?';
  readonly name: string;
  readonly steps: readonly string[];
} {
  const parts = /^([#&?])([^.(){}!~]*)(.*)$/s.exec(chain);
  const root = parts?.[1];
  return {
    root: root === '#' || root === '&' ? root : '?',
    name: parts?.[2] ?? '',
    steps: (parts?.[3] ?? '').match(/\.[^.(){}!~]+|\(\)|\{\}|[!~]/g) ?? [],
  };
}
