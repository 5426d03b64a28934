import { describe, expect, test } from 'vitest';
import { vectorScorer } from './index.ts';
import { scoreVector } from './score-vector.ts';

/** From https://www.first.org/cvss/v3.1/examples: base scores of both scopes and every attack vector. */
const VERSION_3_1: readonly (readonly [string, string, number])[] = [
  ['CVE-2013-0375', 'AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N', 6.4],
  ['CVE-2014-3566', 'AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N', 3.1],
  ['CVE-2012-1516', 'AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H', 9.9],
  ['CVE-2009-0783', 'AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L', 4.2],
  ['CVE-2014-0160', 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', 7.5],
  ['CVE-2014-6271', 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8],
  ['CVE-2014-2005', 'AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 6.8],
  ['CVE-2013-6014', 'AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:H', 9.3],
];

/** From https://www.first.org/cvss/v4.0/examples: base, threat and environmental scores. */
const VERSION_4_0: readonly (readonly [string, string, number])[] = [
  ['base', 'AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 7.3],
  ['base', 'AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 7.7],
  ['threat', 'AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U', 5.2],
  ['base', 'AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N', 8.3],
  [
    'environmental',
    'AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N/CR:H/IR:L/AR:L/MAV:N/MAC:H/MVC:H/MVI:L/MVA:L',
    8.1,
  ],
  ['base', 'AV:L/AC:L/AT:N/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N', 4.6],
  ['threat', 'AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:A', 10],
  ['with safety', 'AV:A/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N/MSI:S/S:P', 9.7],
];

const BASE = 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';

describe('scoreVector', () => {
  test.each(VERSION_3_1)('scores %s, %s, %f', (_, vector, score) => {
    expect(scoreVector(`CVSS:3.1/${vector}`)).toEqual({ version: '3.1', score });
  });

  test.each(VERSION_4_0)('scores the 4.0 example (%s) %s, %f', (_, vector, score) => {
    expect(scoreVector(`CVSS:4.0/${vector}`)).toEqual({ version: '4.0', score });
  });

  test('scores nothing lost as 0', () => {
    expect(scoreVector('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N')).toEqual({ version: '3.1', score: 0 });
    const none = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N';
    expect(scoreVector(none)).toEqual({ version: '4.0', score: 0 });
  });

  test('counts the environmental metrics of 3.1', () => {
    expect(scoreVector(`CVSS:3.1/${BASE}/MAV:P`)).toEqual({ version: '3.1', score: 6.8 });
  });

  test.each([
    ['a version it does not know', 'CVSS:3.0/AV:N', 'expected CVSS:3.1/, CVSS:4.0/, found "CVSS:3.0"'],
    ['no version', BASE, 'expected CVSS:3.1/, CVSS:4.0/, found "AV:N"'],
    ['a bare version', '3.1/AV:N', 'expected CVSS:3.1/, CVSS:4.0/, found "3.1"'],
    ['a value it does not know', 'CVSS:3.1/AV:Q', 'expected AV:X, AV:N, AV:A, AV:L, AV:P, found "AV:Q"'],
    ['a value spelled out', 'CVSS:3.1/AV:Network', 'found "AV:Network"'],
    ['a metric it does not know', `CVSS:3.1/${BASE}/XX:N`, 'found "XX:N"'],
    ['a metric of the other version', `CVSS:3.1/${BASE}/AT:N`, 'found "AT:N"'],
    ['a metric twice', `CVSS:3.1/${BASE}/AV:P`, 'expected AV once, found it twice'],
    ['a missing metric', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H', 'expected A, found no value'],
    ['an undefined base metric', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:X', 'expected A, found no value'],
    ['a slash too many', `CVSS:3.1/${BASE}/`, 'found ""'],
    ['a colon too many', 'CVSS:3.1/AV:N:N', 'found "AV:N:N"'],
  ])('refuses %s', (_, vector, problem) => {
    expect(scoreVector(vector)).toMatchObject({ problem: expect.stringContaining(problem) });
  });
});

describe('vectorScorer', () => {
  test('loads what scores vectors', async () => {
    expect((await vectorScorer())(`CVSS:3.1/${BASE}`)).toEqual({ version: '3.1', score: 9.8 });
  });
});
