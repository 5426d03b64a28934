/**
 * What runs and answers: frameworks, metrics, detections, playbooks, scenarios, sources, diagrams, coverage.
 * @module
 */
import * as z from 'zod';
import { entry } from './common.ts';
import { duration, free, mapOf, number, oneOf, orShort, ref, refOrText, refs, shape, text, texts } from './field.ts';

const requirementOfFramework = entry(
  {},
  {
    controls: z.array(ref('controls')),
    playbook: ref('playbooks').describe('What to do then'),
    threats: z.array(ref('threats')),
    detections: z.array(ref('detections')),
  },
);
export const framework = entry(
  {},
  {
    kind: oneOf('regulation', 'standard').describe('What it is'),
    requirements: mapOf(requirementOfFramework).describe('What it asks for, and what meets it'),
  },
).describe('A regulation or standard and what meets its requirements');

export const metric = entry(
  {},
  { key: text().describe('What it is counted by, such as ip'), unit: text().describe('What it is measured in') },
).describe('Something that is counted or measured while the system runs');

const threshold = shape(
  { metric: ref('metrics') },
  {
    'more-than': number().describe('Strictly more than'),
    'at-least': number(),
    per: duration().describe('The window'),
    by: text().describe('What is counted apart'),
    window: oneOf('tumbling', 'sliding'),
  },
);
export const detection = entry(
  {},
  {
    when: threshold.describe('The threshold'),
    threats: z.array(ref('threats')).describe('The threats it would notice'),
    severity: oneOf('low', 'medium', 'high', 'critical').describe('How urgent the alert is'),
    playbook: ref('playbooks').describe('What to do then'),
  },
).describe('When to raise an alert');

export const playbook = entry(
  {},
  {
    phases: mapOf(
      entry(
        {},
        {
          within: z.tuple([duration(), duration()]).describe('From and until when, counted from the start'),
          steps: z.array(orShort(text(), 'title', entry({}, { control: ref('controls') }))),
        },
      ),
    ).describe('Phases in order'),
    threats: z.array(ref('threats')).describe('The threats it answers'),
  },
).describe('What to do when it happens');

export const scenario = entry(
  {},
  {
    background: text().describe('What is known at the start'),
    indicators: z.array(refOrText('detections')).describe('Detections, or what people would notice'),
    questions: texts().describe('What to work out'),
    actors: z.array(ref('actors')).describe('Who is behind it'),
    threats: z.array(ref('threats')).describe('The threats it plays through'),
    playbook: ref('playbooks').describe('What to do then'),
    checklist: texts().describe('What must be done'),
  },
).describe('A story to train on');

export const source = entry(
  {},
  {
    git: text().describe('A repository: a path or a URL'),
    ref: text().describe('The branch, tag or commit'),
    folder: text().describe('A folder on disk'),
    url: text().describe('A service'),
    host: text().describe('A machine'),
    report: text().describe('A report in a file'),
    is: free().describe('How to tell that it is the right one, such as { cargo: name }'),
    role: text().describe('What it is there, such as validator or sentry'),
    environment: ref('environments').describe('The environment it shows'),
  },
).describe('A named place to look in');

export const diagram = entry(
  {},
  {
    shows: z.array(refs('components', 'zones')).describe('Components and zones; a zone brings all inside'),
    flows: z.array(ref('flows')).describe('Only these flows; all between what is shown when absent'),
    phase: oneOf('build', 'deploy', 'run').describe('Only flows of this phase'),
  },
).describe('A picture of a part of the system');

export const layout = mapOf(mapOf(z.tuple([number(), number()]), ref('components')), ref('diagrams')).describe(
  'Positions moved by hand',
);

const assertion = shape(
  { at: text().describe('A path into the model, or into what is computed from it') },
  {
    is: free().describe('The value there'),
    has: free().describe('A value in the list there, or a part of the text there'),
    count: number({ min: 0, integer: true }).describe('How many there are'),
  },
);
export const coverageItem = entry(
  {},
  {
    asks: text().describe('What the item asks for: M model, E engine, C control, V evidence, D detection, T teaching'),
    at: text().describe('A path into the model, or into what is computed from it'),
    is: free().describe('The value there'),
    has: free().describe('A value in the list there, or a part of the text there'),
    count: number({ min: 0, integer: true }).describe('How many there are'),
    all: z.array(assertion).describe('Several assertions'),
    verb: oneOf('verify', 'watch', 'range', 'respond', 'learn').describe('The part of Vauban that will hold it'),
  },
).describe('Where an item of a checklist is true');
