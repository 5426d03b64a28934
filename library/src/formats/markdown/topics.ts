/**
 * What a section is about, by the words of its heading as people use them in threat models.
 * @module
 */

/** What a section, a table or a list is about. */
export type Topic =
  | 'components'
  | 'zones'
  | 'boundaries'
  | 'flows'
  | 'entries'
  | 'assets'
  | 'actors'
  | 'vectors'
  | 'threats'
  | 'trees'
  | 'controls'
  | 'assumptions'
  | 'excluded'
  | 'accepted'
  | 'phases'
  | 'detections'
  | 'metrics'
  | 'playbooks'
  | 'scenarios'
  | 'frameworks'
  | 'glossary'
  | 'references'
  | 'scales'
  | 'about'
  | 'questions'
  | 'environments'
  | 'duties'
  | 'teaching';

/** The first that fits counts, so the narrower one stands first. */
const HEADINGS: readonly (readonly [Topic, RegExp])[] = [
  [
    'teaching',
    /exercise|worksheet|quiz|learning objective|assessment criteria|certification$|module (?:overview|completion)|\btemplate\b|what is (?:a )?threat|methodology|modell?ing process|fundamentals|how to use|understanding/,
  ],
  [
    'about',
    /^trust levels$|^(?:table of )?contents$|^toc$|revision|change ?log|document (?:control|history|information)|^metadata$|version history|^authors?$|sign-?off|^status$|^abstract$|^context$|^introduction$/,
  ],
  ['glossary', /glossary|terminology|definitions|abbreviations|acronyms/],
  [
    'references',
    /^see also$|references?$|resources$|further reading|related (?:documents?|work|reading)|^links$|documentation$|^tools$|modell?ing tools/,
  ],
  ['questions', /open (?:questions?|issues|points)|unresolved|to be (?:determined|decided)|^tbd$/],
  ['accepted', /accepted|risk acceptance|known limitations?|residual risks?/],
  [
    'excluded',
    /out[- ]of[- ]scope|not in scope|exclusions?|non-?goals|not applicable|do not apply|doesn't apply|non-?threats/,
  ],
  ['assumptions', /assum(?:e|ption)|preconditions|taken for granted|dependencies on/],
  [
    'playbooks',
    /incident|playbook|run ?book|response (?:plan|procedure|framework|checklist|matrix|process|steps)|emergency|recovery procedure/,
  ],
  ['scenarios', /scenario analysis|table ?top|^scenarios?(?: \d+)?\b|incident scenarios?|drills?\b/],
  [
    'controls',
    /(?:attacks?|threats?|d?dos|abuse|risks?|sybil|fraud|escape) (?:prevention|protections?|mitigations?|defen[cs]es?|resistance)\b/,
  ],
  ['trees', /attack[- ](?:trees?|paths?|graphs?)|kill chain/],
  ['metrics', /metrics|measurements|indicators|kpis?/],
  ['detections', /alert|detect|monitoring|logging|telemetry|observability|thresholds?/],
  [
    'phases',
    /road ?map|\bphase\b|milestone|action (?:plan|items)|next steps|implementation plan|(?:short|medium|mid|long)[- ]term|immediate (?:actions?|term)|backlog|to-?do\b|remediation plan|\bq[1-4]\b.*20\d\d|sprint/,
  ],
  ['frameworks', /compliance|regulat|industry standards?|legal|standards mapping/],
  ['boundaries', /(?:trust|security|privilege) boundar|^boundaries/],
  ['zones', /(?:trust|security|network) (?:zones?|domains?)|segments|^zones/],
  [
    'assets',
    /assets?\b|crown jewels|data (?:classification|inventory|attack surface|at risk|stores? and)|sensitive data|secrets inventory|we (?:are )?protect|to protect|^data$/,
  ],
  ['actors', /actors?\b|adversar|attackers?\b|threat (?:agents?|sources?)|personas?\b|attacker (?:model|profile)/],
  ['flows', /data ?flows?|\bdfds?\b|information flows?|interactions|communication (?:paths|flows)|\bflows?$/],
  ['vectors', /attack vectors?|attack (?:types|patterns|techniques)|vectors$/],
  [
    'entries',
    /entry ?points?|attack surface|exposed|(?:listening|open|network) ports?|ports?$|endpoints|interfaces|external surface/,
  ],
  [
    'scales',
    /(?:probability|likelihood|impact|severity|exposure|rating) (?:scale|levels?|ratings?|definitions?)|risk (?:matrix|scale|scoring|formula|levels)|quantitative|scoring|risk assessment framework|strategy matrix|priority framework/,
  ],
  [
    'threats',
    /threats?\b|risks?\b|stride|attacks?\b|vulnerabilit|abuse|misuse|hazard|what can go wrong|findings|weakness|concerns|linddun/,
  ],
  [
    'controls',
    /controls?\b|mitigations?\b|counter-?measures?|safeguards?|defen[cs]e|protect|mechanisms?\b|hardening|measures\b|requirements|going to do|prevent|checklist|practices|security$|isolation|sandbox|permission|authentication|authorization|encryption|rate limiting|validation|enforcement|recommendations?|security (?:goals|objectives|claims)/,
  ],
  [
    'components',
    /components?\b|architecture|system (?:overview|description|model|design|context|elements)|modules$|services$|technology|what are we|deployment|infrastructure|elements|topology|^system$/,
  ],
];

const STRIDE_HEADING =
  /^(?:\(?([stride])\)?\s*[-:–—.)]?\s*)?(spoofing|tampering|repudiation|information disclosure|denial[- ]of[- ]service|elevation of privileges?|(?:privilege )?escalation of privileges?)\b/;

/** A heading in lower case, without its number. */
function bareHeading(title: string): string {
  return title
    .toLowerCase()
    .replace(/^(?:part|section|chapter|appendix|annex|layer)\s+[\da-z]{1,3}\b\s*[:.–—-]?\s*/, '')
    .replace(/^(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.)]\s+/, '')
    .replace(/^\d+(?:\.\d+)*\s+/, '')
    .replace(/\s*\(.*?\)\s*$/, '')
    .replace(/\s*:$/, '')
    .trim();
}

/** What a label above a list says that it holds: its last word tells most. */
export function topicOfLabel(label: string): Topic | undefined {
  return topicOf(label.split(/\s+/).at(-1) ?? '') ?? topicOf(label);
}

/** What a heading says that its section is about; undefined when it says nothing. */
export function topicOf(title: string): Topic | undefined {
  const bare = bareHeading(title);
  if (STRIDE_HEADING.test(bare)) return 'threats';
  const about = bare.replace(/threat[- ]model(?:l?ing|s)?\b/g, '').trim();
  return HEADINGS.find(([, words]) => words.test(about))?.[0];
}

/** The category of STRIDE that a heading names. */
export function strideHeading(title: string): string | undefined {
  return STRIDE_HEADING.exec(bareHeading(title))?.[2];
}
