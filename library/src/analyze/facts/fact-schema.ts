/**
 * What a file of the fact table says: `facts/<id>.yaml`.
 * @module
 */
import * as z from 'zod';
import { mapOf, oneOf, shape, text, texts } from '../../model/schema/field.ts';

/** The kinds of element that rules look at. */
export const ELEMENT_KINDS = [
  'flow',
  'component',
  'entry',
  'asset',
  'zone',
  'boundary',
  'control',
  'threat',
  'model',
] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

/** A value that follows from other facts of the same element. */
const derivation = shape({ when: z.unknown(), gives: text() }, {});

export const factSchema = shape(
  {
    title: text().describe('What the fact says, in a few words'),
    of: z.array(oneOf(...ELEMENT_KINDS)).describe('The kinds of element that have it'),
  },
  {
    values: texts().describe('The values it can have, worst first when they are ordered; yes and no when absent'),
    ordered: oneOf('yes', 'no').describe('Whether at-least and at-most make sense'),
    aka: mapOf(text(), z.string()).describe('Other spellings of its values'),
    absent: text().describe('What silence means: unknown, or a value; unknown when absent'),
    protective: texts().describe('The values that protect; they need proof'),
    question: text().describe('The question that asks for it; {element} stands for the name'),
    help: text().describe('How to find out'),
    structure: oneOf('yes').describe('Whether it follows from the structure of the model and is never written'),
    derived: z.array(derivation).describe('How it follows from other facts'),
  },
);
export type FactSource = z.output<typeof factSchema>;
