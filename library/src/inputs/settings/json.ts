/**
 * JSON to a settings tree, with the place of every key. Comments and trailing commas, as editors and many tools allow
 * them, are read over. Written here because a genesis file has tens of megabytes, and the YAML reader, the only one at
 * hand that knows places, takes a minute for that.
 * @module
 */
import { Budget, type SettingsNode, Unreadable } from './node.ts';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /(?:\s+|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)*/y;
/** A string up to its first escape or its end: the usual case is one step. */
const PLAIN = /[^"\\\n]*/y;

/** Reads one JSON value. @throws {Unreadable} with the place of the first mistake */
export function readJson(text: string): SettingsNode {
  const budget = new Budget();
  let at = text.charCodeAt(0) === 0xfe_ff ? 1 : 0;
  let line = 1;
  let lineStart = at;
  const skip = (): void => {
    SPACE.lastIndex = at;
    SPACE.test(text);
    const end = SPACE.lastIndex;
    for (let index = at; index < end; index += 1) {
      if (text.charCodeAt(index) !== 10) continue;
      line += 1;
      lineStart = index + 1;
    }
    at = end;
  };
  const fail = (wanted: string): never => {
    const found = at >= text.length ? 'the end' : `"${text.slice(at, at + 12).split('\n')[0]}"`;
    throw new Unreadable(`expected ${wanted}, found ${found}`, line, at - lineStart + 1);
  };
  const string = (): string => {
    let made = '';
    at += 1;
    for (;;) {
      PLAIN.lastIndex = at;
      PLAIN.test(text);
      made += text.slice(at, PLAIN.lastIndex);
      at = PLAIN.lastIndex;
      if (text[at] === '"') break;
      if (text[at] !== '\\') fail('the end of the text');
      const escaped = /\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/y;
      escaped.lastIndex = at;
      const written = escaped.exec(text)?.[0] ?? fail('an escape');
      made += JSON.parse(`"${written}"`);
      at += written.length;
    }
    at += 1;
    return made;
  };
  const value = (depth: number, place: { line: number; column: number }): SettingsNode => {
    budget.spend(depth, place.line, place.column);
    const first = text[at];
    if (first === '{') {
      const entries = new Map<string, SettingsNode>();
      at += 1;
      for (skip(); text[at] !== '}'; skip()) {
        if (text[at] !== '"') fail('a key or "}"');
        const here = { line, column: at - lineStart + 1 };
        const key = string();
        skip();
        if (text[at] !== ':') fail('":"');
        at += 1;
        skip();
        entries.set(key, value(depth + 1, here));
        skip();
        if (text[at] === ',') at += 1;
        else if (text[at] !== '}') fail('"," or "}"');
      }
      at += 1;
      return { kind: 'map', entries, ...place };
    }
    if (first === '[') {
      const items: SettingsNode[] = [];
      at += 1;
      for (skip(); text[at] !== ']'; skip()) {
        items.push(value(depth + 1, { line, column: at - lineStart + 1 }));
        skip();
        if (text[at] === ',') at += 1;
        else if (text[at] !== ']') fail('"," or "]"');
      }
      at += 1;
      return { kind: 'list', items, ...place };
    }
    if (first === '"') return { kind: 'scalar', value: string(), ...place };
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word !== undefined) {
      at += word.length;
      return { kind: 'scalar', value: word === 'null' ? null : word === 'true', ...place };
    }
    NUMBER.lastIndex = at;
    const written = NUMBER.exec(text)?.[0] ?? fail('a value');
    at += written.length;
    const number = Number(written);
    const exact = !Number.isInteger(number) || Number.isSafeInteger(number);
    return { kind: 'scalar', value: exact ? number : written, ...place };
  };
  skip();
  const tree = value(0, { line, column: at - lineStart + 1 });
  skip();
  if (at < text.length) fail('the end');
  return tree;
}
