import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckReport } from './check-report.ts';
import { anyText, HOSTILE } from './hostile-text.fixture.ts';
import { uriOf } from './sarif/location.ts';
import { sarif } from './sarif.ts';
import { brokenReport, FILE, smallReport, withText } from './small-report.fixture.ts';

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly partialFingerprints: object;
      }[];
    },
  ];
}

function logOf(reports: readonly CheckReport[]): Log {
  return sarif(reports, { version: '1.2.3' }) as Log;
}

/** The validator for the schema of SARIF 2.1.0. */
function validator(): ValidateFunction {
  const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  // A schema of draft 04 that uses nothing draft 07 reads otherwise, but for the names of these two keys.
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

test('sarif is valid SARIF 2.1.0, whatever the author wrote', () => {
  const validate = validator();
  const check = (reports: readonly CheckReport[]): void => {
    validate(sarif(reports, { version: '1.2.3', rules: new Map([['review-overdue', { title: 'Late', why: 'Why' }]]) }));
    expect(validate.errors ?? []).toEqual([]);
  };
  check([]);
  check([smallReport(), brokenReport()]);
  fc.assert(
    fc.property(anyText, (text) => check([withText(smallReport(), text), withText(brokenReport(), text)])),
    { numRuns: 60, examples: HOSTILE.map((text) => [text]) },
  );
  expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
});

test('sarif gives every result its rule', () => {
  const [{ tool, results }] = logOf([smallReport(), brokenReport()]).runs;
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  expect(results.map(({ level }) => level).toSorted()).toEqual(['error', 'error', 'error', 'note', 'warning']);
});

test('sarif keeps the fingerprint of a result whose line has moved', () => {
  const report = smallReport();
  const findings = report.analysis.findings.map((one) => ({ ...one, at: { ...one.at, line: one.at.line + 7 } }));
  const moved = { ...report, analysis: { ...report.analysis, findings } };
  const prints = (one: CheckReport) =>
    logOf([one]).runs[0].results.map(({ partialFingerprints }) => partialFingerprints);
  expect(prints(moved)).toEqual(prints(report));
  expect(new Set(prints(report).map((print) => JSON.stringify(print))).size).toBe(3);
});

test.each([
  [FILE, 'models/my%20shop/model.yaml'],
  ['./a.yaml', 'a.yaml'],
  ['../x/ü#?.yaml', '../x/%C3%BC%23%3F.yaml'],
  ['/srv/a b.yaml', 'file:///srv/a%20b.yaml'],
  ['C:\\models\\a.yaml', 'file:///C:/models/a.yaml'],
])('uriOf writes %s as %s', (file, uri) => {
  expect(uriOf(file)).toBe(uri);
});
