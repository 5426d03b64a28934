/**
 * Secrets that only the name they are given to gives away: `password = "..."`, `API_TOKEN=...`.
 * @module
 */
import { entropyOf } from './entropy.ts';
import { literalSearch, matchAt } from './literal-search.ts';
import { isPlaceholder } from './placeholder.ts';

export interface AssignedSecret {
  readonly name: string;
  readonly secret: string;
  readonly at: number;
}

/** Parts of names that promise a secret, in the ways they are written. */
const WORDS = ['password', 'passwd', 'passphrase', 'secret', 'token', 'credential'];
const KEY_WORDS = ['api', 'access', 'auth', 'encryption', 'signing'];

const search = literalSearch<true>(
  [
    ...WORDS.flatMap((word) => [word, capital(word), word.toUpperCase()]),
    ...KEY_WORDS.flatMap((word) => {
      const shouted = word.toUpperCase();
      return [`${word}_key`, `${word}Key`, `${capital(word)}Key`, `${shouted}_KEY`, `${word}-key`, `${word}key`];
    }),
  ].map((word) => [word, true] as const),
);

function capital(word: string): string {
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}

/** A name, a sign that gives it a value, and the value in quotation marks, or alone on the rest of its line. */
const QUOTED = /([\w.-]{1,80})["'`]?\]?\s{0,5}(?:=>|:=|[=:])\s{0,5}(["'`])([^\s"'`]{12,200})\2/y;
const BARE = /([\w.-]{1,80})[ \t]{0,5}[=:][ \t]{0,5}()([^\s"'`#;,]{12,200})[ \t]*(?=[\r\n]|$)/y;
const LINE_START = /(?:^|[\r\n])[ \t]{0,20}(?:export[ \t]{1,5}|-[ \t]{1,5})?$/;
const LONGEST_LEAD = 40;

/** Names of what is about a secret and is none. */
const ABOUT =
  /(?:public|name|type|path|file|dir|folder|url|uri|endpoint|host|ref|env|var|prefix|suffix|header|field|column|length|size|count|limit|ttl|expir\w*|hash|digest|checksum|sum|version|arn|id|format|pattern|regex|label|title|text|message|placeholder|address|policy|manager|provider|service|class|store|algorithm|mint|symbol|contract)s?$|^(?:public|no|has|is|max|min|num|total|csrf|xsrf|token(?:ize|iz)|next|page|continuation|css|design|i18n|__)/i;

/** Files whose lines are settings, so that a value needs no quotation marks. */
export const SETTINGS = /(?:^|\/)\.?env(?:\.[\w.-]+)?$|\.(?:env|ini|cfg|conf|properties|toml|ya?ml|tfvars|service)$/i;
/** Files that are prose, generated or minified: what looks like a secret there is not one. */
const PASSED_OVER =
  /\.(?:md|mdx|rst|adoc|txt|html?|svg|map|lock|sum|snap|csv|tsv|ipynb|po|xlf|resx|css|scss|less|min\.\w+)$|(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml|yarn\.lock|Cargo\.lock|go\.sum|composer\.lock|CHANGELOG\w*)$|(?:^|\/)(?:locales?|i18n|translations?|lang)\//i;

/** Finds them, in files that are code or settings. */
export function assignedSecretsIn(text: string, path: string): readonly AssignedSecret[] {
  if (PASSED_OVER.test(path)) return [];
  const isSettings = SETTINGS.test(path);
  const found = new Map<number, AssignedSecret>();
  search(text, (_, hit) => {
    const start = nameStart(text, hit);
    const isBare = isSettings && LINE_START.test(text.slice(Math.max(0, start - 30), start));
    const match = matchAt(QUOTED, text, start) ?? (isBare ? matchAt(BARE, text, start) : null);
    if (match === null) return;
    const [whole, name = '', , secret = ''] = match;
    if (ABOUT.test(name) || !isSecret(secret)) return;
    const at = start + whole.lastIndexOf(secret);
    found.set(at, { name, secret, at });
  });
  return [...found.values()];
}

/** Where the name begins in which something was found; no further back than names are long. */
function nameStart(text: string, hit: number): number {
  let start = hit;
  while (start > 0 && hit - start < LONGEST_LEAD && /[\w.-]/.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

/** Whether a value looks drawn at random: letters and digits, few of them twice, no words. */
function isSecret(value: string): boolean {
  if (isPlaceholder(value) || !/^[A-Za-z0-9+/=_\-.~!@#$%^&*]+$/.test(value)) return false;
  if (!/[0-9]/.test(value) || !/[A-Za-z]/.test(value)) return false;
  // Names, versions, dates, addresses and paths are made of parts that can be read.
  if (/^[a-z]+(?:[A-Z][a-z]+)*\d{0,4}$|^v?\d+\.\d+|^\d{4}-\d\d|^[/.~]|:\/\/|^[A-Z]+(?:_[A-Z0-9]+)+$/.test(value))
    return false;
  if (/^(?:[A-Za-z]{2,}[_.\-/])+[A-Za-z]{2,}\d{0,3}$|^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value))
    return false;
  if (isReadable(value)) return false;
  const isHex = /^[0-9a-f]+$/i.test(value);
  if (isHex) return value.length >= 32 && entropyOf(value) >= 3.2;
  return value.length >= 16
    ? entropyOf(value) >= 3.6
    : entropyOf(value) >= 3.4 && /[A-Z]/.test(value) && /[a-z]/.test(value);
}

/** Mostly words of four letters and more: an identifier or a sentence without spaces. */
function isReadable(value: string): boolean {
  const letters = (value.match(/[a-z]{4,}/g) ?? []).filter((part) => /[aeiou]/.test(part)).join('').length;
  return letters > value.length * 0.6;
}
