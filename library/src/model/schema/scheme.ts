/**
 * A way of weighing threats, as data: axes with named levels, and how a level follows from them. A level of risk
 * comes from a matrix, from a score with bands, or from a CVSS vector.
 * @module
 */
import * as z from 'zod';
import { entry } from './common.ts';
import { mapOf, number, shape, text, texts } from './field.ts';
import { bandSettings } from './quantities.ts';

const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/);
const range = z.tuple([number(), z.union([number(), z.literal('open')])]);
const bands = mapOf(number(), word);

const axisLevel = entry(
  {},
  {
    value: number().describe('What it counts in a score'),
    aka: texts().describe('Other spellings of it'),
    means: text().describe('How to tell that it applies'),
    frequency: range.describe('The chance in a year, from and up to, 0 to 1; half-open; an open end ends at 1'),
    loss: range.describe('Money lost when it happens, from and up to; half-open; an open end has no upper end'),
  },
);
const axis = entry(
  {},
  {
    levels: mapOf(axisLevel, word).describe('Its levels, lowest first'),
    assumed: text().describe('The level taken when a threat does not say; reported as assumed'),
    factors: mapOf(texts(), word).describe(
      'Groups of factors; the mean of the first group that is rated gives the level',
    ),
    range: z.tuple([number(), number()]).describe('The lowest and the highest value of a factor'),
    bands: bands.describe('The mean from which each level starts'),
    currency: text().describe('The currency of its losses'),
  },
);
const factor = entry(
  {},
  { values: mapOf(text(), z.string().regex(/^\d+(\.\d+)?$/)).describe('What some of its values mean') },
);
const decisionNode = shape(
  { ask: text(), yes: text().describe('What to do then') },
  {
    level: text().describe('Yes when the risk has this level'),
    cost: z.literal('below-impact').describe('Yes when treating the risk costs less than the loss it takes away'),
    no: text().describe('What to do otherwise; without it the next question is asked'),
    'optional-at': texts().describe('Levels whose own action governs, so that the answer here is optional'),
  },
);

export const scheme = entry(
  {},
  {
    axes: mapOf(axis, word).describe('What is rated, each with its levels'),
    factors: mapOf(factor, word).describe('The factors that axes are rated by'),
    levels: z
      .array(entry({ id: word }, { aka: texts(), action: text().describe('What the level asks for') }))
      .describe('The levels of risk, lowest first'),
    matrix: shape({ rows: text(), columns: text(), cells: mapOf(z.array(text()), word) }, {}).describe(
      'A level for each row and column; a row lists its levels from the lowest column to the highest',
    ),
    score: shape({ product: texts(), bands }, {}).describe(
      'The product of axes, and the score from which each level starts',
    ),
    cvss: shape({ versions: texts(), bands }, {}).describe('Scored from a CVSS vector'),
    beside: text().describe('Another scheme that is shown beside this one'),
    bands: bandSettings.describe('How its bands become figures, where it differs from the table'),
    decisions: z.array(decisionNode).describe('The decision tree, asked from the top'),
    reduces: mapOf(mapOf(mapOf(number({ min: 0, integer: true }), word), word), word).describe(
      'What a control takes off: strategy, effectiveness, axis, levels',
    ),
  },
).describe('A way of weighing threats');
