/**
 * Words and signs that say how far something is.
 * @module
 */

/** How far something is. */
export type Status = 'done' | 'partial' | 'open' | 'retired';

const WORDS: Readonly<Record<Status, string>> = {
  done: 'done|complete|completed|implemented|closed|resolved|fixed|mitigated|remediated|verified|approved|accepted|released|shipped|live|deployed|enforced|in place|passed|pass|final|finished|finalized|ready|yes|✅|☑|✔|✔️|☑️|🟢|🟩',
  partial:
    'in progress|in-progress|wip|work in progress|partial|partially|partly|ongoing|started|under way|underway|in review|under review|under development|🟡|🟨|🚧|🔄|⏳|🔶',
  open: 'open|planned|todo|to do|to-do|tbd|pending|not started|not yet|not done|not implemented|not complete|not completed|not verified|not approved|not fixed|not mitigated|proposed|backlog|missing|unresolved|outstanding|deferred|blocked|draft|incomplete|unfixed|unmitigated|no|❌|✗|✘|⬜|☐|🔴|🟥',
  retired:
    "deprecated|obsolete|superseded|withdrawn|rejected|cancelled|canceled|retired|removed|n/a|not applicable|wontfix|won't fix",
};

/** The longer words first, so that "not implemented" is not read as "no". */
const PATTERNS = (Object.entries(WORDS) as readonly (readonly [Status, string])[])
  .flatMap(([status, words]) => words.split('|').map((word) => [status, word] as const))
  .toSorted((one, other) => other[1].length - one[1].length);

/** The status that a short text states, by the word or sign it starts with; undefined when it states none. */
export function statusOf(written: string): Status | undefined {
  const text = written
    .replace(/[*_`[\]()]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  if (text.length > 60) return undefined;
  const [status, word] = PATTERNS.find(([, each]) => startsWith(text, each)) ?? [];
  if (status === undefined || word === undefined) return undefined;
  const rest = text
    .slice(word.length)
    .replace(/^\ufe0f/, '')
    .trim();
  // A sign and a word that contradict each other say nothing that could be compared.
  const second =
    /^[\p{L}]/u.test(word) || rest === '' ? undefined : PATTERNS.find(([, each]) => startsWith(rest, each));
  if (second !== undefined) return second[0];
  // "Open source" and "pass the salt" are no status: what follows must explain, not go on.
  return rest === '' ||
    !/^[\p{L}]/u.test(word) ||
    /^(?:[-–—:;,/(%.]|\d|in |on |since |by |for |as of |with |until |\p{Extended_Pictographic})/u.test(rest)
    ? status
    : undefined;
}

function startsWith(text: string, word: string): boolean {
  return text.startsWith(word) && !/^[\p{L}\p{N}]/u.test(/[\p{L}\p{N}]$/u.test(word) ? text.slice(word.length) : '');
}

/** A text without the status that stands at its end or its start, such as `HSM [done]`, `HSM - done`, `✅ HSM`. */
export function splitStatus(
  text: string,
): { readonly rest: string; readonly status: Status; readonly written: string } | undefined {
  const end =
    /^(.*?)\s*(?:[[(]([^[\]()]{1,40})[\])]|\s[–—:-]\s*([^–—:()[\]]{1,40})|\s(\p{Extended_Pictographic}\ufe0f?))$/u.exec(
      text.slice(0, 500),
    );
  const start = /^(\p{Extended_Pictographic}\ufe0f?)\s+(.+)$/u.exec(text.slice(0, 500));
  const candidates = [
    [end?.[1], end?.[2] ?? end?.[3] ?? end?.[4]],
    [start?.[2], start?.[1]],
  ] as const;
  for (const [rest, written] of candidates) {
    const status = written === undefined ? undefined : statusOf(written);
    if (rest !== undefined && rest !== '' && written !== undefined && status !== undefined)
      return { rest, status, written };
  }
  return undefined;
}
