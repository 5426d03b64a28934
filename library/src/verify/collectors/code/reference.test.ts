import { describe, expect, it } from 'vitest';
import { readLines, readReference } from './reference.ts';

describe('readReference', () => {
  it.each([
    ['12:40:src/limits.rs', { path: 'src/limits.rs', lines: [12, 40] }],
    ['src/limits.rs:12-40', { path: 'src/limits.rs', lines: [12, 40] }],
    ['src/limits.rs:12–40', { path: 'src/limits.rs', lines: [12, 40] }],
    ['src/limits.rs:12', { path: 'src/limits.rs', lines: [12, 12] }],
    ['src/limits.rs:12:5', { path: 'src/limits.rs', lines: [12, 12] }],
    ['src/limits.rs:L12-L40', { path: 'src/limits.rs', lines: [12, 40] }],
    ['./src/limits.rs#L12-L40', { path: 'src/limits.rs', lines: [12, 40] }],
    ['src/limits.rs#L12C3-L40C9', { path: 'src/limits.rs', lines: [12, 40] }],
    ['src/limits.rs#L12', { path: 'src/limits.rs', lines: [12, 12] }],
    ['../src/limits.rs#L12', { path: '../src/limits.rs', lines: [12, 12] }],
    ['src/limits.rs', { path: 'src/limits.rs' }],
    ['node/SECURITY.md', { path: 'node/SECURITY.md' }],
    ['https://code.example/team/node/blob/main/src/a%20b.rs#L1-L2', undefined],
    [
      'https://code.example/team/node/blob/0123abc/src/a.rs#L1-L2',
      { path: 'src/a.rs', lines: [1, 2], repository: 'node' },
    ],
    [
      'https://code.example/group/team/node/-/blob/main/src/a.rs?ref=x#L7',
      { path: 'src/a.rs', lines: [7, 7], repository: 'node' },
    ],
  ])('reads %s', (written, reference) => {
    expect(readReference(written)).toEqual(reference);
  });

  it.each([
    'localhost:8080',
    '10.0.0.1:26656',
    'https://example.org/a.rs',
    'std::fs::read',
    'src/*.rs',
    'src/{a,b}.rs',
    '<path>/a.rs',
    '~/a.rs',
    '/etc/passwd.conf',
    'cargo test',
    '$HOME/a.rs',
    '40:12:src/a.rs',
    'a.rs:0',
    'C:\\a.rs',
    '',
    '12:40:'.padEnd(5000, 'a'),
  ])('reads no reference in %s', (written) => {
    expect(readReference(written)).toBeUndefined();
  });
});

describe('readLines', () => {
  it.each<readonly [readonly string[], readonly [number, number] | undefined]>([
    [
      ['12', '40'],
      [12, 40],
    ],
    [['12-40'], [12, 40]],
    [['12'], [12, 12]],
    [['40', '12'], undefined],
    [['a', 'b'], undefined],
    [['1', '2', '3'], undefined],
    [[], undefined],
  ])('reads %j', (written, range) => {
    expect(readLines(written)).toEqual(range);
  });
});
