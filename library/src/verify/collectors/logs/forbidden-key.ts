/**
 * Names that no log may have a value under.
 * @module
 */

/** What is never logged, whatever a claim says. */
export const NEVER_LOGGED = [
  ...['password', 'passwd', 'passphrase', 'pwd', 'secret', 'token', 'authorization', 'cookie', 'ssn'],
  ...['biometric', 'embedding', 'private-key', 'api-key', 'secret-key', 'access-key', 'credit-card', 'cvv'],
];

/** The words of a name: `userAccessToken` and `user_access-token` are three. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function withoutPlural(word: string): string {
  return word.replace(/(?<=..[^s])s$/, '');
}

/**
 * Makes a function that finds the forbidden name a name ends in: `face_embeddings` ends in `embedding`, `token_count`
 * in nothing forbidden.
 */
export function forbiddenNames(forbidden: readonly string[]): (name: string) => string | undefined {
  const wanted = forbidden.map((name) => ({ name, words: wordsOf(name) })).filter(({ words }) => words.length > 0);
  const known = new Map<string, string | undefined>();
  return (name) => {
    if (known.has(name)) return known.get(name);
    const words = wordsOf(name).map(withoutPlural);
    const joined = words.join('');
    const found = wanted.find(({ words: end }) => {
      const plain = end.map(withoutPlural);
      return (
        joined === plain.join('') || plain.every((word, index) => words[words.length - plain.length + index] === word)
      );
    })?.name;
    // Names that are data, such as ids, must not fill the memory.
    if (known.size < 20_000) known.set(name, found);
    return found;
  };
}

/** What stands in place of a value that was taken out, or says that there is none. */
const WITHHELD =
  /^(?:[*\u2022x.#-]{2,}|[[<({]*\s*(?:redacted|masked|filtered|hidden|removed|omitted|null|nil|none|undefined|n\/a|empty)\b.*|(?:true|false|yes|no|ok|present|missing|absent|invalid|valid|expired|required|accepted|rejected|granted|denied|allowed|failed|verified|revoked|set|unset|enabled|disabled)?)$/i;

/**
 * Whether a value gives nothing away.
 *
 * @param name the forbidden name it stands under
 */
export function isWithheld(value: string, name: string): boolean {
  const text = value.trim();
  // Language models count tokens.
  if (name === 'token' && /^\d{1,7}$/.test(text)) return true;
  return WITHHELD.test(text) || /^(?:sha256|hash|hmac)[:$]/i.test(text);
}

/** Whether a word of plain text may be a secret: prose says "token: expected", too. */
export function maybeSecret(value: string): boolean {
  return (
    value.length >= 6 &&
    (/\d/.test(value) || /[a-z][A-Z]|[A-Z].*[a-z].*[A-Z]/.test(value) || value.length >= 16 || /^Bearer$/.test(value))
  );
}
