/**
 * What a model says of itself, its abuse cases and its security requirements.
 * @module
 */
import { slug } from '../../kit/slug.ts';
import type { Fields, Json } from '../fields.ts';
import { plainText } from './plain-text.ts';
import { isDay, type Reading, saysSomething } from './reading.ts';
import type { Sections } from './sections.ts';
import { ABUSE_CASE, REQUIREMENTS } from './words.ts';

/** Adds the abuse cases as vectors: ways in that are talked about and not yet threats. */
export function readAbuseCases(texts: readonly (readonly [string, string])[], { draft, counts }: Reading): void {
  for (const [title, text] of texts) {
    counts['abuse_cases'] = (counts['abuse_cases'] ?? 0) + 1;
    const description = plainText(text);
    const kept = description === text.trim() ? undefined : { description: text };
    draft.add(
      'vectors',
      { name: title, key: `${ABUSE_CASE}/${title}`, kept },
      { title, ...(description !== '' && { description }), tags: [ABUSE_CASE] },
    );
  }
}

/** Adds the security requirements as a framework of the model's own. */
export function readRequirements(texts: readonly (readonly [string, string])[], { draft, counts }: Reading): void {
  const requirements: Record<string, { title: string; description?: string }> = {};
  const next = new Map<string, number>();
  for (const [title, text] of texts) {
    counts['security_requirements'] = (counts['security_requirements'] ?? 0) + 1;
    const wanted = slug(title) ?? 'requirement';
    let id = wanted;
    while (Object.hasOwn(requirements, id)) {
      const number = (next.get(wanted) ?? 1) + 1;
      next.set(wanted, number);
      id = `${wanted}-${number}`;
    }
    const description = plainText(text);
    requirements[id] = { title, ...(description !== '' && { description }) };
  }
  if (texts.length > 0) {
    draft.add(
      'frameworks',
      { name: REQUIREMENTS, key: REQUIREMENTS },
      { title: 'Security requirements', requirements },
    );
  }
}

/** Says what the model says of itself; everything else at its top is kept. */
export function readSystem(
  sections: Sections,
  also: { readonly [key: string]: Json },
  { draft, losses }: Reading,
): void {
  const { top } = sections;
  const whole = top.peek();
  const described = ['application_description', 'business_overview'].find(
    (key) => plainText(whole.map(key).text('description') ?? '') !== '',
  );
  const description = described === undefined ? undefined : plainText(top.map(described).text('description') ?? '');
  const overview = described === undefined ? undefined : leftOfOverview(whole, top, described);
  const date = top.text('date');
  const isDate = isDay(date);
  const title = top.text('title');
  if (described !== undefined) top.skip(described);
  if (top.texts('includes').length > 0) {
    losses.add('includes: the files are read as one; which of them says what is not kept', sections.place('includes'));
    top.skip('includes');
  }
  const rest = Object.entries(top.rest() ?? {}).filter(([, value]) => saysSomething(value));
  for (const [key] of rest) losses.add(`"${key}" is kept, but says nothing to Vauban`, sections.place(key));
  const kept = {
    ...Object.fromEntries(rest),
    ...(date !== undefined && !isDate && { date }),
    ...(described !== undefined && { [described]: overview ?? {} }),
    ...also,
  };
  draft.system(
    { title: title === undefined ? 'Threat model' : plainText(title), description, ...(isDate && { date }) },
    kept,
  );
}

/** What an overview says beside its text, and the text too when it holds HTML. */
function leftOfOverview(whole: Fields, top: Fields, key: string): Json {
  const text = whole.map(key).text('description') ?? '';
  const rest = Object.entries(top.map(key).rest() ?? {}).filter(([, value]) => saysSomething(value));
  return { ...(plainText(text) !== text.trim() && { description: text }), ...Object.fromEntries(rest) };
}
