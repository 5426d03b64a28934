/**
 * Secrets that only the name they are given to gives away: `password = "..."`, `API_TOKEN=...`.
 * @module
 */
import { entropyOf } from './entropy.ts';
import { isPlaceholder } from './placeholder.ts';

export interface AssignedSecret {
  readonly name: string;
  readonly secret: string;
  readonly at: number;
}

const NAME =
  '[A-Za-z0-9_.-]{0,40}(?:password|passwd|passphrase|secret|token|api_?-?key|access_?-?key|auth_?-?key|encryption_?-?key|signing_?-?key|credential)[A-Za-z0-9_-]{0,20}';
const QUOTED = new RegExp(`(${NAME})["'\`]?\\]?\\s{0,5}(?:=>|:=|[=:])\\s{0,5}(["'\`])([^\\s"'\`]{12,200})\\2`, 'gi');
const BARE = new RegExp(
  `^[ \\t]{0,20}(?:export[ \\t]+|-[ \\t]+)?(${NAME})[ \\t]{0,5}[=:][ \\t]{0,5}()([^\\s"'\`#;,]{12,200})[ \\t]*$`,
  'gim',
);
const WORTH_A_LOOK = /passw|passphrase|secret|token|key|credential/i;

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
  if (PASSED_OVER.test(path) || !WORTH_A_LOOK.test(text)) return [];
  const patterns = SETTINGS.test(path) ? [QUOTED, BARE] : [QUOTED];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): AssignedSecret[] => {
      const [whole, name = '', , secret = ''] = match;
      if (ABOUT.test(name) || !isSecret(secret)) return [];
      return [{ name, secret, at: match.index + whole.lastIndexOf(secret) }];
    }),
  );
}

/** Whether a value looks drawn at random: letters and digits, few of them twice, no words. */
function isSecret(value: string): boolean {
  if (isPlaceholder(value) || !/^[A-Za-z0-9+/=_\-.~!@#$%^&*]+$/.test(value)) return false;
  if (!/[0-9]/.test(value) || !/[A-Za-z]/.test(value)) return false;
  // Names, versions, dates, addresses and paths are made of parts that can be read.
  if (/^[a-z]+(?:[A-Z][a-z]+)*\d{0,3}$|^v?\d+\.\d+|^\d{4}-\d\d|^[/.~]|:\/\/|^[A-Z]+(?:_[A-Z0-9]+)+$/.test(value))
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
