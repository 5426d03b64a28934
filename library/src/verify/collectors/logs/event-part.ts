/**
 * An event that logs must tell of, lately enough.
 * @module
 */
import { addDuration } from '../../../kit/duration.ts';
import { broken, unknown, upheld } from '../../judgement.ts';
import { countOf, linesText, type Part, times } from './part.ts';

/** The event of the claim was seen, and not too long ago. */
export const event: Part = ({ event: wanted, within }, observed, { now }) => {
  if (wanted === undefined) return undefined;
  const { files, unread } = observed;
  const count = countOf(files, ({ events }) => events.count);
  const [newest = ''] = files
    .map(({ events }) => events.newest ?? '')
    .sort()
    .reverse();
  const last = files.find(({ events }) => events.count > 0 && (events.newest ?? '') === newest);
  const at = last?.events.at === undefined ? undefined : { file: last.file, ...last.events.at };
  const said = {
    found: `"${wanted}" ${count === 0 ? 'never' : times(count)} in ${linesText(observed)}${newest === '' ? '' : `, last at ${newest}`}`,
    ...(at !== undefined && { at }),
  };
  // What is missing may stand in a log that could not be read.
  const [missed] = unread;
  const notSeen = (because: string) =>
    missed === undefined ? broken({ because, ...said }) : unknown({ because: missed.reason, ...said });
  if (files.every(({ lines }) => lines === 0)) return unknown({ because: 'There was nothing to look at', ...said });
  if (count === 0) return notSeen(`No line tells of "${wanted}"`);
  if (within === undefined)
    return upheld('active', { because: `The logs tell of "${wanted}" ${times(count)}`, ...said });
  const because = `The last "${wanted}" was at ${newest}`;
  if (newest === '') return unknown({ because: `No line says when "${wanted}" was`, ...said });
  if (Date.parse(newest) > Date.parse(now)) return unknown({ because: `${because}, which has not come yet`, ...said });
  const until = addDuration(newest, within);
  if (Date.parse(until) < Date.parse(now)) return notSeen(`${because}, longer than ${within} ago`);
  return upheld('active', { because, ...said, until });
};
