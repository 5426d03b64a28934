/**
 * A change worked out against what the text says: exactly one thing to do to one collection.
 * @module
 */
import { unreachable } from '../../kit/unreachable.ts';
import type { Path } from './change.ts';
import { type Content, isList, isMapping } from './content.ts';

/** Another value for an entry that is there, or for the whole text. */
export interface Replace {
  readonly kind: 'replace';
  readonly path: Path;
  readonly value: Content;
}

/** A new last entry of the collection at the path; lists have no keys. */
export interface Insert {
  readonly kind: 'insert';
  readonly path: Path;
  readonly key: string | undefined;
  readonly value: Content;
}

/** One entry less. */
export interface Delete {
  readonly kind: 'delete';
  readonly path: Path;
}

/** Another key for an entry. */
export interface Rekey {
  readonly kind: 'rekey';
  readonly path: Path;
  readonly to: string;
}

export type Step = Replace | Insert | Delete | Rekey;

/** The content with another child under a key or at a place. */
function withChild(content: Content, step: string | number, change: (child: Content) => Content): Content {
  if (isList(content)) return content.map((child, index) => (index === step ? change(child) : child));
  if (!isMapping(content)) return content;
  const key = String(step);
  return new Map([...content].map(([name, child]) => [name, name === key ? change(child) : child]));
}

/** What `change` makes of the content at a path, inside everything around it. */
function at(content: Content, path: Path, change: (child: Content) => Content): Content {
  const [step, ...rest] = path;
  return step === undefined ? change(content) : withChild(content, step, (child) => at(child, rest, change));
}

function without(content: Content, step: string | number | undefined): Content {
  if (isList(content)) return content.filter((_, index) => index !== step);
  return isMapping(content) ? new Map([...content].filter(([key]) => key !== String(step))) : content;
}

function inserted(content: Content, { key, value }: Insert): Content {
  if (isList(content)) return [...content, value];
  return isMapping(content) && key !== undefined ? new Map([...content, [key, value]]) : content;
}

function rekeyed(content: Content, from: string, to: string): Content {
  return isMapping(content) ? new Map([...content].map(([key, child]) => [key === from ? to : key, child])) : content;
}

/** What the text must say after a step. */
export function applyStep(content: Content, step: Step): Content {
  switch (step.kind) {
    case 'replace':
      return at(content, step.path, () => step.value);
    case 'insert':
      return at(content, step.path, (child) => inserted(child, step));
    case 'delete':
      return at(content, step.path.slice(0, -1), (child) => without(child, step.path.at(-1)));
    case 'rekey':
      return at(content, step.path.slice(0, -1), (child) => rekeyed(child, String(step.path.at(-1)), step.to));
    default:
      return unreachable(step);
  }
}
