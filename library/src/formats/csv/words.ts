/**
 * Words of registers for STRIDE letters, levels, states and scales.
 * @module
 */

const LETTERS: Readonly<Record<string, string>> = {
  s: 'spoofing',
  spoofing: 'spoofing',
  spoof: 'spoofing',
  spoofingidentity: 'spoofing',
  t: 'tampering',
  tampering: 'tampering',
  tamper: 'tampering',
  r: 'repudiation',
  repudiation: 'repudiation',
  i: 'information-disclosure',
  informationdisclosure: 'information-disclosure',
  infodisclosure: 'information-disclosure',
  d: 'denial-of-service',
  dos: 'denial-of-service',
  denialofservice: 'denial-of-service',
  e: 'elevation-of-privilege',
  eop: 'elevation-of-privilege',
  elevationofprivilege: 'elevation-of-privilege',
  elevationofprivileges: 'elevation-of-privilege',
  privilegeescalation: 'elevation-of-privilege',
};

/** The STRIDE letters in a cell; undefined when it says anything else. */
export function strideOf(cell: string): readonly string[] | undefined {
  const compact = cell.trim();
  const words = /^[STRIDE]{1,6}$/.test(compact) ? [...compact] : compact.split(/[,;/|\n]+|\band\b/i);
  const found = words.map((word) => LETTERS[word.toLowerCase().replace(/[^a-z]/g, '')]);
  const known = found.flatMap((letter) => letter ?? []);
  return known.length < found.length || known.length === 0 ? undefined : [...new Set(known)];
}

const LEVELS: Readonly<Record<string, string>> = {
  low: 'low',
  minor: 'low',
  moderate: 'moderate',
  medium: 'moderate',
  med: 'moderate',
  high: 'high',
  major: 'high',
  critical: 'critical',
  crit: 'critical',
  severe: 'critical',
  veryhigh: 'critical',
  extreme: 'critical',
  catastrophic: 'critical',
};

/** A level in a cell. */
export function levelOf(cell: string): string | undefined {
  return LEVELS[plain(cell)];
}

const STEPS: Readonly<Record<string, number>> = {
  rare: 1,
  verylow: 1,
  negligible: 1,
  insignificant: 1,
  remote: 1,
  unlikely: 2,
  low: 2,
  minor: 2,
  possible: 3,
  medium: 3,
  moderate: 3,
  med: 3,
  likely: 4,
  high: 4,
  major: 4,
  almostcertain: 5,
  veryhigh: 5,
  certain: 5,
  critical: 5,
  catastrophic: 5,
  severe: 5,
  verylikely: 5,
};

/** A step of five in a cell: a number from 1 to 5, or a word for one; `4 - Likely` too. */
export function stepOf(cell: string): number | undefined {
  const number = /^\s*([1-5])(?:\.0+)?(?:\s*[-–:/(=].*)?\s*$/.exec(cell)?.[1];
  return number === undefined ? STEPS[plain(cell)] : Number(number);
}

/** What a state says: how far the controls are, or what was decided. */
type State =
  | { readonly kind: 'control'; readonly status: 'done' | 'in-progress' | 'planned' }
  | { readonly kind: 'decision'; readonly treatment: string };

const DONE = new Set([
  'mitigated',
  'done',
  'implemented',
  'closed',
  'fixed',
  'resolved',
  'complete',
  'completed',
  'inplace',
  'verified',
  'remediated',
]);
const STARTED = new Set(['inprogress', 'started', 'ongoing', 'partial', 'partiallymitigated', 'partiallyimplemented']);
const PLANNED = new Set([
  'planned',
  'todo',
  'open',
  'new',
  'proposed',
  'notstarted',
  'pending',
  'unmitigated',
  'notmitigated',
  'identified',
  'backlog',
  'needsinvestigation',
]);
const DECIDED: Readonly<Record<string, string>> = {
  accepted: 'accept',
  accept: 'accept',
  riskaccepted: 'accept',
  wontfix: 'accept',
  transferred: 'transfer',
  transfer: 'transfer',
  avoided: 'avoid',
  avoid: 'avoid',
  eliminated: 'avoid',
  na: 'not-applicable',
  notapplicable: 'not-applicable',
  outofscope: 'not-applicable',
  falsepositive: 'false-positive',
};

/** The state in a cell. */
export function stateOf(cell: string): State | undefined {
  const word = plain(cell);
  if (DONE.has(word)) return { kind: 'control', status: 'done' };
  if (STARTED.has(word)) return { kind: 'control', status: 'in-progress' };
  if (PLANNED.has(word)) return { kind: 'control', status: 'planned' };
  const treatment = Object.hasOwn(DECIDED, word) ? DECIDED[word] : undefined;
  return treatment === undefined ? undefined : { kind: 'decision', treatment };
}

function plain(cell: string): string {
  return cell.toLowerCase().replace(/[^a-z]/g, '');
}

/** The parts of a cell that lists several: one a line, or between semicolons; between commas when asked. */
export function partsOf(cell: string, { commas = false }: { readonly commas?: boolean } = {}): readonly string[] {
  const by = /\n/.test(cell) ? /\r?\n/ : commas ? /[;,|]/ : /;/;
  const parts = cell.split(by).map((part) => part.replace(/^\s*[-*•]\s+/, '').trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

/** The numbers of taxonomy ids in a cell. */
export function numbersIn(cell: string): readonly number[] {
  return [...new Set((cell.match(/\d+/g) ?? []).map(Number).filter((number) => number > 0 && number < 100_000))];
}

/** The technique ids in a cell. */
export function techniquesIn(cell: string): readonly string[] {
  return [...new Set(cell.toUpperCase().match(/\bT\d{4}(?:\.\d{3})?\b/g) ?? [])];
}
