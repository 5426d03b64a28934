import { describe, expect, it } from 'vitest';
import { readJunit, type TestReport } from './read-junit.ts';

function report(text: string): TestReport {
  const read = readJunit({ name: 'junit.xml', text });
  if ('code' in read) throw new Error(read.message);
  return read;
}

describe('readJunit', () => {
  it('reads a case of vitest with its file, time and line', () => {
    const read = report(`<?xml version="1.0"?>
<testsuites name="vitest tests" tests="1" failures="0" errors="0" time="0.1">
  <testsuite name="src/a.test.ts" timestamp="2026-11-20T09:00:00.000Z" hostname="x" tests="1">
    <testcase classname="src/a.test.ts" name="a &gt; says &quot;b&quot; &amp; c" time="0.01"></testcase>
  </testsuite>
</testsuites>`);
    expect(read.tests).toEqual([
      {
        name: 'a > says "b" & c',
        className: 'src/a.test.ts',
        suite: 'src/a.test.ts',
        status: 'passed',
        seconds: 0.01,
        time: '2026-11-20T09:00:00.000Z',
        line: 4,
      },
    ]);
    expect([read.declared, read.time]).toEqual([1, '2026-11-20T09:00:00.000Z']);
  });

  it.each([
    ['pytest', '<testcase classname="t" name="n"><skipped type="pytest.skip" message="no"/></testcase>', 'skipped'],
    ['surefire error', '<testcase classname="t" name="n"><error type="E"/></testcase>', 'failed'],
    ['surefire retry', '<testcase classname="t" name="n"><flakyFailure type="E"/></testcase>', 'passed'],
    ['nextest rerun', '<testcase classname="t" name="n"><failure/><rerunFailure/></testcase>', 'failed'],
    ['gtest', '<testcase classname="t" name="n" status="notrun"/>', 'skipped'],
    ['gtest', '<testcase classname="t" name="n" status="run" result="completed"/>', 'passed'],
    ['ctest', '<testcase classname="t" name="n" status="fail"/>', 'failed'],
    ['jest', '<testcase classname="t" name="n"><skipped/></testcase>', 'skipped'],
    ['go', '<testcase classname="t" name="n"><failure message="Failed" type=""></failure></testcase>', 'failed'],
  ])('tells what became of a case of %s', (_runner, testcase, status) => {
    expect(report(`<testsuite name="s">${testcase}</testsuite>`).tests[0]?.status).toBe(status);
  });

  it('joins nested suites, inherits their time and decodes what Go escapes', () => {
    const read = report(
      `<testsuites><testsuite name="outer" timestamp="2026-01-02T03:04:05+01:00"><testsuite name="inner"><testcase name="it&#39;s &#x41;" classname=""/></testsuite></testsuite></testsuites>`,
    );
    expect(read.tests[0]).toMatchObject({
      suite: 'outer > inner',
      name: "it's A",
      time: '2026-01-02T02:04:05.000Z',
    });
  });

  it('reads the commit a report says it ran at', () => {
    const xml = (value: string) =>
      `<testsuite name="s"><properties><property name="git.commit" value="${value}"/></properties></testsuite>`;
    expect(report(xml('0123456789ABCDEF0123456789abcdef01234567')).commit).toBe(
      '0123456789abcdef0123456789abcdef01234567',
    );
    expect(report(xml('main')).commit).toBeUndefined();
  });

  it.each([
    ['another kind of XML', '<project/>', /expected <testsuites> or <testsuite>, found <project>/],
    ['no XML', 'all good', /Cannot read/],
    ['a file that was cut off', '<testsuites><testsuite name="a"><testcase', /Cannot read/],
    ['nothing', '', /Cannot read/],
    ['deep nesting', `${'<testsuite>'.repeat(50_000)}${'</testsuite>'.repeat(50_000)}`, /nested|stack/i],
  ])('refuses %s', (_what, text, message) => {
    const read = readJunit({ name: 'junit.xml', text });
    expect('code' in read ? read.message : '').toMatch(message);
  });

  it('expands no entity', () => {
    const bomb = `<!DOCTYPE t [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><testsuite name="&b;"><testcase name="&b;"/></testsuite>`;
    const read = readJunit({ name: 'junit.xml', text: bomb });
    if (!('code' in read)) expect(read.tests[0]?.name).toBe('&b;');
  });
});
