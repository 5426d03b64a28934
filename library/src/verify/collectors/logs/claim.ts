/**
 * What a claim about logs may say.
 * @module
 */
import * as z from 'zod';
import { duration, flag, oneOf, text, texts } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';
import { KIND_IDS } from './kinds.ts';

/** `every-line` and `yes` are all of them. */
function structuredShare() {
  return text().transform((written, context) => {
    if (written === 'every-line' || written === 'yes' || written === 'true') return 1;
    const parts = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(written.trim());
    // 99.9 / 100 is a little more than 0.999 in floating point, and 999 of 1000 would not be enough.
    const share =
      parts === null ? Number.NaN : Number((Number(parts[1]) / (parts[2] === '%' ? 100 : 1)).toPrecision(12));
    if (share > 0 && share <= 1) return share;
    context.issues.push({ code: 'custom', message: 'expected every-line or a share such as 99.9 %', input: written });
    return z.NEVER;
  });
}

export const claim = claimShape(
  {},
  {
    files: texts().describe(
      'The logs, such as logs/**; every file that is called a log when absent. May be rotated or .gz',
    ),
    ignore: texts().describe('Files that are left out'),
    structured: structuredShare().describe('The share of lines that are JSON or logfmt: every-line, or such as 99.9 %'),
    format: oneOf('json', 'logfmt').describe('The one format that counts as structured; either when absent'),
    forbidden: texts().describe(
      'Keys that never have a value, beside password, token, authorization, cookie and their like; [] for only those',
    ),
    'no-personal-data': flag().describe(
      'Whether no personal data stands in the logs: cards, accounts, addresses, dates of birth',
    ),
    absent: z
      .array(oneOf('personal-data', 'secrets', ...KIND_IDS))
      .describe('Kinds of personal data and secrets that do not stand in the logs'),
    allow: z.array(oneOf(...KIND_IDS)).describe('Kinds that may stand there all the same, such as ip-address'),
    canary: text().describe('A marker that was put into the system, of at least 8 characters; it stands in no file'),
    injected: text().describe('Where the marker was put in, such as the body of a message'),
    'seen-at': text().describe('A file that shows that the marker did reach the system'),
    event: text().describe('An event that the logs tell of, such as backup-completed'),
    within: duration().describe('How long ago the last such event may be, such as 1d'),
  },
);
export type Claim = z.output<typeof claim>;
