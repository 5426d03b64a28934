/**
 * Whether a test is the one a claim names: runners put suites, files and classes in front of a name in their own ways.
 * @module
 */

/** What of a test its report says of its name. */
export interface NamedTest {
  readonly name: string;
  readonly className: string;
  readonly suite: string;
}

/** A name with every separator turned into one space: ` > `, `::`, `.`, `_` and spaces. */
export function plainName(name: string): string {
  return name
    .replace(/\(\)$/, '')
    .split(/\s+[>›]\s+|::|[.\s_]+/)
    .filter((part) => part !== '')
    .join(' ');
}

/** The whole name of a test, for people. */
export function fullName({ name, className, suite }: NamedTest): string {
  const around = className === '' ? suite : className;
  return around === '' || name.startsWith(around) ? name : `${around} > ${name}`;
}

/**
 * The tests of that name. Those whose own parts end with it count first; only when there is none, those whose name ends
 * with its words, because some runners join the parts with mere spaces.
 */
export function testsNamed<Test extends NamedTest>(tests: readonly Test[], name: string): readonly Test[] {
  const wanted = plainName(name);
  if (wanted === '') return [];
  const whole = tests.filter((test) => endings(test).has(wanted));
  if (whole.length > 0 || !wanted.includes(' ')) return whole;
  return tests.filter((test) => ` ${plainName(fullName(test))}`.endsWith(` ${wanted}`));
}

/** Every way to write a test from one of its parts on. */
function endings({ name, className, suite }: NamedTest): ReadonlySet<string> {
  const found = new Set<string>();
  for (const around of [className, suite, `${suite} > ${className}`]) {
    const parts = [...around.split(/\s+[>›]\s+|::|[./\\]/), ...name.split(/\s+[>›]\s+|::/)];
    for (let at = 0; at < parts.length; at += 1) found.add(plainName(parts.slice(at).join(' ')));
    found.add(plainName(`${around} ${name}`));
  }
  return found;
}

/** Whether a test is of a suite: a suite or class of that name, a file, or a folder of files. */
export function isOfSuite({ className, suite }: NamedTest, wanted: string): boolean {
  const plain = plainName(wanted);
  return [...suite.split(' > '), suite, className].some((around) => {
    if (around === '') return false;
    if (around === wanted || around.startsWith(`${wanted.replace(/\/$/, '')}/`)) return true;
    const own = plainName(around);
    return own === plain || own.endsWith(` ${plain}`) || own.startsWith(`${plain} `);
  });
}
