/**
 * Whether code that is compiled only under a condition is part of the product as it is usually built: on a Unix
 * system, with the default features, without tests.
 * @module
 */

/** Conditions that hold on the systems servers run on. */
const USUAL =
  /^(?:unix|linux|amd64|arm64|x86_64|aarch64|cgo|go1\.\d+|gc|target_os = "linux"|target_family = "unix"|target_pointer_width = "64"|target_endian = "little"|target_arch = "(?:x86_64|aarch64)"|panic = "unwind"|std|feature = "(?:default|std)")$/;

type Holds = (atom: string) => boolean;

/** Whether a Rust `cfg` holds: atoms, `not`, `all`, `any`, and several conditions joined by " and ". */
export function holdsInRust(condition: string, features: ReadonlySet<string>): boolean {
  const holds: Holds = (atom) => {
    const feature = /^feature = "([^"]*)"$/.exec(atom)?.[1];
    return feature === undefined ? USUAL.test(atom) : features.has(feature);
  };
  return condition.split(' and ').every((one) => rust(one.replace(/\s+/g, ' ').trim(), holds, 0));
}

function rust(text: string, holds: Holds, depth: number): boolean {
  if (depth > 20) return false;
  const call = /^(not|all|any) ?\((.*)\)$/.exec(text);
  if (call === null) return holds(text.replace(/ ?= ?/, ' = '));
  const parts = splitAtCommas(call[2] ?? '').map((part) => rust(part, holds, depth + 1));
  if (call[1] === 'not') return parts[0] === false;
  return call[1] === 'all' ? parts.every(Boolean) : parts.some(Boolean);
}

function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    else if (text[at] === ',' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}

/** Whether a Go build constraint holds: tags with `!`, `&&`, `||` and parentheses. */
export function holdsInGo(condition: string): boolean {
  const tokens = condition.match(/&&|\|\||[!()]|[\w.]+/g) ?? [];
  let at = 0;
  let depth = 0;
  const either = (): boolean => {
    let value = both();
    while (tokens[at] === '||') {
      at += 1;
      value = both() || value;
    }
    return value;
  };
  const both = (): boolean => {
    let value = one();
    while (tokens[at] === '&&') {
      at += 1;
      value = one() && value;
    }
    return value;
  };
  const one = (): boolean => {
    const token = tokens[at] ?? '';
    at += 1;
    depth += 1;
    if (depth > 1000) return false;
    if (token === '!') return !one();
    if (token !== '(') return USUAL.test(token);
    const value = either();
    at += 1;
    return value;
  };
  return either();
}

const OTHER_SYSTEM =
  /_(?:windows|darwin|freebsd|netbsd|openbsd|solaris|plan9|js|wasm|aix|android|ios|dragonfly|illumos|wasip1)(?:_\w+)?\.go$/;

/** The system that the name of a Go file asks for, when it is not the usual one. */
export function systemOf(path: string): string | undefined {
  return OTHER_SYSTEM.exec(path)?.[0].slice(1, -3);
}
