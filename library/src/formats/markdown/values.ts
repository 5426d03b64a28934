/**
 * Words and numbers of a document as values of the language; undefined for what is none.
 * @module
 */
import { didYouMean } from '../../kit/did-you-mean.ts';
import type { State } from './record.ts';

const STRIDE = [
  'spoofing',
  'tampering',
  'repudiation',
  'information-disclosure',
  'denial-of-service',
  'elevation-of-privilege',
] as const;

const STRIDE_WORDS: readonly (readonly [string, RegExp])[] = [
  ['spoofing', /spoof/],
  ['tampering', /tamper/],
  ['repudiation', /(?<!non-)repudiat/],
  ['information-disclosure', /info(?:rmation)?[ -]?(?:disclosure|leak)|disclosure/],
  ['denial-of-service', /denial|\bd?dos\b/],
  ['elevation-of-privilege', /elevation|privilege escalation|escalation of|\beop\b/],
];

/** The categories of STRIDE in a text, by words or by letters. */
export function strideOf(text: string): readonly string[] {
  const low = text.toLowerCase();
  const words = STRIDE_WORDS.filter(([, word]) => word.test(low)).map(([category]) => category);
  if (words.length > 0) return words;
  const letters = text.replace(/[\s,/&+;|()]/g, '');
  if (!/^[STRIDE]{1,6}$/.test(letters)) return [];
  return STRIDE.filter((_, at) => letters.includes('STRIDE'[at] ?? ''));
}

const LEVELS: readonly (readonly [string, RegExp])[] = [
  ['critical', /^(?:critical|crit|very[ -]high|severe|extreme|catastrophic|p0)\b/],
  ['high', /^(?:high|major|important|p1)\b|^h$/],
  ['moderate', /^(?:moderate|medium|mod|med|p2)\b|^m$/],
  ['low', /^(?:low|minor|very[ -]low|negligible|p3)\b|^l$/],
];

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s.-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A level of risk. */
export function levelOf(text: string): string | undefined {
  const low = bare(text)
    .replace(/^(?:risk|level|overall)\s+/, '')
    .replace(/^\d+(?:\.\d+)?\s+/, '');
  return LEVELS.find(([, word]) => word.test(low))?.[0];
}

const PROBABILITIES: readonly (readonly [number, RegExp])[] = [
  [5, /^(?:almost certain|certain|very[ -]high|very[ -]likely|frequent|critical|expected)\b/],
  [1, /^(?:very[ -]low|rare|very unlikely|remote|negligible|improbable|highly unlikely)\b/],
  [2, /^(?:low|unlikely)\b|^l$/],
  [3, /^(?:medium|moderate|med|possible|occasional)\b|^m$/],
  [4, /^(?:high|likely|probable)\b|^h$/],
];
const IMPACTS: readonly (readonly [number, RegExp])[] = [
  [5, /^(?:catastrophic|very[ -]high|critical|severe|extreme)\b/],
  [1, /^(?:very[ -]low|negligible|insignificant|none)\b/],
  [2, /^(?:low|minor)\b|^l$/],
  [3, /^(?:medium|moderate|med|significant)\b|^m$/],
  [4, /^(?:high|major|serious)\b|^h$/],
];

/** A step of the scale from 1 to 5; a number outside of it is none. */
export function stepOf(text: string, axis: 'likelihood' | 'impact'): number | undefined {
  const number = /^\s*(\d+(?:\.\d+)?)\s*(?:\/\s*(\d+))?(?:\s|$|[-–—(:])/.exec(text);
  if (number !== null) {
    const value = Number(number[1]);
    if (number[2] !== undefined && number[2] !== '5') return undefined;
    return Number.isInteger(value) && value >= 1 && value <= 5 ? value : undefined;
  }
  const low = bare(text);
  return (axis === 'likelihood' ? PROBABILITIES : IMPACTS).find(([, word]) => word.test(low))?.[0];
}

/** A CVSS vector. */
export function cvssOf(text: string): string | undefined {
  return /CVSS:[34]\.[01]\/[A-Za-z]+:[A-Za-z]+(?:\/[A-Za-z]+:[A-Za-z]+)*/.exec(text)?.[0];
}

/** How far something is, in words; undefined when the text is about something else. */
export function stateWord(text: string): State | undefined {
  const low = bare(text);
  if (/[✅✓✔☑]/u.test(text) && low.length < 40) return 'done';
  if (/[❌✗✘☐□⬜⏳]/u.test(text) && low.length < 40) return 'planned';
  if (/[🚧🔄🟡]/u.test(text) && low.length < 40) return 'in-progress';
  if (
    /^(?:not (?:yet )?(?:implemented|started|done|mitigated|in place|deployed)|planned|pending|proposed|todo|to do|open|missing|no|none|future|backlog|unmitigated|tbd|recommended|required|scheduled)\b/.test(
      low,
    )
  ) {
    return 'planned';
  }
  if (/^(?:in[ -]progress|partial(?:ly)?(?: \w+)?|ongoing|wip|started|under way|underway)\b/.test(low))
    return 'in-progress';
  if (/^(?:retired|removed|deprecated|obsolete)\b/.test(low)) return 'retired';
  if (
    /^(?:fully )?(?:done|implemented|mitigated|deployed|complete[d]?|in place|active|enabled|enforced|yes|closed|resolved|fixed|live|verified|existing|met|satisfied|compliant)\b/.test(
      low,
    )
  ) {
    return 'done';
  }
  return undefined;
}

/** Whether a text that names a measure also says that it is at work. */
export function saysDone(text: string): boolean {
  return /\b(?:deployed|enforced|active|implemented|enabled|in place|live)\s*$/i.test(text.replace(/[.!]\s*$/, ''));
}

/** What was decided about a threat. */
export function treatmentOf(text: string): string | undefined {
  const low = bare(text);
  const known: readonly (readonly [string, RegExp])[] = [
    ['not-applicable', /^(?:not applicable|n a$|out of scope)/],
    ['false-positive', /^false positive/],
    ['accept', /^(?:risk )?accept/],
    ['transfer', /^transfer/],
    ['avoid', /^(?:avoid|eliminat)/],
    ['mitigate', /^(?:mitigate|reduce|treat)\b/],
  ];
  return known.find(([, word]) => word.test(low))?.[0];
}

const TRUST: readonly (readonly [string, RegExp])[] = [
  ['semi-trusted', /^(?:semi|partially|partly)[ -]?trusted|^dmz\b/],
  ['untrusted', /^(?:un|not |non-)trusted|^untrusted|^no trust|^zero trust|^none\b|^hostile/],
  ['public', /^(?:public|anonymous|unauthenticated)\b/],
  ['authenticated', /^(?:authenticated|logged[ -]in|user)\b/],
  ['internal', /^(?:internal|private|trusted|fully trusted|full|high|admin\w*|privileged)\b/],
];

/** A trust level of the language, by the words that people use. */
export function trustOf(text: string): string | undefined {
  const number = /^\s*(\d{1,3})\s*(?:\/\s*100|%)?\s*$/.exec(text)?.[1];
  if (number !== undefined && Number(number) > 5) {
    const names = ['untrusted', 'public', 'semi-trusted', 'authenticated', 'internal'] as const;
    return names[Math.min(4, Math.floor(Number(number) / 20))];
  }
  return TRUST.find(([, word]) => word.test(bare(text)))?.[0];
}

/** Who can reach an entry. */
export function exposureOf(text: string): string | undefined {
  const low = bare(text);
  if (/semi[ -]?trusted|dmz|partner|vpn/.test(low)) return 'semi-trusted';
  if (/^(?:local|loopback|localhost|127)/.test(low)) return 'local';
  if (/\b(?:internal|private|intranet|cluster|management|vpc)\b/.test(low)) return 'internal';
  if (/\b(?:external|public|internet|open|anyone|world|yes)\b/.test(low)) return 'external';
  return undefined;
}

/** How much an asset is worth: 1 is the most. */
export function tierOf(text: string): number | undefined {
  const number = /\btier[ -]?([1-4])\b/i.exec(text)?.[1] ?? /^\s*([1-4])\s*$/.exec(text)?.[1];
  if (number !== undefined) return Number(number);
  const low = bare(text);
  if (/^(?:critical|crit|top secret|secret|restricted|highly|very high|crown)/.test(low)) return 1;
  if (/^(?:high|confidential|sensitive|pii|personal|important)/.test(low)) return 2;
  if (/^(?:medium|moderate|internal|private|mod\b|med\b)/.test(low)) return 3;
  return /^(?:low|public|open)/.test(low) ? 4 : undefined;
}

/** What kind of component a name tells of, or undefined when the name tells nothing. */
export function kindOf(name: string): 'external' | 'store' | 'process' | undefined {
  const low = name.toLowerCase();
  if (
    /data ?base|\bdbs?\b|storage|\bstore\b|bucket|\bs3\b|cache|redis|postgres|mysql|mongo|ledger|archive|warehouse|vault|registry|repositor|\blogs?\b|queue|kafka|\bdisks?\b|volume|file ?system|blob/.test(
      low,
    )
  ) {
    return 'store';
  }
  if (
    /\b(?:users?|clients?|customers?|internet|browsers?|admin(?:istrator)?s?|operators?|attackers?|external|third[- ]part(?:y|ies)|partners?|vendors?|public|peers?|persons?|people|tenants?|mobile app|wallet|visitors?|employees?|devices?)\b/.test(
      low,
    )
  ) {
    return 'external';
  }
  return /\b(?:services?|servers?|api|gateway|daemon|engine|modules?|nodes?|workers?|proxy|app|application|process|controller|balancer|agent|handlers?|scheduler|function|lambda|site|portal|interface|backend|frontend|machine|runtime|broker|provider)\b/.test(
    low,
  )
    ? 'process'
    : undefined;
}

const KINDS = ['external', 'store', 'process'] as const;

/** The kind that a word of a column says. */
export function kindWord(text: string): (typeof KINDS)[number] | undefined {
  const low = bare(text);
  if (/^(?:external|actor|person|user|third|entity|human|interactor)/.test(low)) return 'external';
  if (/store|database|storage|queue|cache|bucket/.test(low)) return 'store';
  return /^(?:process|service|component|application|server|function|api|container|module)/.test(low)
    ? 'process'
    : undefined;
}

/** How well a control works. */
export function degreeOf(text: string): string | undefined {
  return /^(very[ -]high|high|medium|moderate|low)\b/
    .exec(bare(text))?.[1]
    ?.replace(' ', '-')
    .replace('moderate', 'medium');
}

/** A strategy of treating risk. */
export function strategyOf(text: string): string | undefined {
  const low = bare(text);
  const known = ['prevent', 'detect', 'respond', 'recover', 'transfer', 'accept'] as const;
  if (/^correct/.test(low)) return 'respond';
  return known.find((one) => low.startsWith(one)) ?? didYouMean(low, known);
}
