/**
 * The schema's complaints about one entry, in the house's words: what was found, what was wanted, and a hint.
 * @module
 */
import type * as z from 'zod';
import { didYouMean } from '../../kit/did-you-mean.ts';
import { type Path, type Raw, rawAt } from '../raw.ts';
import { plainShapes } from '../schema/field.ts';

/** A complaint that has a path but no file yet. */
export interface Complaint {
  readonly code: 'unknown-key' | 'wrong-value' | 'missing';
  readonly message: string;
  readonly path: Path;
  /** Whether the place is the key rather than the value. */
  readonly key: boolean;
  readonly hint?: string;
}

type Issue = z.core.$ZodIssue;

/** Turns the issues Zod found in a raw value into complaints; `base` is the path of that value in its file. */
export function complaintsOf(
  schema: z.core.$ZodType,
  raw: Raw,
  base: Path,
  issues: readonly Issue[],
): readonly Complaint[] {
  return issues.flatMap((issue) => complaint(schema, raw, base, issue));
}

function complaint(schema: z.core.$ZodType, raw: Raw, base: Path, issue: Issue): readonly Complaint[] {
  const inner = issue.path.filter((step) => typeof step !== 'symbol');
  const path = [...base, ...inner];
  const found = rawAt(raw, inner);
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(path, issue.keys, keysAt(schema, inner));
    case 'invalid_union': {
      const branch = branchFor(issue.errors);
      if (branch === undefined) return [wrong(path, found, kindsOf(issue.errors))];
      return branch.flatMap((deeper) =>
        complaint(schema, raw, base, { ...deeper, path: [...issue.path, ...deeper.path] }),
      );
    }
    case 'invalid_key':
      return [badKey(path)];
    case 'invalid_value': {
      const words = issue.values.map(String);
      const meant = typeof found === 'string' ? didYouMean(found, words) : undefined;
      return [wrong(path, found, oneOfWords(words), meant)];
    }
    case 'invalid_type':
      return [wrong(path, found, found === undefined ? wantedOf(issue) : kindOf(issue.expected))];
    default:
      return [wrong(path, found, wantedOf(issue))];
  }
}

function unknownKeys(path: Path, keys: readonly string[], known: readonly string[]): readonly Complaint[] {
  return keys.map((key) => {
    const meant = didYouMean(key, known);
    const hint = meant === undefined ? `Known here: ${known.join(', ')}` : `Did you mean "${meant}"?`;
    const message = `Unknown key "${key}" in ${inWords(path)}`;
    return { code: 'unknown-key', message, path: [...path, key], key: true, hint };
  });
}

function badKey(path: Path): Complaint {
  const wanted = 'expected an id of letters, digits and hyphens that starts with a letter';
  const message = `Cannot use "${String(path.at(-1))}" as a key in ${inWords(path.slice(0, -1))}: ${wanted}`;
  return { code: 'wrong-value', message, path, key: true };
}

/** What the schema wants, in its own words where it has some. */
function wantedOf(issue: Issue): string {
  const own = issue.message.replace(/^expected /, '');
  return own === issue.message && issue.code === 'invalid_type' ? kindOf(issue.expected) : own;
}

function wrong(path: Path, found: Raw | undefined, wanted: string, meant?: string): Complaint {
  const name = path.at(-1);
  if (found === undefined && typeof name === 'string') {
    const message = `Missing "${name}" in ${inWords(path.slice(0, -1))}: expected ${wanted}`;
    return { code: 'missing', message, path: path.slice(0, -1), key: true };
  }
  const message = `Cannot read ${inWords(path)}: expected ${wanted}, found ${shown(found)}`;
  return {
    code: 'wrong-value',
    message,
    path,
    key: false,
    ...(meant !== undefined && { hint: `Did you mean "${meant}"?` }),
  };
}

type Branches = readonly (readonly Issue[])[];

/** The branch of a union the writer most likely meant: one that takes the kind of value that is there. */
function branchFor(branches: Branches): readonly Issue[] | undefined {
  return branches
    .filter((issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type'))
    .toSorted((one, other) => one.length - other.length)[0];
}

function kindsOf(branches: Branches): string {
  const kinds = branches.flat().map((issue) => (issue.code === 'invalid_type' ? kindOf(issue.expected) : ''));
  return [...new Set(kinds.filter((kind) => kind !== ''))].join(' or ');
}

/** The keys a schema takes at a path. */
export function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  const [step, ...rest] = path;
  const shape = plainShapes.get(schema);
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  if (shape !== undefined || def.type === 'object') {
    const fields = (shape?.shape ?? (def.type === 'object' ? def.shape : {})) as Record<string, z.core.$ZodType>;
    if (step === undefined) return Object.keys(fields);
    const field = fields[String(step)];
    return field === undefined ? [] : keysAt(field, rest);
  }
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return keysAt(def.innerType, path);
    case 'pipe':
      return keysAt(def.in, path);
    case 'union':
      return def.options.flatMap((option) => keysAt(option, path));
    case 'array':
      return step === undefined ? [] : keysAt(def.element, rest);
    case 'tuple': {
      const item = def.items[Number(step)];
      return item === undefined ? [] : keysAt(item, rest);
    }
    case 'record':
      return step === undefined ? [] : keysAt(def.valueType, rest);
    default:
      return [];
  }
}

/** A path in words: `threats.T01.risk`. */
export function inWords(path: Path): string {
  return (
    path
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
      .join('')
      .replace(/^\./, '') || 'the file'
  );
}

function oneOfWords(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  const last = quoted.pop();
  return quoted.length === 0 ? `${last}` : `${quoted.join(', ')} or ${last}`;
}

function kindOf(expected: string): string {
  const kinds: Readonly<Record<string, string>> = {
    string: 'text',
    object: 'a mapping',
    record: 'a mapping',
    array: 'a list',
    tuple: 'a list',
  };
  return kinds[expected] ?? expected;
}

function shown(raw: Raw | undefined): string {
  if (raw === undefined || raw === null) return 'nothing';
  if (typeof raw === 'string') return `"${raw.length > 60 ? `${raw.slice(0, 60)}…` : raw}"`;
  return Array.isArray(raw) ? 'a list' : 'a mapping';
}
