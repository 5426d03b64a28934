/**
 * What kind of value a setting has, in place of the value: an observation is written down, and must not carry the
 * secrets it speaks of.
 * @module
 */

/** Stands for a value in an observation. */
export type ValueClass =
  | 'empty'
  | 'reference'
  | 'placeholder'
  | 'path'
  | 'flag'
  | 'number'
  | 'block'
  | 'text'
  | `secret:${string}`;

/** Texts that are credentials whatever they are called; each pattern is linear. */
const CREDENTIALS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['private-key', /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/],
  ['aws-access-key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['github-token', /\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_[0-9A-Za-z_]{80,90})\b/],
  ['gitlab-token', /\bglpat-[0-9A-Za-z_-]{20}\b/],
  ['google-key', /\bAIza[0-9A-Za-z_-]{35}\b/],
  ['slack-token', /\bxox[abeoprs]-[0-9A-Za-z-]{10,72}\b/],
  ['stripe-key', /\b[rs]k_live_[0-9A-Za-z]{20,99}\b/],
  ['npm-token', /\bnpm_[0-9A-Za-z]{36}\b/],
  ['json-web-token', /\beyJ[0-9A-Za-z_-]{8,}\.eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}/],
  ['url-with-password', /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/${}<>]{1,64}:(?![${<*])[^\s:@/]{1,128}@/i],
];

const REFERENCE = /\$[({A-Za-z_]|\{\{|%[A-Z_]+%|^(?:vault|op|ref\+\w+|awssm|secretref|file|env):|^arn:aws:/;
const PLACEHOLDER =
  /^(?:x{3,}|\*{3,}|\.{3,}|<.*>|(?:your|my)[-_ ].*|example.*|placeholder|redacted|none|null|nil|tbd|todo|fixme|n\/a)$/i;
const PATH = /^(?:~?\.{0,2}\/|[A-Za-z]:\\)[^\s=]*$|^[a-z0-9_.-]+(?:\/[a-z0-9_.-]+)+$/;

/** The class of a value. */
export function classOf(value: string): ValueClass {
  const text = value.trim();
  if (text === '') return 'empty';
  const credential = CREDENTIALS.find(([, pattern]) => pattern.test(text))?.[0];
  if (credential !== undefined) return `secret:${credential}`;
  // A file of settings rather than one setting.
  if (text.includes('\n')) return 'block';
  if (REFERENCE.test(text)) return 'reference';
  if (PLACEHOLDER.test(text)) return 'placeholder';
  if (/^(?:true|false|yes|no|on|off|enabled?|disabled?)$/i.test(text)) return 'flag';
  if (/^-?\d+(?:\.\d+)?(?:ms|[smhd%])?$/.test(text)) return 'number';
  if (PATH.test(text)) return 'path';
  return 'text';
}

/** A text with every credential in it taken out. */
export function withoutCredentials(text: string): string {
  let masked = text;
  for (const [kind, pattern] of CREDENTIALS)
    masked = masked.replace(new RegExp(pattern, `${pattern.flags}g`), `<${kind}>`);
  return masked.replace(
    /((?:pass(?:word|wd)?|secret|token|api[-_]?key)["']?\s*[=:]\s*["']?)(?![$<{])[^\s"'&;|]{3,}/gi,
    '$1<hidden>',
  );
}

const SECRET_WORDS = new Set(
  'password passwd pwd passphrase passcode secret secrets token tokens jwt bearer credential credentials apikey secretkey privatekey accesskey'.split(
    ' ',
  ),
);
/** A key is a secret when one of these stands before it. */
const SECRET_KEYS = new Set(
  'api access private secret signing encryption master auth batch storage account service shared session cookie jwt app'.split(
    ' ',
  ),
);
/** The last word of a name says what the value is: the path of a password is no password. */
const NO_SECRETS = new Set(
  `file files path paths dir directory url uri host port name names ttl expiry expiration expires timeout length size
  enabled disabled required type algorithm alg id ids issuer audience endpoint header prefix suffix policy rotation interval
  count limit min max mode provider field version format user username mount namespace ref reference store class manager
  arn json yaml yml conf properties xml sh txt toml ini cfg sql env html md lua py region seconds minutes hours days age lifetime window cost rounds iterations regex pattern strength label hash`
    .trim()
    .split(/\s+/),
);
const SWITCHES = new Set(
  'enable disable use require allow is has max min num skip show hide check validate'.split(' '),
);

/** Whether a setting of this name holds a secret. */
export function namesSecret(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (NO_SECRETS.has(last) || SWITCHES.has(words[0] ?? '') || words.includes('public')) return false;
  if (words.some((word) => SECRET_WORDS.has(word)) || (last === 'pass' && words.length > 1)) return true;
  return words.some((word, index) => word === 'key' && SECRET_KEYS.has(words[index - 1] ?? ''));
}

/**
 * The credential that a setting has, by its name or by what its value looks like; undefined when it has none.
 *
 * @param value the class of its value
 */
export function credentialIn(name: string, value: string): string | undefined {
  if (value.startsWith('secret:')) return value.slice('secret:'.length).replaceAll('-', ' ');
  if (!namesSecret(name)) return undefined;
  return value === 'text' || (value === 'number' && /pass|pwd/i.test(name)) ? 'secret in plain text' : undefined;
}
