/**
 * What a file of the control library says: `controls/<id>.yaml`.
 * @module
 */
import * as z from 'zod';
import { degree } from '../../model/schema/common.ts';
import { factValue, mapOf, oneOf, shape, text, texts } from '../../model/schema/field.ts';

export const controlSchema = shape(
  {
    title: text(),
    description: text().describe('What is done, in a sentence or two'),
    layer: oneOf('perimeter', 'network', 'host', 'application', 'data', 'monitoring'),
    strategy: oneOf('prevent', 'detect', 'respond', 'recover', 'transfer', 'accept'),
    prevents: texts().describe('What it stops or shows, in short phrases'),
    prove: text().describe('How to tell that it is there and works'),
  },
  {
    effectiveness: degree,
    gives: mapOf(factValue(), z.string()).describe('Facts it gives to what it guards'),
    without: mapOf(text(), z.string()).describe(
      'What stands where it is missing, for facts of more than two values, when nothing else is said',
    ),
    evidence: z.array(z.looseObject({ check: text() })).describe('Claims to paste and fill in'),
    frameworks: mapOf(texts(), z.string()).describe('Requirements of frameworks it certainly meets'),
  },
);
export type ControlSource = z.output<typeof controlSchema>;
