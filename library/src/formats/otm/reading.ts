/**
 * What the parts of the reader share, and how they keep what the language has no place for.
 * @module
 */
import type { DraftBuilder } from '../draft.ts';
import type { Fields, Json } from '../fields.ts';
import type { Losses } from '../losses.ts';
import type { JsonDraft } from '../merge-kept.ts';

/** The file that is being read. */
export interface Reading {
  readonly root: Fields;
  readonly draft: DraftBuilder;
  readonly losses: Losses;
}

/** Values that are numbers in the format; in YAML they arrive as texts. */
const NUMBERS = new Set(
  'trustRating confidentiality integrity availability likelihood impact riskReduction width height x y line'.split(' '),
);

/** What nobody has read of an entry, each key reported once, together with what is kept for the writer alone. */
export function keptOf(fields: Fields, kind: string, { reading, also = {} }: Keeping): Json | undefined {
  const rest = fields.rest() ?? {};
  for (const [key, value] of Object.entries(rest)) {
    if (says(value)) reading.losses.add(`${kind}: "${key}" is kept, but says nothing to Vauban`, fields.place(key));
  }
  const kept = Object.entries({ ...rest, ...also }).filter((pair): pair is [string, Json] => says(pair[1]));
  return kept.length === 0 ? undefined : numbered(Object.fromEntries(kept));
}

interface Keeping {
  readonly reading: Reading;
  /** Kept because the language says it in less detail; nothing of it is lost. */
  readonly also?: JsonDraft;
}

/** Whether a value says anything: not null, an empty text or map, or a list of nothing. */
function says(value: Json | JsonDraft | undefined): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (typeof value !== 'object') return true;
  return Array.isArray(value)
    ? value.some((item) => item !== null && item !== '')
    : Object.values(value).some((inner) => inner !== undefined);
}

/** The same with numbers where the format has numbers; free attributes stay as they are. */
function numbered(json: Json): Json {
  if (Array.isArray(json)) return json.map(numbered);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .filter((pair): pair is [string, Json] => pair[1] !== undefined)
      .map(([key, value]) => {
        if (key === 'attributes' || key === 'properties') return [key, value];
        const isNumber = NUMBERS.has(key) && typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value);
        return [key, isNumber ? Number(value) : numbered(value)];
      }),
  );
}

/** The maps of a list as JSON, in the order in which the fields of the same list come. */
export function mapsIn(list: Json | undefined): readonly Json[] {
  const items: readonly Json[] = Array.isArray(list) ? list : [list ?? null];
  return items.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item)).map(numbered);
}
