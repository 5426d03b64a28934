import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { CheckReport } from './check-report.ts';
import { ACTING, anyText, HOSTILE } from './hostile-text.fixture.ts';
import {
  checkJson,
  checkMarkdown,
  checkPage,
  jsonText,
  junit,
  listPage,
  problemTexts,
  sarif,
  showJson,
  showPage,
} from './index.ts';
import { brokenReport, smallReport, withText } from './small-report.fixture.ts';

const ADDRESSES = ['threats/theft', 'components/web', 'trees/steal', 'environments/live', 'system', 'controls/watch'];
const narrow = { width: 80, color: false };

/** Every page for people. */
function pages(report: CheckReport, width: number): readonly string[] {
  const options = { width, color: false };
  return [
    checkPage([report], options),
    checkPage([report, brokenReport()], options),
    checkPage([brokenReport()], { ...options, all: true }),
    ...ADDRESSES.map((address) => showPage(report, address, options)),
    listPage(report, options),
    problemTexts(withBadText(report).read, options),
  ];
}

/** The report with a problem whose source line is one of its author's texts. */
function withBadText(report: CheckReport): CheckReport {
  const text = `${report.read.model.system.title}\n`;
  const at = { file: 'a.yaml', line: 1, column: Math.min(20, text.length) };
  const problem = { code: 'wrong-value', message: `Found "${text}"`, at, hint: text } as const;
  return { ...report, read: { ...report.read, problems: [problem], files: [{ name: 'a.yaml', text }] } };
}

test('no output lets anything act on the terminal that its author wrote', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const report = withText(smallReport(), text);
      const outputs = [
        ...pages(report, 80),
        checkMarkdown([report]),
        checkMarkdown([withBadText(report)]),
        jsonText(checkJson([report, report])),
        jsonText(sarif([report, withBadText(report)], { version: '1.2.3' })),
        junit([report, withBadText(report)]),
        jsonText(showJson(report, 'threats/theft')),
      ];
      for (const output of outputs) expect(output).not.toMatch(ACTING);
    }),
    { numRuns: 60, examples: HOSTILE.map((text) => [text]) },
  );
});

test('color adds nothing but colors', () => {
  const report = smallReport();
  const colored = checkPage([report], { width: 80, color: true });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes are what is looked for
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(checkPage([report], narrow));
  expect(colored).not.toBe(checkPage([report], narrow));
});

test('no page is wider than the terminal', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 60, max: 140 }), (text, width) => {
      for (const page of pages(withText(smallReport(), text), width)) {
        for (const line of page.split('\n')) {
          if (!/https?:/.test(line)) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
        }
      }
    }),
    { numRuns: 60, examples: HOSTILE.map((text) => [text, 60]) },
  );
});

test('every page ends with one next command', () => {
  for (const page of pages(smallReport(), 100).slice(0, -1)) {
    expect(page.match(/^Next: vauban .+$/gm)).toHaveLength(1);
    expect(page.trimEnd().split('\n').at(-1)).toMatch(/^Next: /);
  }
});

test('jsonText says the same as JSON', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(JSON.parse(jsonText({ [text]: text }))).toEqual(JSON.parse(JSON.stringify({ [text]: text })));
    }),
  );
});
