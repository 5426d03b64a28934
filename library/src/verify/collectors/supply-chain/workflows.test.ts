import { afterAll, describe, expect, it } from 'vitest';
import { failures, judged, removeFolders } from './look.fixture.ts';

afterAll(removeFolders);

import { swallowedIn, verifies } from './swallowed.ts';

function swallowed(script: string): readonly string[] {
  const lines = script.split('\n').map((_, index) => index + 1);
  return swallowedIn({ text: script, lines }).map(({ line, name }) => `${line} ${name}`);
}

describe('swallowedIn', () => {
  it.each<[string, readonly string[]]>([
    ['npm audit || true', ['1 "npm audit"']],
    ['sha256sum -c sums || :', ['1 "sha256sum -c"']],
    ['gpg --verify a.asc || printf "x"', ['1 "gpg --verify"']],
    ['trivy image x || exit 0', ['1 "trivy image"']],
    ['set +e\ncargo audit\nexit 0', ['2 "cargo audit"']],
    ['cosign verify x \\\n  --key k \\\n  || echo bad', ['1 "cosign verify"']],
    ['cosign verify x || {\n  echo bad\n}', ['1 "cosign verify"']],
    ['npm test || (echo failed)', ['1 "npm test"']],
    ['cosign verify x || {\n  echo bad\n  exit 1\n}', []],
    ['npm audit || failed=1', []],
    ['npm audit || exit $?', []],
    ['set +e\nnpm test\ncode=$?\nexit $code', []],
    ['set +e\nls\nset -e\nnpm test', []],
    ['rm -rf x || true', []],
    ['# npm audit || true', []],
    ['echo "npm audit || true"', []],
    ['report=$(npm audit --json || true)', []],
    ['npm test && echo done', []],
    ['cosign verify x', []],
    ['', []],
  ])('%j', (script, expected) => {
    expect(swallowed(script)).toEqual(expected);
  });

  it('knows what is worse', () => {
    expect(verifies('cosign verify a')?.severity).toBe('high');
    expect(verifies('pytest')?.severity).toBe('medium');
    expect(verifies('make install')).toBeUndefined();
  });

  it('takes time in proportion to the script', () => {
    const start = performance.now();
    for (const line of ['npm audit || ', 'set +e; npm test', 'gpg --a --b --c ', 'mvn a b c ', '|| true (']) {
      swallowed(`set +e\n${`${line}\n`.repeat(3000)}`);
      swallowed(line.repeat(3000));
    }
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('a claim about workflows', () => {
  const good = `on: push
permissions: { contents: read }
jobs:
  a:
    runs-on: x
    steps:
      - uses: actions/checkout@${'c'.repeat(40)}
      - run: npm ci && npm test
`;

  it('is upheld over a safe one, as present', async () => {
    expect(await judged({ '.github/workflows/a.yml': good }, { workflows: 'safe' })).toMatchObject({
      verdict: 'upheld',
      depth: 'present',
      found: '1 workflows, 1 actions',
    });
  });

  it('finds steps whose failure is ignored by their settings, and actions in composite actions', async () => {
    const text = `${good}      - uses: aquasecurity/trivy-action@${'c'.repeat(40)}\n        continue-on-error: true\n      - run: npm run lint\n        continue-on-error: \${{ matrix.new }}\n`;
    expect(failures(await judged({ '.github/workflows/a.yml': text }, { workflows: 'safe' }))).toEqual([
      'verification-swallowed:10',
    ]);
    const action = 'runs:\n  using: composite\n  steps:\n    - uses: team/other@main\n';
    expect(failures(await judged({ 'action.yml': action }, { workflows: 'safe' }))).toEqual(['action-not-pinned:4']);
  });

  it('tells the actions of the platform from those of others', async () => {
    const text = good.replace(/c{40}/, 'v4').replace('- run', '- uses: team/other@v1\n      - run');
    const { details } = await judged({ '.github/workflows/a.yml': text }, { workflows: 'safe' });
    expect(details?.map(({ severity, message }) => [severity, message.split(' ')[0]])).toEqual([
      ['medium', 'team/other@v1'],
      ['low', 'actions/checkout@v4'],
    ]);
  });

  it('takes a question who calls for half a guard', async () => {
    const text = (condition: string): string =>
      `on: issue_comment\npermissions: {}\njobs:\n  a:\n    if: ${condition}\n    steps:\n      - run: gh pr checkout 1\n`;
    const severity = async (condition: string) =>
      (await judged({ '.github/workflows/a.yml': text(condition) }, { workflows: 'safe' })).details?.[0]?.severity;
    expect(await severity("github.event.comment.body == '/test'")).toBe('critical');
    expect(await severity("github.event.comment.author_association == 'MEMBER'")).toBe('medium');
  });

  it('finds scripts of strangers in a script action, and worse where strangers start it', async () => {
    const text = (trigger: string): string =>
      `on: ${trigger}\npermissions: {}\njobs:\n  a:\n    steps:\n      - uses: actions/github-script@${'c'.repeat(40)}\n        with:\n          script: console.log("\${{ github.head_ref }}")\n`;
    const severity = async (trigger: string) =>
      (await judged({ '.github/workflows/a.yml': text(trigger) }, { rule: 'script-injection' })).details?.[0]?.severity;
    expect(await severity('pull_request_target')).toBe('high');
    expect(await severity('push')).toBe('medium');
  });
});
