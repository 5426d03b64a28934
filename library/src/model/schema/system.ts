/**
 * The system as a whole and its vocabulary: trust levels, tiers, layers, strategies.
 * @module
 */
import * as z from 'zod';
import { entry } from './common.ts';
import { date, factValue, mapOf, oneOf, orShort, text, texts } from './field.ts';

export const system = entry(
  {},
  {
    version: text().describe('The version of the model'),
    date: date().describe('When the model was made'),
    updated: date().describe('When the model was last changed'),
    reviewed: date().describe('When people last went through it'),
    'next-review': date().describe('When they will do so next'),
    scope: text().describe('What the model covers'),
    focus: texts().describe('What it looks at hardest'),
    scheme: text().describe('The risk scheme: five-by-five, three-by-three, product, owasp, cvss, or one of your own'),
    rated: oneOf('before', 'after').describe('Whether ratings are before or after the listed controls'),
    rules: texts().describe('Folders and packs of rules'),
    closed: texts().describe('Facts of which silence means no'),
  },
).describe('The system this model is about');

const word = entry({ id: text() }, {});
export const trustLevels = z.array(orShort(text(), 'id', word)).describe('Trust levels, weakest first');
export const layers = z.array(orShort(text(), 'id', word)).describe('Layers of defense, outermost first');

export const tier = entry(
  {},
  { needs: mapOf(factValue(), z.string()).describe('Facts that whatever carries an asset of this tier must have') },
).describe('How much an asset is worth protecting; tier 1 is worth the most');

export const strategy = entry(
  {},
  {
    cost: text().describe('What it costs'),
    effectiveness: text().describe('How much it helps'),
    time: text().describe('How long it takes to put in place'),
  },
).describe('A way of treating risk');
