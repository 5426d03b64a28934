import { describe, expect, it } from 'vitest';
import { actionReference } from './action-reference.ts';
import { readWorkflow } from './read-workflow.ts';

const TEXT = `name: build
on:
  push: { branches: [main] }
  pull_request:
permissions: { contents: read }
jobs:
  test:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    container: { image: "node:20" }
    if: \${{ github.actor != 'bot' }}
    steps:
      - uses: actions/checkout@v4
        with: { ref: main }
      - name: verify
        continue-on-error: true
        run: |
          npm ci
          npm test
      - run: npm publish
        env: { TOKEN: "\${{ secrets.TOKEN }}" }
  call:
    uses: team/shared/.github/workflows/a.yml@v1
    secrets: inherit
    permissions: write-all
`;

describe('readWorkflow', () => {
  it('reads what runs when, with places', () => {
    expect(readWorkflow(TEXT)).toMatchObject({
      kind: 'workflow',
      triggers: ['push', 'pull_request'],
      permissions: { scopes: { contents: 'read' }, line: 5 },
      jobs: [
        {
          id: 'test',
          hasTimeout: true,
          if: "github.actor != 'bot'",
          images: [{ text: 'node:20', line: 10 }],
          steps: [
            { uses: { text: 'actions/checkout@v4', line: 13 }, with: { ref: { text: 'main' } } },
            { name: 'verify', continueOnError: { text: 'true', line: 16 }, run: { lines: [18, 19, 20] } },
            { run: { text: 'npm publish', lines: [20] }, env: { TOKEN: { text: `\${{ secrets.TOKEN }}` } } },
          ],
        },
        { id: 'call', uses: { line: 23 }, inheritsSecrets: true, permissions: { all: 'write-all' }, hasTimeout: false },
      ],
    });
  });

  it('reads a composite action', () => {
    const text = 'name: a\nruns:\n  using: composite\n  steps:\n    - uses: a/b@v1\n';
    expect(readWorkflow(text)).toMatchObject({
      kind: 'action',
      jobs: [{ steps: [{ uses: { text: 'a/b@v1', line: 5 } }] }],
    });
  });

  it.each([[''], ['a: 1'], ['- a'], ['jobs: 1'], ['name: x\nruns: 1']])('does not take %j for one', (text) => {
    expect(readWorkflow(text)).toBeUndefined();
  });

  it.each([['jobs:\n  a: [\n'], [`jobs: ${'['.repeat(5000)}`], ['jobs: &a\n  x: *a\n']])(
    'says why it cannot read %.20j',
    (text) => {
      expect(readWorkflow(text)?.problem?.text).toMatch(/\S/);
    },
  );

  it('passes over what has another shape', () => {
    expect(
      readWorkflow('on: 1\njobs: { a: 1, b: { steps: 3 }, c: { steps: [1, {}], permissions: [] } }')?.jobs,
    ).toHaveLength(2);
  });
});

describe('actionReference', () => {
  it.each([
    ['actions/checkout@v4', 'repository', false],
    [`actions/checkout@${'a'.repeat(40)}`, 'repository', true],
    [`actions/checkout@${'a'.repeat(7)}`, 'repository', false],
    ['actions/checkout', 'repository', false],
    ['./.github/actions/own', 'local', true],
    ['docker://alpine:3', 'image', false],
    [`docker://alpine@sha256:${'0'.repeat(64)}`, 'image', true],
  ])('%s is a %s, fixed is %s', (written, kind, isFixed) => {
    expect(actionReference(written)).toMatchObject({ kind, isFixed });
  });
});
