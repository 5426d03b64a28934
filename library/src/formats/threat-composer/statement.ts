/**
 * The grammar of Threat Composer: who, under what conditions, can do what, with what impact, on which goals of which
 * assets.
 * @module
 */

/** The parts of a statement; a blank or missing one leaves its clause out. */
interface StatementParts {
  readonly threatSource?: string | undefined;
  readonly prerequisites?: string | undefined;
  readonly threatAction?: string | undefined;
  readonly threatImpact?: string | undefined;
  readonly impactedGoal?: readonly string[] | undefined;
  readonly impactedAssets?: readonly string[] | undefined;
}

/** Puts the parts into a sentence; undefined without an action. */
export function statementOf(parts: StatementParts): string | undefined {
  const {
    threatSource = 'threat source',
    prerequisites,
    threatAction,
    threatImpact,
    impactedGoal = [],
    impactedAssets = [],
  } = parts;
  if (threatAction === undefined) return undefined;
  const article = /^(?:an?|the) /i.test(threatSource) ? undefined : /^[aeiou]/i.test(threatSource) ? 'An' : 'A';
  const goal = listed(impactedGoal);
  const assets = listed(impactedAssets);
  const reduced =
    goal === undefined ? '' : `, resulting in reduced ${goal}${assets === undefined ? '' : ` of ${assets}`}`;
  const hit = goal === undefined && assets !== undefined ? `, negatively impacting ${assets}` : '';
  const led = threatImpact === undefined ? '' : `, which leads to ${threatImpact}`;
  const subject = [article, threatSource, prerequisites].filter((part) => part !== undefined).join(' ');
  return `${capitalized(subject)} can ${threatAction}${led}${reduced}${hit}`;
}

/** The first letter as at the beginning of a sentence. */
export function capitalized(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** The first letter as inside of a sentence, unless an abbreviation begins with it. */
export function uncapitalized(text: string): string {
  return /^[A-Z](?![A-Z0-9])/.test(text) ? `${text.slice(0, 1).toLowerCase()}${text.slice(1)}` : text;
}

function listed(words: readonly string[]): string | undefined {
  const last = words.at(-1);
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
