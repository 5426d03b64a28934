/**
 * The reference pages of collectors: what each way of looking shows, what it does not, and how to claim it.
 * @module
 */
import { stringify } from 'yaml';
import { publishedSchema } from '../../library/src/model/schema/json-schema.ts';
import type { Collector } from '../../library/src/verify/collector.ts';
import { COLLECTORS } from '../../library/src/verify/collectors/registry.ts';
import { recorded } from '../../library/src/verify/collectors/sample.fixture.ts';
import { fieldRows, type Json } from '../generate-language.ts';
import { origin, page, prose, section, table, yamlBlock } from './markdown.ts';

const FOLDER = 'library/src/verify/collectors';

/** Every collector, loaded. */
export async function loadedCollectors(): Promise<readonly Collector[]> {
  return Promise.all(Object.values(COLLECTORS).map(({ load }) => load()));
}

/** The page of a collector. */
export function collectorText(collector: Collector): string {
  const { id, title, proves, doesNotProve, looksIn, freshFor, running, audit } = collector;
  const example = (which: 'upheld' | 'broken'): string => {
    const { claim, observation, verdict } = recorded(id, which);
    const { because, found } = collector.judge(collector.claim.parse(claim), collector.observation.parse(observation), {
      now: '2026-11-22T12:00:00Z',
    });
    const source = looksIn.length === 0 ? {} : { source: 'sample' };
    const yaml = stringify(
      { evidence: [{ check: id, ...source, ...claim }] },
      { flowCollectionPadding: true, lineWidth: 110 },
    );
    return `${yamlBlock(yaml)}\n\n${verdict}: ${prose(because)}. Found: ${prose(found)}`;
  };
  const where = looksIn.length === 0 ? 'needs no source' : `looks in ${looksIn.join(', ')}`;
  return page(
    origin(`${FOLDER}/${id}`),
    `# ${prose(title)}`,
    `\`${id}\` · ${where}${audit === undefined ? '' : ' · also without a model: `vauban audit`'}`,
    `**Proves.** ${prose(proves)}`,
    `**Does not prove.** ${prose(doesNotProve)}`,
    freshFor === undefined
      ? 'A look holds until what was looked at changes.'
      : `A look holds for ${freshFor}; a claim may say otherwise with \`fresh-for\`.`,
    running === undefined || running === false
      ? ''
      : 'What it shows of something that runs counts only in the environment of its source.',
    section('Keys of a claim', fieldRows(publishedSchema(collector.claim) as Json)),
    section('A claim that holds', example('upheld')),
    section('A claim that does not', example('broken')),
  );
}

/** The index of the collectors. */
export function collectorsIndex(collectors: readonly Collector[]): string {
  return page(
    origin(FOLDER),
    '# Collectors',
    'The ways of looking. A claim names one with `check:` and says where to look and what must be there; each page tells its keys.',
    table(
      ['check', 'what it is', 'proves', 'audit'],
      collectors.map(({ id, title, proves, audit }) => [
        `[${id}](collectors/${id}.md)`,
        prose(title),
        prose(proves),
        audit === undefined ? '' : 'yes',
      ]),
    ),
    section(
      'Keys of every claim',
      table(
        ['key', 'meaning'],
        [
          ['`check`', 'the collector'],
          ['`source`', 'the source to look in, an id of `sources`'],
          ['`covers`', 'the elements it covers, when not all that the control guards'],
          ['`fresh-for`', 'how long one look holds, such as `30d`'],
          ['`at-least`', 'the share that must hold, such as `99.9 %`'],
          ['`sample`', 'how many of the things may be looked at instead of all'],
          ['`any`', 'instead of a claim: several, of which one is enough'],
        ],
      ),
    ),
  );
}
