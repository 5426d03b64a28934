/**
 * Thresholds written in words: `>10 failed logins per minute per IP`, `more than 5 within 10 minutes`, `any replay`.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import { wordsOf } from './fold.ts';
import type { Making } from './making.ts';

const UNITS: Readonly<Record<string, string>> = { s: 's', m: 'm', h: 'h', d: 'd', w: 'w' };

/** The threshold a text states, with the metric it counts; undefined when it states none. */
export function detectionOf(making: Making, text: string, line: number, metric: string | undefined): Value | undefined {
  const more = /(?:>|≥|>=|\bmore than|\bover|\bexceeds?|\babove|\bat least)\s*=?\s*(\d+(?:\.\d+)?)\s*(%?)/i.exec(text);
  const any = /^\s*any\b\s*(.+)$/is.exec(text);
  if (more === null && any === null) return metric === undefined ? undefined : { metric };
  const atLeast = /≥|>=|at least/i.test(more?.[0] ?? '');
  const window =
    /\b(?:per|in|within|over|for|\/)\s*(\d+)?\s*(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|s|m|h|d)\b/i.exec(
      text,
    );
  const unit = UNITS[(window?.[2] ?? '').charAt(0).toLowerCase()];
  const by = /\b(?:per|by|from (?:a |the )?(?:single|same|one))\s+(?!second|minute|hour|day|week|\d)([a-z][\w-]*)/i
    .exec(text)?.[1]
    ?.toLowerCase();
  const rest = any?.[1] ?? text.slice((more?.index ?? 0) + (more?.[0].length ?? 0));
  const counted = rest.replace(/\b(?:per|in|within|over|from|for)\b.*$/is, '').trim();
  const before =
    more === null
      ? ''
      : text
          .slice(0, more.index)
          .replace(/^\s*alert (?:on|when|if)\s+/i, '')
          .trim();
  const name = /\p{L}{3}/u.test(counted) ? counted : before;
  const id = metric ?? metricOf(making, name, line, by);
  if (id === undefined) return undefined;
  return {
    metric: id,
    [atLeast ? 'at-least' : 'more-than']: more === null ? 0 : Number(more[1]),
    ...(unit !== undefined && { per: `${window?.[1] ?? '1'}${unit}` }),
    ...(by !== undefined && { by }),
  };
}

/** The metric of a name, also when words are cut short: `failed auth attempts` counts failed authentication attempts. */
function metricOf({ draft, names }: Making, name: string, line: number, by: string | undefined): string | undefined {
  const wanted = wordsOf(name);
  if (wanted.length === 0) return undefined;
  const known =
    names.find(name, 'metrics') ??
    draft.ids('metrics').find((id) => {
      const title = draft.get('metrics', id)?.['title'];
      const words = wordsOf(typeof title === 'string' ? title : '');
      return (
        words.length > 0 &&
        wanted.length === words.length &&
        wanted.every((word, at) => words[at]?.startsWith(word.slice(0, 4)) === true)
      );
    });
  if (known !== undefined) {
    if (by !== undefined) draft.extend('metrics', known, { key: by });
    return known;
  }
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const id = draft.add('metrics', { name, kept: { line } }, { title, key: by });
  names.add('metrics', id, name);
  return id;
}
