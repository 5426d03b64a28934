/**
 * Lines of keys and values to a settings tree: INI with sections, `.env`, systemd units, and plain `key value` files.
 * @module
 */
import { Budget, type MapNode, type ScalarNode, type SettingsNode, Unreadable } from './node.ts';

const SECTION = /^\[\s*([^\]]+?)\s*\]$/;
const ASSIGNED = /^(?:export\s+)?([A-Za-z0-9_.$*/-][\w.$*/ -]*?)\s*(?:[=:])\s*(.*)$/;
const SPACED = /^([A-Za-z0-9_.-]+)(?:\s+(.*))?$/;
const LONGEST_LINE = 20_000;

/**
 * Reads keys and values. A line that has neither `=` nor `:` after its first word is a key, a space and its value
 * (`PermitRootLogin no`); a key that is written again makes a list, as repeated keys of systemd and chrony mean; a line
 * that ends in a backslash goes on.
 *
 * @throws {Unreadable} when it is too much
 */
export function readKeyValue(text: string): MapNode {
  const budget = new Budget();
  const root = new Map<string, SettingsNode>();
  let into = root;
  let started = { line: 0, text: '' };
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = started.text === '' ? index + 1 : started.line;
    if (raw.length > LONGEST_LINE)
      throw new Unreadable(`expected lines of at most ${LONGEST_LINE} characters`, line, 1);
    const whole = started.text + raw;
    started = { line: 0, text: '' };
    if (raw.endsWith('\\') && whole.length <= LONGEST_LINE) {
      started = { line, text: `${whole.slice(0, -1)} ` };
      continue;
    }
    const written = whole.trim();
    if (written === '' || /^[#;!]/.test(written)) continue;
    const column = whole.length - whole.trimStart().length + 1;
    budget.spend(1, line, column);
    const section = SECTION.exec(written)?.[1];
    if (section !== undefined) {
      const known = root.get(section);
      into = known?.kind === 'map' ? new Map(known.entries) : new Map();
      root.set(section, { kind: 'map', entries: into, line, column });
      continue;
    }
    const pair = ASSIGNED.exec(written) ?? SPACED.exec(written);
    const key = pair?.[1];
    if (key === undefined) continue;
    const scalar: ScalarNode = { kind: 'scalar', value: unquoted(pair?.[2] ?? ''), line, column };
    const before = into.get(key);
    if (before === undefined || before.kind === 'map') into.set(key, scalar);
    else {
      const items = before.kind === 'list' ? [...before.items, scalar] : [before, scalar];
      into.set(key, { kind: 'list', items, line: before.line, column: before.column });
    }
  }
  return { kind: 'map', entries: root, line: 1, column: 1 };
}

/** A value without its quotes, or without the comment behind it. */
function unquoted(written: string): string {
  const quoted = /^(["'])(.*?)\1\s*(?:[#;].*)?$/.exec(written);
  return quoted?.[2] ?? written.replace(/\s+[#;].*$/, '').trim();
}
