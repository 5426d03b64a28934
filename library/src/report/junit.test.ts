import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText, HOSTILE } from './hostile-text.fixture.ts';
import { junit } from './junit.ts';
import { brokenReport, smallReport, withText } from './small-report.fixture.ts';

const TAG = /^<(?:\?xml [^<>]*\?|\/([\w-]+)|([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?))>$/;
const REFERENCES = /&(?!(?:amp|lt|gt|quot|apos);)/;

/** Reads XML as strictly as the little of it that we write allows; gives the names of the elements. */
function elementsOf(xml: string): readonly string[] {
  expect(xml).not.toMatch(REFERENCES);
  const open: string[] = [];
  const names: string[] = [];
  for (const [tag] of xml.matchAll(/<[^>]*>|[^<>]+|>/g)) {
    if (!tag.startsWith('<')) {
      expect(tag).not.toBe('>');
      continue;
    }
    const [, closed, name, , empty] = TAG.exec(tag) ?? expect.fail(`not a tag: ${tag}`);
    if (closed !== undefined) expect(open.pop()).toBe(closed);
    else if (name !== undefined) {
      names.push(name);
      if (empty === '') open.push(name);
    }
  }
  expect(open).toEqual([]);
  return names;
}

test('junit is well-formed XML, whatever the author wrote', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const names = elementsOf(junit([withText(smallReport(), text), withText(brokenReport(), text)]));
      expect(names.filter((name) => name === 'testsuite')).toHaveLength(2);
      expect(names.filter((name) => name === 'testcase')).toHaveLength(6);
    }),
    { numRuns: 60, examples: HOSTILE.map((text) => [text]) },
  );
});

test('junit fails for problems and for findings that are severe enough', () => {
  expect(elementsOf(junit([brokenReport()])).filter((name) => name === 'failure')).toHaveLength(2);
  expect(elementsOf(junit([smallReport()])).filter((name) => name === 'failure')).toHaveLength(2);
  expect(elementsOf(junit([smallReport()], { failOn: 'high' })).filter((name) => name === 'failure')).toHaveLength(1);
  expect(junit([smallReport()])).toContain(
    '<testsuite name="Shop TEXT" tests="4" failures="2" errors="0" skipped="0">',
  );
});

test('junit of a model in order is one case that passes', () => {
  const report = smallReport();
  const clean = { ...report, analysis: { ...report.analysis, findings: [] } };
  expect(elementsOf(junit([clean]))).toEqual(['testsuites', 'testsuite', 'testcase']);
});
