/**
 * Thresholds and durations in words.
 * @module
 */
import { expect, it } from 'vitest';
import { durationWords, minuteWords, thresholdWords } from './words.ts';

it.each([
  ['1m', '1 minute'],
  ['5m', '5 minutes'],
  ['1.5h', '1.5 hours'],
  ['30s', '30 seconds'],
  ['soon', 'soon'],
])('says %s as %s', (duration, words) => expect(durationWords(duration)).toBe(words));

it.each([
  [60, '1 h'],
  [105, '1 h 45 min'],
  [30, '30 min'],
  [0, '0 min'],
])('says %d minutes as %s', (minutes, words) => expect(minuteWords(minutes)).toBe(words));

it('says when an alert is raised', () => {
  const metric = { id: 'failures', key: 'ip' } as never;
  const when = { metric: 'failures', moreThan: 10, per: '1m', by: 'ip', window: 'tumbling' } as never;
  expect(thresholdWords({ when }, metric)).toBe('more than 10 within 1 minute for one ip (tumbling window)');
  expect(thresholdWords({ when: { metric: 'failures', atLeast: 3 } as never }, undefined)).toBe('at least 3');
  expect(thresholdWords({ when: { metric: 'failures' } as never }, metric)).toBeUndefined();
  expect(thresholdWords({ when: undefined }, undefined)).toBeUndefined();
});
