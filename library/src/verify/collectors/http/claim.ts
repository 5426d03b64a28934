/**
 * What a claim about the answers of a web service says, and what is written down of a look.
 * @module
 */
import * as z from 'zod';
import { flag, number, oneOf, text } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';
import { exchange } from './exchange.ts';
import { HEADER_TESTS } from './header-tests.ts';

export const httpClaim = claimShape(
  {},
  {
    path: text().describe('The path that is asked for; / when absent'),
    header: text().describe('The header that is judged'),
    equals: text().describe('What the header must say, whatever its case'),
    contains: text().describe('A part that the header must have'),
    not: text().describe('What the header must not say'),
    absent: flag().describe('Whether the header must not be sent at all'),
    grade: oneOf('strict').describe('Of a Content-Security-Policy: that it stops injected scripts'),
    passes: z
      .array(oneOf(...(Object.keys(HEADER_TESTS) as [string, ...string[]])))
      .describe('The tests that must lose no points'),
    score: number({ min: 0, max: 150 }).describe('The points all tests must reach, as the HTTP Observatory counts'),
    'subresource-integrity': oneOf('every-script', 'foreign-scripts').describe('Which scripts must have a hash'),
    isolated: flag().describe('Whether the page must be cross-origin isolated: COOP and COEP together'),
    status: number({ min: 100, max: 599, integer: true }).describe('The status that must be answered'),
    without: text().describe('A header that is left out on purpose; only says what "status" is about'),
    burst: number({ min: 2, max: 500, integer: true }).describe(
      'So many requests at once, after which "status" must be answered at least once',
    ),
    body: text().describe('A request body of this size, such as 11MB, that "status" must answer'),
    method: oneOf('GET', 'HEAD', 'OPTIONS', 'POST').describe('How it is asked'),
    origin: text().describe('The Origin that is sent, to see whether the answer mirrors it'),
    capture: text().describe('In a folder: the recorded answers, HAR, JSON or the text that "curl -i" prints'),
  },
);
export type HttpClaim = z.output<typeof httpClaim>;

export const httpObservation = z.object({ exchanges: z.array(exchange), recorded: z.boolean() });
export type HttpObservation = z.output<typeof httpObservation>;
