/**
 * The course that is taught from the model.
 * @module
 */
import * as z from 'zod';
import { entry, stride } from './common.ts';
import { duration, flag, free, mapOf, number, oneOf, ref, refs, shape, text, texts } from './field.ts';

const lesson = entry(
  {},
  {
    order: number({ min: 0 }),
    minutes: number({ min: 0 }),
    points: texts(),
    questions: texts(),
    terms: mapOf(entry({}, { violates: text().describe('The security property at stake'), example: text() })).describe(
      'Words it teaches',
    ),
    process: mapOf(entry({}, { order: number(), outputs: texts() })).describe('Steps of a method, in order'),
    iterates: flag().describe('Whether the process starts over'),
    threats: z.array(ref('threats')),
  },
);
const worksheetRow = shape({ component: ref('components'), stride }, { threat: text(), mitigation: text() });
const exercise = entry(
  {},
  {
    minutes: number({ min: 0 }),
    objective: text(),
    instructions: texts(),
    diagram: ref('diagrams'),
    components: z.array(ref('components')).describe('The components a full answer covers'),
    worksheet: z.array(worksheetRow),
    goal: text(),
    template: free(),
    situation: text(),
    form: mapOf(texts()).describe('What the form asks for, by part'),
  },
);
const part = entry(
  {},
  {
    pass: number({ min: 0, max: 100 }),
    share: number({ min: 0, max: 100 }),
    best: number({ min: 1, integer: true }),
    of: texts().describe('Exercises, of which the best count'),
    scenario: ref('scenarios'),
  },
);
const assessed = entry({ weight: number({ min: 0, max: 100 }) }, { parts: mapOf(part) });

export const course = entry(
  {},
  {
    audience: texts().describe('Who it is for'),
    prerequisites: texts().describe('What one must know or have done before'),
    duration: duration().describe('How long it takes'),
    pass: number({ min: 0, max: 100 }).describe('The pass mark, in percent'),
    sections: texts().describe('Its table of contents'),
    objectives: texts().describe('What one can do afterwards'),
    groups: mapOf(entry({}, { threats: z.array(ref('threats')) })).describe('Groups of threats it is about'),
    lessons: mapOf(lesson).describe('What is taught'),
    exercises: mapOf(exercise).describe('What is practiced'),
    assessment: mapOf(assessed).describe('How it is graded'),
    awards: texts().describe('What one gets for passing'),
    resources: mapOf(entry({}, { kind: oneOf('tool', 'document', 'reference'), href: text() })).describe(
      'Tools, documents and references',
    ),
    diagrams: z.array(refs('diagrams')).describe('Pictures it uses'),
  },
).describe('What is taught from this model');
