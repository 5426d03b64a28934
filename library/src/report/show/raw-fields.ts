/**
 * What the files say of an entry, as fields on a page, in the words of the language.
 * @module
 */
import { isRawMap, type Raw, type RawMap } from '../../model/raw.ts';
import { type Field, inline, span } from '../page/block.ts';

/** What is shorter than this stands in one line. */
const SHORT = 72;
/** What lies deeper is written in one line, however long. */
const DEEPEST = 4;

/** The fields of a mapping, in written order, without those named. */
export function rawFields(map: RawMap, without: readonly string[] = [], depth = 0): readonly Field[] {
  return Object.entries(map)
    .filter(([name]) => !without.includes(name))
    .flatMap(([name, value]) => fieldOf(name, value, depth));
}

function fieldOf(name: string, value: Raw, depth: number): readonly Field[] {
  const line = oneLine(value, 0);
  if (isFlat(value) || line.length <= SHORT || depth >= DEEPEST) return [{ name, value: [span(line)], depth }];
  if (isRawMap(value)) return [{ name, value: [], depth }, ...rawFields(value, [], depth + 1)];
  const items = Array.isArray(value) ? (value as readonly Raw[]) : [];
  return items.map((item, index) => ({
    name: index === 0 ? name : '',
    value: inline(span('- ', 'quiet'), oneLine(item, 0)),
    depth,
  }));
}

/** A scalar, or a list of scalars. */
function isFlat(value: Raw): boolean {
  return (
    typeof value !== 'object' ||
    value === null ||
    (Array.isArray(value) && value.every((item) => typeof item === 'string'))
  );
}

/** A value in one line: `control hsm, effectiveness high`. */
function oneLine(value: Raw, depth: number): string {
  if (value === null) return '(empty)';
  if (typeof value === 'string') return value;
  if (depth > DEEPEST) return '…';
  const below = (inner: Raw): string => {
    const line = oneLine(inner, depth + 1);
    return isFlat(inner) && !line.includes(',') ? line : `(${line})`;
  };
  if (isRawMap(value)) {
    return Object.entries(value)
      .map(([name, inner]) => `${name} ${below(inner)}`)
      .join(', ');
  }
  if (value.length === 0) return '(none)';
  if (value.length === 1) return oneLine(value[0] as Raw, depth + 1);
  return value.map((item: Raw) => below(item)).join(', ');
}
