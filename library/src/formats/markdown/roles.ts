/**
 * What a column or a label says of a thing, by the words people put there.
 * @module
 */
import type { Topic } from './topics.ts';

/** What is said of a thing. */
export type Role =
  | 'access'
  | 'actor'
  | 'asset'
  | 'authentication'
  | 'because'
  | 'boundary'
  | 'category'
  | 'cost'
  | 'cvss'
  | 'data'
  | 'description'
  | 'detection'
  | 'due'
  | 'effectiveness'
  | 'encryption'
  | 'entry-points'
  | 'exposure'
  | 'file'
  | 'from'
  | 'goal'
  | 'id'
  | 'impact'
  | 'impacts'
  | 'indicators'
  | 'layer'
  | 'level'
  | 'likelihood'
  | 'location'
  | 'method'
  | 'mitigation'
  | 'name'
  | 'owner'
  | 'port'
  | 'priority'
  | 'protocol'
  | 'protection'
  | 'purpose'
  | 'questions'
  | 'references'
  | 'residual'
  | 'skill'
  | 'status'
  | 'steps'
  | 'strategy'
  | 'stride'
  | 'target'
  | 'technology'
  | 'threats'
  | 'threshold'
  | 'ticket'
  | 'tier'
  | 'to'
  | 'treatment'
  | 'trust'
  | 'vectors'
  | 'zone'
  | 'checklist'
  | 'background';

const LABELS: readonly (readonly [Role, RegExp])[] = [
  [
    'id',
    /^(?:#|id|no|nr|num|number|ref|key|code|(?:threat|risk|asset|control|finding|actor|flow|boundary|component|entry|attack|vuln\w*|requirement|req|item|tm) ?(?:id|#|no|number|ref))$/,
  ],
  ['cvss', /^cvss\b/],
  ['stride', /stride|^threat (?:category|type|class|classification)$/],
  ['residual', /^residual/],
  [
    'status',
    /^(?:status|state|(?:mitigation|control|implementation|current|remediation) status|implemented|mitigated|done|in place)$/,
  ],
  [
    'treatment',
    /^(?:treatment|decision|disposition|risk (?:response|treatment|decision|acceptance)|response strategy|accepted|risk strategy)$/,
  ],
  ['strategy', /^(?:strategy|control type|type of control|preventive.*)$/],
  ['from', /^(?:from|source|src|origin|sender|initiator|caller|producer|from component|source component)$/],
  [
    'to',
    /^(?:to|destination|dest|dst|receiver|sink|callee|consumer|to component|target component|destination component)$/,
  ],
  ['port', /\bports?$|^ports?\b/],
  ['protocol', /protocol|^transport$/],
  ['authentication', /^auth/],
  ['encryption', /encrypt|^tls$|in[- ]transit/],
  [
    'exposure',
    /^(?:exposure|exposed(?: to)?|reach(?:able)?(?: (?:from|by))?|network exposure|accessib\w*(?: (?:from|by|to))?|visibility|public|internet[- ]facing)$/,
  ],
  ['entry-points', /^(?:entry ?points?|interfaces?|attack surface|endpoints?|inputs?|surface)$/],
  ['vectors', /^(?:attack )?vectors?$|^attack types?$|^possible attacks$|^attacks$/],
  [
    'likelihood',
    /^(?:likelihood|likelyhood|probability|prob|l|p|chance|frequency of occurrence|likelihood of .*|(?:attack )?feasibility|likelihood (?:score|rating|level))$/,
  ],
  [
    'impact',
    /^(?:impact|i|severity of impact|(?:business|technical) impact|impact (?:score|rating|level)|consequence severity)$/,
  ],
  [
    'level',
    /^(?:risk|risk (?:level|rating|score|severity|class|value)|severity|rating|overall(?: risk)?(?: (?:score|rating|level))?|inherent risk|score|threat level|criticality level)$/,
  ],
  ['priority', /^(?:priority|prio|rank)$/],
  ['impacts', /^(?:impacts|consequences?|effects?|damage|what happens)$/],
  ['trust', /^trust(?: level)?s?$|^trusted$|^privilege(?: level)?$/],
  ['boundary', /boundar(?:y|ies)/],
  ['zone', /zones?$|^(?:network )?segment$|^network$|^vpc$|^environment$/],
  [
    'data',
    /^(?:data|payload|carries|data (?:types?|exchanged|transferred|involved|carried|elements?|sent|in transit)|information|contents?|message|assets? (?:carried|transferred))$/,
  ],
  [
    'mitigation',
    /^(?:(?:existing |proposed |recommended |planned |current |key |security |suggested |compensating )?(?:mitigations?|controls?|counter-?measures?|safeguards?|defen[cs]es?)|mitigation(?: strateg(?:y|ies)| plan| measures?|s? ?\/ ?controls?)|mitigated by|remediation|recommend(?:ation|ed action)s?|prevention(?: checklist| measures)?|response|defen[cs]e layers|fix|controls? ?\/ ?mitigations?|.* protections|treatment plan|what we do(?: about it)?|(?:controls?|mitigations?|safeguards?|measures?) (?:in place|applied|implemented|today))$/,
  ],
  ['protection', /^(?:protect(?:ion|ed by|ions)|safeguarded by)$/],
  ['because', /^(?:rationale|reason(?:ing)?|justification|why|because)$/],
  [
    'owner',
    /^(?:(?:risk |control |action )?owners?|responsible(?: (?:party|team))?|assignee|assigned to|team|accountable)$/,
  ],
  ['due', /^(?:due|due date|deadline|target date|eta|by when)$/],
  ['ticket', /^(?:ticket|issue|jira|tracking|tracker|issue link)$/],
  ['actor', /^(?:threat |potential )?(?:actors?|agents?|threat sources?)$|^adversar(?:y|ies)$|^attackers?$|^who$/],
  ['skill', /^(?:capabilit(?:y|ies)|skills?(?: level)?|sophistication|resources|capability level)$/],
  ['goal', /^(?:motivations?|goals?|objectives?|motives?|intent|aims?|attacker goal|attack goal)$/],
  ['access', /^(?:access(?: level)?|position|starting point|initial access)$/],
  [
    'tier',
    /^(?:tier|(?:data )?classification|sensitivity|criticality|value|importance|data class|confidentiality|security level|business value)$/,
  ],
  [
    'location',
    /^(?:location|stored(?: (?:in|at))?|where(?: stored)?|storage|store|resides(?: (?:in|at))?|held (?:in|by))$/,
  ],
  ['file', /^(?:file(?: ?name)?|path)$/],
  ['technology', /^(?:technolog(?:y|ies)|tech(?: stack)?|stack|language|platform|built with)$/],
  ['layer', /^(?:layer|defen[cs]e layer|control layer)$/],
  ['effectiveness', /^(?:effectiveness|strength|efficacy)$/],
  ['cost', /^(?:cost|effort|cost estimate)$/],
  ['asset', /^(?:(?:affected |target |impacted )?assets?(?: (?:at risk|affected|impacted|targeted))?)$/],
  [
    'threats',
    /^(?:threats?(?: (?:addressed|mitigated|covered|countered|prevented))?|mitigates|addresses|against|covers|risks? (?:addressed|mitigated)|related (?:threats|risks))$/,
  ],
  [
    'target',
    /^(?:(?:affected |target(?:ed)? |impacted )?(?:components?|elements?|systems?|services?|modules?|assets?\/components?)(?: affected)?|affected|affects|targets?|dfd element|applies to|contains|members|where it applies|subsystem)$/,
  ],
  [
    'references',
    /^(?:references?|links?|see(?: also)?|docs?|documentation|cwe|capec|att&?ck|mitre.*|owasp.*|code|code ref.*|evidence|proof|verified (?:by|in)|implemented in|source code|tests?|location in code)$/,
  ],
  ['threshold', /^(?:thresholds?|trigger|condition|alert when|limit)$/],
  ['indicators', /^(?:indicators?|observed activity|signs|symptoms|evidence observed|observations)$/],
  ['detection', /^(?:detection(?: method)?|detected by|how detected|monitoring)$/],
  ['questions', /^(?:analysis |discussion )?questions?$/],
  [
    'checklist',
    /^(?:response )?checklist$|^response (?:steps|actions)$|^actions$|^(?:work|tasks?|deliverables?|activities|work items?)$/,
  ],
  ['background', /^(?:background|situation|story|context)$/],
  ['steps', /^(?:steps?|attack (?:steps|path|flow|scenarios?|chain)|sequence|how it (?:works|happens)|attack types)$/],
  ['method', /^(?:method|techniques?|attack method|exploit\w*|how|attack)$/],
  ['purpose', /^(?:purpose|roles?|functions?|responsibilit(?:y|ies)|use|usage|used for)$/],
  ['category', /^(?:category|type|class|kind|family|group|area|domain)$/],
  [
    'description',
    /^(?:descriptions?|details?|desc|summary|explanation|what|definition|about|notes?|comments?|.*\bexamples?|scenario|(?:threat|attack|risk) (?:description|scenario|details)|implementation|how it works|mechanism|approach|means|overview)$/,
  ],
];

/** The words by which a table or a list calls the things it lists. */
const NAMES: Readonly<Partial<Record<Topic, RegExp>>> = {
  threats:
    /^(?:threats?|risks?|attacks?|vulnerabilit(?:y|ies)|abuse cases?|misuse cases?|hazards?|findings?|issues?|concerns?|weakness(?:es)?|(?:threat|risk|attack)(?: (?:name|title|event|scenario|vector|statement|description))|attack vector|event|what can go wrong)$/,
  components:
    /^(?:components?|elements?|services?|modules?|systems?|process(?:es)?|nodes?|containers?|applications?|subsystems?|component name|external entit(?:y|ies)|data stores?|entity|entities)$/,
  assets:
    /^(?:(?:data |information |critical )?assets?|data|data (?:type|item|element)s?|information|resources?|secrets?|asset name|what)$/,
  actors:
    /^(?:(?:threat |attacker )?(?:actors?|agents?|adversar(?:y|ies)|attackers?|sources?|profiles?)|persona|actor name)$/,
  controls:
    /^(?:(?:security )?(?:controls?|mitigations?|counter-?measures?|safeguards?|measures?|mechanisms?|defen[cs]es?|protections?|requirements?)|control name|practice|recommendation|action)$/,
  zones: /^(?:(?:trust |security |network )?(?:zones?|domains?|segments?))$/,
  boundaries: /^(?:(?:trust |security )?boundar(?:y|ies)(?: name)?)$/,
  flows: /^(?:(?:data )?flows?(?: name)?|interactions?|connections?|links?)$/,
  entries: /^(?:entry ?points?|endpoints?|interfaces?|services?|ports?|apis?|surfaces?|listener|attack surface)$/,
  assumptions: /^assumptions?$/,
  phases: /^(?:phases?|milestones?|quarters?|sprints?|stages?|timeframe|when)$/,
  detections: /^(?:alerts?|detections?|signals?|indicators?|events?|rules?|metrics?|log events?|what we watch)$/,
  metrics: /^metrics?$/,
  frameworks: /^(?:requirements?|regulations?|standards?|frameworks?|articles?|clauses?|compliance)$/,
  vectors: /^(?:attack )?(?:vectors?|techniques?)$/,
  playbooks: /^(?:steps?|actions?|phases?|stages?)$/,
  scenarios: /^scenarios?$/,
};

/** A label as it is compared: lower case, without marks at its ends. */
export function bareLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[*_`?:]+/g, '')
    .replace(/^(?:the|our)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a label is how things of a topic are called. */
export function isNameFor(label: string, topic: Topic): boolean {
  return NAMES[topic]?.test(bareLabel(label)) === true;
}

/** What a label says; undefined for a word nobody knows. */
export function roleOf(label: string): Role | undefined {
  const bare = bareLabel(label);
  if (/^(?:name|title|.* (?:name|title))$/.test(bare)) return 'name';
  return LABELS.find(([, words]) => words.test(bare))?.[0];
}
