/**
 * Typing and the analysis after it.
 * @module
 */
import { beforeEach, expect, it, vi } from 'vitest';
import { EMPTY_STATE } from '../../data/observable.ts';
import { sender } from './sender.ts';

let revision = 0;
let sent: string[] = [];
const open = () =>
  sender({
    getState: () => ({ ...EMPTY_STATE, revision }),
    setText: (file, text) => void sent.push(`${file}:${text}`),
  });

beforeEach(() => {
  revision = 0;
  sent = [];
  vi.useFakeTimers();
});

it('sends the first letter at once and the last one after the answer', () => {
  const to = open();
  to.typed('a', '1');
  to.typed('a', '12');
  to.typed('a', '123');
  expect(sent).toEqual(['a:1']);
  revision += 1;
  to.next();
  expect(sent).toEqual(['a:1', 'a:123']);
  expect(to.isAhead()).toBe(true);
  revision += 1;
  expect(to.isAhead()).toBe(false);
});

it('loses nothing of a file that is left', () => {
  const to = open();
  to.typed('a', '1');
  to.typed('a', '12');
  to.typed('b', '1');
  expect(sent).toEqual(['a:1', 'a:12']);
  to.flush();
  expect(sent.at(-1)).toBe('b:1');
});

it('goes on when an analysis gives no answer', () => {
  const to = open();
  to.typed('a', '1');
  to.typed('a', '12');
  vi.advanceTimersByTime(2000);
  expect(sent).toEqual(['a:1', 'a:12']);
});
