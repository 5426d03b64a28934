/**
 * The reader of HashiCorp's configuration language, against texts of our own.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attributesIn,
  blocksIn,
  flagOf,
  type HclBody,
  type HclExpression,
  numberOf,
  pathOf,
  readHcl,
  referencesIn,
  textOf,
  textsOf,
  valueIn,
} from './index.ts';

function bodyOf(text: string): HclBody {
  const { body, problems } = readHcl(text, 'a.hcl');
  expect(problems.map(({ message }) => message)).toEqual([]);
  return body;
}

function value(text: string): HclExpression {
  const found = valueIn(bodyOf(`x = ${text}\n`), 'x');
  if (found === undefined) throw new Error('no value');
  return found;
}

function messages(text: string): readonly string[] {
  return readHcl(text, 'a.hcl').problems.map(({ message }) => message);
}

describe('readHcl', () => {
  it('reads blocks with labels, attributes, comments and places', () => {
    const body = bodyOf(`# one
// two /* not a comment of its own
/* three
   lines */ region = "eu" # behind
resource "aws_vpc" main {
  cidr = "10.0.0.0/16"
  inner { deep = true }
  empty {}
}
`);
    expect(attributesIn(body).map(({ name, at }) => [name, at.line, at.column])).toEqual([['region', 4, 13]]);
    const [block] = body.blocks;
    expect(block).toMatchObject({
      type: 'resource',
      labels: ['aws_vpc', 'main'],
      at: { file: 'a.hcl', line: 5, column: 1 },
    });
    const inner = block && blocksIn(block.body, 'inner')[0];
    expect(inner?.at).toEqual({ file: 'a.hcl', line: 7, column: 3 });
    expect(inner && flagOf(valueIn(inner.body, 'deep'))).toBe(true);
    expect(block && blocksIn(block.body, 'empty')[0]?.body.blocks).toEqual([]);
  });

  it('reads plain values', () => {
    expect(textOf(value('"a\\tb \\"c\\" \\u00e9 \\U0001F600 \\\\ $${x} %%{y} $5 100%"'))).toBe(
      'a\tb "c" é 😀 \\ ${x} %{y} $5 100%',
    );
    expect(numberOf(value('-2.5e3'))).toBe(-2500);
    expect(numberOf(value('"42"'))).toBe(42);
    expect(textOf(value('12.50'))).toBe('12.50');
    expect(flagOf(value('"True"'))).toBe(true);
    expect(value('null').kind).toBe('null');
    expect(textsOf(value('[\n  "a", # first\n  "b",\n  3,\n  var.x,\n]'))).toEqual(['a', 'b', '3']);
    expect(textsOf(value('"one"'))).toEqual(['one']);
    expect(textOf(value('("in brackets")'))).toBe('in brackets');
  });

  it('reads heredocs, with and without their indentation', () => {
    expect(textOf(value('<<EOT\n  a "b"\n\n    c \\n\n  EOT\n'))).toBe('  a "b"\n\n    c \\n\n');
    expect(textOf(value('<<-EOT\n  a\n\n    b\n  EOT\n'))).toBe('a\n\n  b\n');
    expect(textOf(value('<<EOT\r\na\r\nEOT\r\n'))).toBe('a\r\n');
    expect(textOf(value('<<EOT\nEOT\n'))).toBe('');
    const body = bodyOf('x = <<A\none\nA\ny = 2\n');
    expect(valueIn(body, 'y')?.at).toEqual({ file: 'a.hcl', line: 4, column: 5 });
  });

  it('reads objects with keys of every spelling', () => {
    const found = value('{ a = 1, "b c" : 2\n  (var.k) = 3\n\n  "${var.p}-x" = { d = [] },\n 5 = "n" }');
    if (found.kind !== 'object') throw new Error(found.kind);
    expect(found.entries.map(({ key, value }) => [key, value.source])).toEqual([
      ['a', '1'],
      ['b c', '2'],
      [undefined, '3'],
      [undefined, '{ d = [] }'],
      ['5', '"n"'],
    ]);
    expect(referencesIn(found).map(({ source }) => source)).toEqual(['var.k', 'var.p']);
  });

  it('reads paths, indexes and splats', () => {
    const found = value('aws_vpc.main[0].tags["Name"].*.id');
    expect(found).toMatchObject({
      kind: 'traversal',
      root: 'aws_vpc',
      steps: ['main', 0, 'tags', 'Name', { every: true }, 'id'],
    });
    expect(found.kind === 'traversal' && pathOf(found)).toEqual(['aws_vpc', 'main', '0', 'tags', 'Name']);
    expect(value('a[*].b')).toMatchObject({ steps: [{ every: true }, 'b'] });
    expect(value('a.0.1.b')).toMatchObject({ steps: [0, 1, 'b'] });
    const computed = value('data.x[each.key].arn');
    expect(referencesIn(computed).map(({ source }) => source)).toEqual(['data.x[each.key].arn', 'each.key']);
    expect(value('import.control.aws-iam-root.description')).toMatchObject({
      root: 'import',
      steps: ['control', 'aws-iam-root', 'description'],
    });
  });

  it('keeps what has to be computed as text, with what it refers to', () => {
    const names = (text: string) => referencesIn(value(text)).map(({ source }) => source);
    expect(value('var.a == "x" ? 1 : local.b + 2')).toMatchObject({
      kind: 'computed',
      source: 'var.a == "x" ? 1 : local.b + 2',
    });
    expect(names('var.a == "x" ? 1 : local.b + 2')).toEqual(['var.a', 'local.b']);
    expect(names('[for k, v in var.map : upper(v.name) if v.on && var.all]')).toEqual(['var.map', 'var.all']);
    expect(names('{ for s in var.list : s => merge(s, local.c)... }')).toEqual(['var.list', 'local.c']);
    expect(names('!var.x')).toEqual(['var.x']);
    expect(names('(\n  var.a\n  || var.b\n)')).toEqual(['var.a', 'var.b']);
    expect(names('length(aws_x.y.*.z)[0].q')).toEqual(['aws_x.y.*.z']);
    expect(value('jsonencode({ a = [var.b] })')).toMatchObject({ kind: 'call', name: 'jsonencode' });
    expect(value('provider::time::parse("x", 1)')).toMatchObject({ kind: 'call', name: 'provider::time::parse' });
  });

  it('reads texts that are filled in', () => {
    const found = value('"a-${var.name}-${lookup(var.m, "k", "${var.d}")} %{ if var.on }on%{ else }off%{ endif ~}"');
    if (found.kind !== 'template') throw new Error(found.kind);
    expect(found.parts.map((part) => (typeof part === 'string' ? part : part.kind))).toEqual([
      'a-',
      'traversal',
      '-',
      'call',
      ' ',
      'computed',
      'on',
      'computed',
      'off',
      'computed',
    ]);
    expect(referencesIn(found).map(({ source, at }) => [source, at.column])).toEqual([
      ['var.name', 10],
      ['var.m', 29],
      ['var.d', 44],
      ['var.on', 60],
    ]);
    expect(
      referencesIn(value('<<EOT\n* ${import.control.a.description}\n* ${~ b.c ~}\nEOT\n')).map(({ source }) => source),
    ).toEqual(['import.control.a.description', 'b.c']);
  });
});

/** A text as a quoted one of the language. */
function quoted(text: string): string {
  return JSON.stringify(text)
    .replaceAll('\\b', '\\u0008')
    .replaceAll('\\f', '\\u000c')
    .replace(/([$%])\{/g, '$1$1{');
}

describe('readHcl on anything', () => {
  it('gives back the texts that were quoted', () => {
    const texts = fc.array(
      fc.string({ unit: fc.constantFrom('a', '$', '%', '{', '}', '"', '\\', '\n', 'é', '\u0007', '#') }),
    );
    fc.assert(
      fc.property(texts, (items) => {
        expect(textsOf(value(`[${items.map(quoted).join(', ')}]`))).toEqual(items);
        const blocks = items.map((item) => `b ${quoted(item)} { x = ${quoted(item)} }`).join('\n');
        const read = bodyOf(blocks).blocks.map(({ labels, body }) => [labels[0], textOf(valueIn(body, 'x'))]);
        expect(read).toEqual(items.map((item) => [item, item]));
      }),
    );
  });

  it('never throws', () => {
    const words = fc.constantFrom(
      'a',
      ' ',
      '=',
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '"',
      '${',
      '%{',
      '<<E\n',
      '\nE\n',
      ',',
      ':',
      '?',
      '.',
      '\n',
      '1',
      'for',
      'in',
      '*',
      '#',
      '/*',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const { problems } = readHcl(parts.join(''), 'a.hcl');
        expect(problems.every(({ at }) => at.line > 0 && at.column > 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('readHcl with broken files', () => {
  it('loses only the statement that is broken', () => {
    const { body, problems } = readHcl(
      'a = 1\nb = = 2\nc "x" {\n  d = "never ends\n  e = 5\n  f = [1 2]\n  g {\n    h = (\n  }\n  i = 6\n}\nj = 7\n',
      'a.hcl',
    );
    expect(attributesIn(body).map(({ name }) => name)).toEqual(['a', 'j']);
    expect(body.blocks[0] && attributesIn(body.blocks[0].body).map(({ name }) => name)).toEqual(['e', 'i']);
    expect(problems.map(({ message }) => message)).toEqual([
      'Cannot read "a.hcl" at 2:5: expected a value, found "="',
      'Cannot read "a.hcl" at 4:7: expected a quotation mark at the end of the text',
      'Cannot read "a.hcl" at 6:10: expected "," or "]", found "2"',
      'Cannot read "a.hcl" at 9:3: expected a value, found "}"',
    ]);
  });

  it('names what is never closed, and what closes nothing', () => {
    expect(messages('a "b" {\n  c = 1\n')).toEqual([
      'Cannot read "a.hcl" at 1:1: expected "}" at the end of the block "a"',
    ]);
    expect(messages('}\na = 1\n')).toEqual(['Cannot read "a.hcl" at 1:1: expected a block that this "}" closes']);
    expect(messages('a = <<EOT\nb\n')).toEqual([
      'Cannot read "a.hcl" at 1:5: expected "EOT" in a line of its own at the end of the text',
    ]);
    expect(messages('/* a')).toEqual(['Cannot read "a.hcl" at 1:1: expected "*/" at the end of the comment']);
    expect(messages('a = 1\na = 2\n')).toEqual(['Cannot read "a.hcl" at 2:1: expected "a" only once here']);
    expect(messages('a = 1 2\n')).toEqual(['Cannot read "a.hcl" at 1:7: expected the end of the line, found "2"']);
    expect(messages('a = b[1\n')).toEqual(['Cannot read "a.hcl" at 1:8: expected "]", found the end']);
    expect(messages('a = "${b c}"\n')).toEqual(['Cannot read "a.hcl" at 1:10: expected "}", found "c"']);
    expect(messages('a = "${b"\n')).toEqual([
      'Cannot read "a.hcl" at 1:5: expected a quotation mark at the end of the text',
    ]);
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['values in brackets', `a = ${'('.repeat(50_000)}`],
    ['blocks', 'a {\n'.repeat(20_000)],
    ['texts in texts', `a = ${'"${'.repeat(50_000)}`],
    ['texts in texts, line by line', 'a = "${"${\n'.repeat(20_000)],
    ['lists that never end', 'x = [\n'.repeat(100_000)],
    ['heredocs that never end', 'x = <<A\n'.repeat(100_000)],
    ['one long line', 'ab "c" 1.5 '.repeat(100_000)],
    ['paths', `a = b${'.c'.repeat(200_000)}`],
    ['signs', '-'.repeat(100_000)],
    ['operators', `a = 1${' + 1'.repeat(200_000)}`],
    ['negations', `a = ${'-!'.repeat(200_000)}1`],
    ['no text', '\u0000\u0001\uD800'.repeat(100_000)],
    ['dollars', `a = "${'$'.repeat(100_000)}"`],
  ])('survives %s in a moment', (_, text) => {
    const start = performance.now();
    readHcl(text, 'a.hcl');
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it('survives every cut of a file', () => {
    const text = 'a = "x${b["c"]}" # d\ne "f" {\n  g = [1, { h = <<-EOT\n    i ${j}\n  EOT\n  }]\n}\n';
    for (let end = 0; end <= text.length; end += 1) expect(() => readHcl(text.slice(0, end), 'a.hcl')).not.toThrow();
    expect(messages(text)).toEqual([]);
  });

  it('stops at a size that no person writes', () => {
    const { problems } = readHcl('a=1\n'.repeat(350_000), 'a.hcl');
    expect(problems.some(({ code }) => code === 'too-large')).toBe(true);
    expect(problems.length).toBeLessThanOrEqual(100);
  });
});
