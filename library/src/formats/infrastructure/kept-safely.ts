/**
 * What is kept of a file under `origin`, less what may be a secret: a model is shared with more people than the
 * settings it was made from.
 * @module
 */
import type { Json } from '../fields.ts';

const LEFT_OUT = '(left out)';
/** How a name ends that stands for something secret. */
const SECRET_NAME =
  /(?:pass|passwd|password|passphrase|pwd|secret|secrets|token|credential|credentials|api[-_]?key|access[-_]?key|private[-_]?key|signing[-_]?key|encryption[-_]?key|auth|dsn|connection[-_]?string|salt|cookie|seed|mnemonic|user[-_]?data|custom[-_]?data|(?:account|primary|secondary|client|host)[-_]?key|private[-_]?key[-_]?pem|kube[-_]?config(?:[-_]?raw)?|startup[-_]?script)$/i;
/** An option or a variable with its value behind it. */
const ASSIGNED = /^(-{0,2}[\w.-]{1,80})=([\s\S]*)$/;
/** A password as web servers and systems keep it. */
const HASH = /\$(?:apr1|2[aby]|argon2\w*|[156])\$/;
const IN_COMMAND =
  /((?:--?[\w-]{0,60}(?:pass|passwd|password|secret|token|api-?key)[\w-]{0,20})(?:=|\s{1,4}))([^\s"']+)/gi;
const IN_URL = /([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@"']{1,400}@/gi;

/** Whether a name stands for something secret. */
export function namesSecret(name: string): boolean {
  return SECRET_NAME.test(name) && !/(?:file|path|name|arn|id|ref)$/i.test(name);
}

/** A value without what may be secret in it. */
export function keptSafely(value: Json, name = ''): Json {
  if (typeof value === 'string') return safeText(value, name);
  if (Array.isArray(value)) {
    return value.map((item: Json, index) => {
      const before: Json | undefined = value[index - 1];
      const flag = typeof before === 'string' && before.startsWith('-') ? before : '';
      return typeof item === 'string' && namesSecret(flag) ? LEFT_OUT : keptSafely(item, name);
    });
  }
  if (typeof value === 'object' && value !== null) {
    const { name: called } = { name: undefined, ...value };
    // As in the environment of a container: `{ name: DB_PASSWORD, value: ... }`.
    if (typeof called === 'string' && namesSecret(called) && 'value' in value) return { ...value, value: LEFT_OUT };
    return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, keptSafely(below, key)]));
  }
  return value;
}

function safeText(text: string, name: string): string {
  const tree = /^\s*[[{]/.test(text) ? parsed(text) : undefined;
  if (tree !== undefined) return JSON.stringify(keptSafely(tree, name));
  if (namesSecret(name) || text.includes('-----BEGIN') || HASH.test(text) || /\bAKIA[0-9A-Z]{16}\b/.test(text))
    return LEFT_OUT;
  const assigned = ASSIGNED.exec(text);
  if (assigned?.[1] !== undefined && namesSecret(assigned[1])) return `${assigned[1]}=${LEFT_OUT}`;
  return text.replace(IN_URL, `$1${LEFT_OUT}@`).replace(IN_COMMAND, `$1${LEFT_OUT}`);
}

function parsed(text: string): Json | undefined {
  try {
    const tree: Json = JSON.parse(text);
    return tree;
  } catch {
    return undefined;
  }
}
