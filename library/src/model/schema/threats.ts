/**
 * What can go wrong and what is done: actors, vectors, assumptions, threats, trees, controls, decisions, phases.
 * @module
 */
import * as z from 'zod';
import { degree, entry, exemption, requirement, status, stride } from './common.ts';
import {
  date,
  duration,
  factValue,
  flag,
  free,
  mapOf,
  money,
  number,
  oneOf,
  orShort,
  ref,
  refs,
  shape,
  text,
  texts,
} from './field.ts';
import { frequency, loss } from './quantities.ts';

export const actor = entry(
  {},
  {
    from: ref('zones').describe('The zone it starts from'),
    skill: number({ min: 1, max: 5, integer: true }).describe('1 none to 5 state-grade'),
    goal: text().describe('What it is after'),
    'listed-as': oneOf('internal', 'external').describe('Where the source document lists it'),
  },
).describe('A threat actor');

export const vector = entry(
  {},
  {
    family: text().describe('Such as network, application, cryptographic, supply-chain'),
    stride: z.array(stride).describe('The STRIDE letters it belongs to'),
  },
).describe('A way in that is talked about; not yet a threat');

export const assumption = entry({}, {}).describe('Something taken for granted');

/** The one place where a key may be any axis of a scheme; the reader checks it against the scheme. */
export const risk = z
  .looseObject({
    scheme: text().optional().describe("The scheme this rating is in, when it is not the system's"),
    rated: oneOf('before', 'after').optional().describe('Before or after the listed controls'),
    vector: text().optional().describe('A CVSS vector'),
    frequency: frequency.optional(),
    loss: loss.optional(),
  })
  .transform(({ scheme, rated, vector, frequency, loss, ...axes }) => ({
    scheme,
    rated,
    vector,
    frequency,
    loss,
    axes: new Map(Object.entries(axes).map(([axis, value]) => [axis, String(value)])) as ReadonlyMap<string, string>,
  }))
  .describe('A rating: one value for each axis of the scheme');

const ELEMENTS = ['components', 'flows', 'entries', 'assets', 'zones', 'boundaries'] as const;

export const threat = entry(
  {},
  {
    stride: z.array(stride).describe('Its STRIDE letters'),
    targets: z.array(refs(...ELEMENTS)).describe('The elements it hits'),
    asset: ref('assets').describe('What the attacker is after'),
    actors: z.array(ref('actors')).describe('Who would do it'),
    vectors: z.array(ref('vectors')).describe('The ways in it uses'),
    tree: ref('trees').describe('Its attack tree'),
    risk: risk,
    level: text().describe('The level the team declares'),
    priority: number({ min: 1, integer: true }).describe('1 is first'),
    impacts: texts().describe('What happens then'),
    goal: text().describe('What the attacker wants from it'),
    method: text().describe('How it is done'),
    steps: texts().describe('How it goes, in order'),
    'part-of': ref('threats').describe('The threat it is one form of'),
    aka: texts().describe('Other names for it'),
    covers: texts().describe('Rules whose findings it stands for'),
    controls: z
      .array(
        orShort(
          ref('controls'),
          'control',
          shape({ control: ref('controls') }, { effectiveness: degree, because: text() }),
        ),
      )
      .describe('What is done against it'),
    'mitigation-cost': money().describe('What treating it would cost, when its controls do not say'),
  },
).describe('Something that can go wrong here');

const counter = orShort(
  ref('controls'),
  'control',
  shape(
    { control: ref('controls') },
    { works: number({ min: 0, max: 1 }).describe('The probability that it stops the step'), 'countered-by': texts() },
  ),
);
const gate = {
  or: texts().describe('One of these is enough'),
  and: texts().describe('All of these, in any order'),
  // biome-ignore lint/suspicious/noThenProperty: the language's word for a sequential and; nothing awaits a schema
  then: texts().describe('All of these, in this order'),
  'at-least': number({ min: 1, integer: true }).describe('How many of "of"'),
  of: texts().describe('The nodes of which "at-least" must happen'),
  not: text().describe('The node that must not happen'),
  tree: ref('trees').describe('Another tree that stands here'),
};
const step = {
  probability: number({ min: 0, max: 1 }).describe('The probability that the attacker succeeds, 0 to 1'),
  cost: number({ min: 0 }).describe('What it costs the attacker'),
  time: duration().describe('How long it takes the attacker'),
  skill: number({ min: 1, max: 5 }).describe('The skill it takes, 1 none to 5 state-grade'),
  detectability: number({ min: 0, max: 1 }).describe('The probability that it is noticed, 0 to 1'),
  damage: number({ min: 0 }).describe('What it costs the defender'),
  'countered-by': z.array(counter).describe('Controls that stop it'),
};
export const tree = entry(
  { goal: text().describe('What the attacker wants') },
  { ...gate, ...step, nodes: mapOf(entry({}, { ...gate, ...step })).describe('Gates and steps below the goal') },
).describe('An attack tree; a node without a gate is a step');

export const control = entry(
  {},
  {
    layer: ref('layers').describe('The layer of defense it stands in'),
    strategy: ref('strategies').describe('prevent, detect, respond, recover, transfer or accept'),
    effectiveness: degree.describe('How well it works'),
    cost: money().describe('What it costs, once and a year'),
    status: status.describe('done is a claim; whether it holds is for evidence to say'),
    guards: z.array(refs(...ELEMENTS)).describe('The elements it protects'),
    against: z.array(refs('threats', 'vectors')).describe('What it works against'),
    separates: z.array(refs('zones', 'components')).describe('What it keeps apart'),
    gives: mapOf(factValue(), z.string()).describe('Facts it gives to what it guards'),
    parameters: free().describe('Its settings'),
    proof: oneOf('present', 'active', 'effective', 'attested').describe('How deep a proof must reach'),
    'part-of': ref('controls').describe('The control it is a part of'),
    library: text().describe('The control of the library it is an instance of, when its id is another'),
  },
).describe('A measure');

const item = entry(
  {},
  {
    controls: z.array(ref('controls')),
    threats: z.array(ref('threats')),
    status,
    when: requirement.describe('A status that follows from something else'),
    due: date(),
  },
);
export const phase = entry(
  { order: number({ min: 0 }).describe('Its place among the phases') },
  {
    current: flag().describe('Whether it is the one being worked on'),
    due: date().describe('When it should be complete'),
    items: mapOf(item).describe('What is done in it'),
  },
).describe('A phase of the roadmap');

export const decision = entry(
  {
    treatment: oneOf('mitigate', 'accept', 'transfer', 'avoid', 'not-applicable', 'false-positive').describe(
      'What is done about it',
    ),
  },
  {
    by: text().describe('Who decided'),
    date: date().describe('When'),
    until: date().describe('Until when it holds'),
    severity: oneOf('critical', 'high', 'medium', 'low', 'info').describe(
      'How bad a finding is instead, or every finding of a rule; needs a reason and a treatment that silences nothing',
    ),
  },
).describe('What the team does about a finding, a rule, a threat or a control');

export const answer = entry(
  { answer: factValue().describe('The value of the fact, not-known or not-applicable') },
  {
    by: text().describe('Who answered'),
    date: date().describe('When'),
    'ask-again': date().describe('When to ask again'),
  },
).describe('An answer to a question, by fact@element');

export const policy = entry(
  { when: free().describe('The condition, in the language of rules') },
  {
    message: text().describe('What to say when it holds'),
    exempt: mapOf(exemption).describe('Entries it does not count for, until when and why'),
  },
).describe('A condition over the whole model that must never hold');
