/**
 * Test reports in the XML that JUnit began and every runner writes in its own way (surefire, pytest, vitest, jest,
 * cargo-nextest, gotestsum, go-junit-report): nested suites, cases, and what became of each.
 * @module
 */
import type { Problem } from '../../model/problem.ts';
import type { SourceFile } from '../../model/source/tree.ts';
import { type Element, readXml } from '../xml/read-xml.ts';

/** What became of a test. */
export type TestStatus = 'passed' | 'failed' | 'skipped';

/** One test of a report. */
export interface TestCase {
  readonly name: string;
  /** The class, file or package it says it is of; empty when it does not say. */
  readonly className: string;
  /** The names of the suites around it, joined by ` > `. */
  readonly suite: string;
  readonly status: TestStatus;
  /** Seconds. */
  readonly seconds: number;
  /** When its innermost dated suite began: ISO, in UTC where the report does not say otherwise. */
  readonly time?: string;
  readonly line: number;
}

/** One report. */
export interface TestReport {
  readonly tests: readonly TestCase[];
  /** How many tests the outermost element says there are. */
  readonly declared?: number;
  /** When the run began, as far as the outermost dated element says. */
  readonly time?: string;
  /** The commit it says it ran at. */
  readonly commit?: string;
}

const COMMIT_PROPERTY =
  /^(?:git[._-]?)?(?:commit|sha|revision)(?:[._-]?(?:id|sha|hash))?$|^(?:ci|github)[._-](?:commit[._-])?sha$/i;
const LONGEST_NAME = 500;

/** Reads a report, or says why it is none. */
export function readJunit(file: SourceFile): TestReport | Problem {
  const root = readXml(file);
  if ('code' in root) return root;
  if (root.name !== 'testsuites' && root.name !== 'testsuite') {
    return {
      code: 'wrong-value',
      message: `Cannot read "${file.name}" at ${root.at.line}:${root.at.column}: expected <testsuites> or <testsuite>, found <${root.name.slice(0, 40)}>`,
      at: { file: file.name, ...root.at },
    };
  }
  const tests: TestCase[] = [];
  collect(root, { suites: [], time: timeOf(root) }, tests);
  const declared = Number(root.attributes.get('tests') ?? Number.NaN);
  const time = timeOf(root) ?? firstTime(tests);
  const commit = commitOf(root);
  return {
    tests,
    ...(Number.isSafeInteger(declared) && { declared }),
    ...(time !== undefined && { time }),
    ...(commit !== undefined && { commit }),
  };
}

interface Around {
  readonly suites: readonly string[];
  readonly time: string | undefined;
}

function collect(element: Element, { suites, time }: Around, tests: TestCase[]): void {
  for (const child of element.children) {
    if (child.name === 'testcase') {
      const own = timeOf(child) ?? time;
      tests.push({
        name: named(child, 'name'),
        className: named(child, 'classname'),
        suite: around(element, suites).join(' > ').slice(0, LONGEST_NAME),
        status: statusOf(child),
        seconds: secondsOf(child),
        line: child.at.line,
        ...(own !== undefined && { time: own }),
      });
    } else if (child.name === 'testsuite') {
      collect(child, { suites: around(element, suites), time: timeOf(child) ?? time }, tests);
    }
  }
}

/** The suites around what is inside an element; the outermost element only names the tool. */
function around(element: Element, suites: readonly string[]): readonly string[] {
  const name = named(element, 'name');
  return element.name === 'testsuite' && name !== '' ? [...suites, name] : suites;
}

/** A test that passed only when it was run again has passed; one that failed before it errored has failed. */
function statusOf(test: Element): TestStatus {
  const inside = new Set(test.children.map(({ name }) => name));
  if (inside.has('failure') || inside.has('error')) return 'failed';
  const said = `${test.attributes.get('status') ?? ''} ${test.attributes.get('result') ?? ''}`;
  if (/\b(?:fail(?:ed|ure)?|error)\b/i.test(said)) return 'failed';
  return inside.has('skipped') ||
    inside.has('disabled') ||
    /\b(?:skipped|notrun|disabled|suppressed|ignored)\b/i.test(said)
    ? 'skipped'
    : 'passed';
}

function secondsOf(test: Element): number {
  const seconds = Number((test.attributes.get('time') ?? '0').replaceAll(',', ''));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
}

/** Go's writer says `&#39;` where XML has a name of its own. */
function named(element: Element, attribute: string): string {
  const written = element.attributes.get(attribute) ?? '';
  const decoded = written.replace(/&#(x[0-9a-fA-F]{1,6}|\d{1,7});/g, (whole, digits: string) => {
    const point = digits.startsWith('x') ? Number.parseInt(digits.slice(1), 16) : Number(digits);
    return point > 0 && point <= 0x10_ffff ? String.fromCodePoint(point) : whole;
  });
  return decoded.slice(0, LONGEST_NAME);
}

function timeOf(element: Element): string | undefined {
  const written = element.attributes.get('timestamp')?.trim() ?? '';
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(written)) return undefined;
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(written) ? written : `${written}Z`;
  const time = Date.parse(zoned.replace(' ', 'T'));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function firstTime(tests: readonly TestCase[]): string | undefined {
  return tests.reduce<string | undefined>(
    (first, { time }) => (time !== undefined && (first === undefined || time < first) ? time : first),
    undefined,
  );
}

/** The commit among the properties of the outermost suites. */
function commitOf(root: Element): string | undefined {
  const holders = [root, ...root.children.filter(({ name }) => name === 'testsuite')];
  const properties = holders
    .flatMap(({ children }) => children.filter(({ name }) => name === 'properties'))
    .flatMap(({ children }) => children);
  const found = properties.find(({ attributes }) => COMMIT_PROPERTY.test(attributes.get('name') ?? ''));
  const value = found?.attributes.get('value') ?? found?.text ?? '';
  return /^[0-9a-f]{7,64}$/i.test(value) ? value.toLowerCase() : undefined;
}
