import { afterAll, describe, expect, it } from 'vitest';
import { collector } from './collector.ts';
import { gather } from './gather.ts';
import { auditedBy, closeTrees, judgedBy, openHistory, openTree } from './tree.fixture.ts';

afterAll(closeTrees);
const judged = judgedBy(collector, gather);

const CODE = {
  'src/limits.rs':
    '//! Limits.\n//! More.\n\npub fn check_limit(seen: u32) -> bool {\n    seen < 50\n}\n\nfn other() {\n    work();\n}\n',
  'src/net/peer.rs': 'pub struct Peer {\n    id: u32,\n}\n',
  'SECURITY.md': '# Security\n\nWe check limits.\n',
};

/** The findings of a document in `docs/book.md`, each as `line check`. */
async function findings(document: string, claim: Readonly<Record<string, unknown>> = {}) {
  const judgement = await judged(
    { book: 'docs/**/*.md', ...claim },
    await openTree({ ...CODE, 'docs/book.md': document }),
  );
  return {
    ...judgement,
    checks: judgement.details?.map(({ check, at }) => `${at?.line} ${check}`) ?? [],
  };
}

describe('the references of a book', () => {
  it.each([
    ['in ticks', 'see `4:6:src/limits.rs`'],
    ['in three ticks', '**Code**: ```4:6:src/limits.rs```'],
    ['with a colon', 'see `src/limits.rs:4-6`'],
    ['with a hash', 'see `src/limits.rs#L4-L6`'],
    ['in a link', 'see [limits](../src/limits.rs#L4-L6)'],
    ['in the text of a link', 'see [src/limits.rs:4-6](https://example.org/)'],
    ['in plain text', 'The check (src/limits.rs:4-6) holds.'],
    ['above the code it shows', '```4:6:src/limits.rs\npub fn check_limit(seen: u32) -> bool {\n  seen < 50\n}\n```'],
    ['with lines left out', '```4:6:src/limits.rs\npub fn check_limit(seen: u32) -> bool {\n  // ...\n}\n```'],
    ['beside its name', '[`check_limit`](../src/limits.rs#L4)'],
    ['without lines', '`src/net/peer.rs`'],
    ['by the end of its path', '`net/peer.rs:1-3`'],
    ['on a line of its own', '- src/net/peer.rs'],
  ])('are OK %s', async (_how, document) => {
    const { verdict, checks, because, found } = await findings(document);
    expect([verdict, checks, found.match(/\d+ OK/)?.[0]], because).toEqual(['upheld', [], '1 OK']);
  });

  it.each([
    ['`src/gone.rs:4-6`', 'gone'],
    ['`src/net/gone.rs`', 'gone'],
    ['`src/limits.rs:40-60`', 'out-of-range'],
    ['`src/limits.rs:1-2`', 'prose'],
    ['`SECURITY.md:3`', 'prose'],
    ['`old/peer.rs:1-3`', 'moved'],
    ['[`other`](../src/limits.rs#L4-L6)', 'moved'],
    ['```1:3:src/limits.rs\nfn other() {\n  work();\n}\n```', 'moved'],
    ['```4:6:src/limits.rs\nfn never() {\n  there();\n}\n```', 'changed'],
  ])('%j is %s', async (document, check) => {
    const { checks, details } = await findings(`# Book\n\n${document}\n\n\`4:6:src/limits.rs\`\n`);
    expect(checks, details?.[0]?.message).toEqual([`3 ${check}`]);
  });

  it.each([
    'Run `cargo test` and read `std::fs`.',
    'It listens on localhost:8080 and 0.0.0.0:26656.',
    'See `target/debug/a.rs`, `src/*.rs`, `<name>/a.rs` and `~/.config/a.toml`.',
    'Create `example/main.rs` first.',
    '```rust\nlet a = "src/gone.rs:4-6";\n```',
    'At 12:40:00 it was src/.',
    '[a](https://example.org/src/gone.rs#L1)',
    '`otherrepository/SECURITY.md:4`',
  ])('nothing is wrong with %j', async (document) => {
    expect((await findings(document)).checks).toEqual([]);
  });

  it('are counted by what became of them', async () => {
    const { found, verdict, scope } = await findings(
      '`src/limits.rs:4-6` `src/limits.rs:8-10` `src/limits.rs:1` `SECURITY.md:1` `src/a.rs:1` `src/limits.rs:99` `src/net/peer.rs`',
    );
    expect(found).toBe('1 documents: 6 references to lines (2 OK, 1 GONE, 1 OUT-OF-RANGE, 2 PROSE), 1 to files (1 OK)');
    expect(verdict).toBe('broken');
    expect(scope).toEqual({ population: 7, looked: 7, failed: 2 });
  });

  it('prove nothing when all lead to prose', async () => {
    expect(await findings('`SECURITY.md:1` `src/limits.rs:1`')).toMatchObject({
      verdict: 'unknown',
      circular: expect.any(String),
    });
  });

  it('follow a renamed repository', async () => {
    expect((await findings('`old/limits.rs:4-6`', { moved: { old: 'src' } })).verdict).toBe('upheld');
  });

  it('are followed into other sources, by the name of the folder or of the manifest', async () => {
    const book = await openTree(
      { 'a.md': '`1:3:node/src/net/peer.rs`, `1:2:crate-name/src/lib.rs`, `1:1:node/src/gone.rs`\n' },
      'book',
    );
    const node = await openTree(CODE, 'node');
    const lib = await openTree(
      { 'Cargo.toml': '[package]\nname = "crate-name"\n', 'src/lib.rs': 'fn a() {\n}\n' },
      'other',
    );
    const sources = new Map([
      ['node', node],
      ['lib', lib],
      ['book', book],
    ]);
    const { details, scope } = await judged({ book: '**/*.md', against: ['node', 'lib'] }, book, { sources });
    expect(scope).toEqual({ population: 3, looked: 3, failed: 1 });
    expect(details?.map(({ check }) => check)).toEqual(['gone']);
    const two = await judged(
      { book: '**/*.md', against: ['node', 'lib'] },
      await openTree({ 'a.md': '`1:2:renamed/src/lib.rs`' }),
      { sources },
    );
    expect(two.verdict, 'the only named source with such a file').toBe('upheld');
    const alone = await judged({ book: '**/*.md' }, book);
    expect(alone).toMatchObject({ verdict: 'unknown', because: expect.stringContaining('not at hand') });
    expect((await judged({ book: '**/*.md', against: ['nobody'] }, book, { sources })).because).toContain(
      'no such source',
    );
  });

  it('are unknown without documents or references', async () => {
    expect((await findings('Nothing.')).because).toBe('No document cites code');
    expect((await judged({ book: 'none/*.md' }, await openTree(CODE))).because).toBe(
      'There are no documents to look in',
    );
  });
});

describe('the references of a book with a history', () => {
  const before = CODE['src/limits.rs'];
  const document = 'The check is `src/limits.rs:4-6`.\n';

  async function state(...steps: readonly Readonly<Record<string, string>>[]) {
    const source = await openHistory([{ 'src/limits.rs': before }, { 'docs/a.md': document }, ...steps]);
    const { details = [], found } = await judged({ book: 'docs/*.md' }, source);
    return [found.match(/\((.*)\)/)?.[1], ...details.map(({ hint }) => hint)];
  }

  it('are OK while the lines are what they were', async () => {
    expect(await state({ 'src/limits.rs': `${before}fn more() {}\n` })).toEqual(['1 OK']);
  });

  it('are MOVED when the lines went down', async () => {
    expect(await state({ 'src/limits.rs': `// a\n// b\n${before}` })).toEqual(['1 MOVED', 'Write src/limits.rs:6-8']);
  });

  it('are MOVED when the file was renamed', async () => {
    expect(await state({ 'src/limits.rs': '', 'src/bounds.rs': `\n${before}` })).toEqual([
      '1 MOVED',
      'Write src/bounds.rs:5-7',
    ]);
  });

  it('are CHANGED when the lines say something else', async () => {
    expect(await state({ 'src/limits.rs': before.replace('50', '5000') })).toEqual(['1 CHANGED', 'Read it again']);
  });
});

describe('the audit', () => {
  it('follows the references of every document, but not those of a change log', async () => {
    const source = await openTree({ ...CODE, 'docs/a.md': '`src/gone.rs:1`\n', 'CHANGELOG.md': '`src/older.rs:1`\n' });
    const [judgement, ...others] = await auditedBy(collector, gather, source);
    expect(others).toEqual([]);
    expect(judgement?.details?.map(({ at, message }) => `${at?.file}: ${message}`)).toEqual([
      'docs/a.md: src/gone.rs:1 is gone',
    ]);
  });

  it('claims nothing of a folder without documents', async () => {
    expect(await auditedBy(collector, gather, await openTree({ 'a.rs': 'fn a() {}' }))).toEqual([]);
  });
});
