/**
 * The reader of templates of the Microsoft Threat Modeling Tool.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { glanceAt } from '../glance.ts';
import { format as model } from '../tm7/format.ts';
import { CORPUS, expectedCounts, fileOf, hasCorpus, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';

const PATH = fileURLToPath(new URL('sample.tb7', import.meta.url));
const SAMPLE = readFileSync(PATH, 'utf8');

describe('the sample', () => {
  it('is recognized as a template, not as a model', () => {
    const glance = glanceAt({ name: 'sample.tb7', bytes: readFileSync(PATH) });
    expect([format.looksLike(glance), model.looksLike(glance)]).toEqual([true, false]);
  });

  it('becomes a way in for each rule', async () => {
    const { draft, counts, lost, problems } = await tryRead(format, PATH);
    expect(counts).toEqual({
      generic_elements: 6,
      standard_elements: 4,
      threat_categories: 3,
      threat_types: 5,
      include_filters: 5,
      exclude_filters: 2,
      atoms: 11,
    });
    expect(draft?.['system']).toMatchObject({ title: 'Template House template' });
    expect(draft?.['vectors']).toMatchObject({
      'someone-pretends-to-be-source-name': {
        title: 'Someone pretends to be {source.Name}',
        description: '{target.Name} takes somebody else for {source.Name}.',
        family: 'Spoofing',
        stride: ['spoofing'],
        origin: { id: 'H1' },
      },
      'data-of-flow-name-is-read-on-its-way': {
        description: 'What {flow.Name} carries is read between {source.Name} and {target.Name}.',
        stride: ['information-disclosure'],
      },
      'target-name-shows-what-others-wrote': { family: 'Privacy' },
    });
    expect(draft?.['vectors']?.['target-name-shows-what-others-wrote']).not.toHaveProperty('stride');
    expect(lost.map(({ message, count, at }) => [message, count, at?.line])).toEqual([
      ['vectors: the filters of a rule are kept, but do not run as part of the model', 5, 135],
      ['vectors: a filter of "H4" cannot be used: expected "and" or "or", found "unless"', 1, 191],
      ['the template: 10 types of elements stay in the file', 1, 1],
    ]);
    expect(problems).toEqual([]);
  });

  it('keeps filters, priorities and mitigations of a rule', async () => {
    const { text } = await tryRead(format, PATH);
    for (const kept of ["flow.authenticatesSource is ''Yes''", 'Ask who it is.', '"Priority":"High"', 'House & Co']) {
      expect(text).toContain(kept);
    }
  });

  it('gives the same bytes twice', async () => {
    expect((await tryRead(format, PATH)).text).toBe((await tryRead(format, PATH)).text);
  });
});

describe('a file that is none', () => {
  it.each([
    ['PK\u0003\u0004', 'expected XML, found a ZIP archive'],
    ['', 'expected XML, found no text'],
    ['<ThreatModel/>', 'expected a "KnowledgeBase" at the root, found "ThreatModel"'],
    [SAMPLE.slice(0, 3000), 'found the end of the file'],
  ])('is refused with one problem', async (text, reason) => {
    const { draft, problems } = await tryRead(format, fileOf('x.tb7', text));
    expect(draft).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(reason);
  });

  it('reads what is left of a template with parts missing', async () => {
    expect((await tryRead(format, fileOf('x.tb7', '<KnowledgeBase/>'))).counts).toMatchObject({
      threat_types: 0,
      atoms: 0,
    });
    const bare =
      '<KnowledgeBase><ThreatTypes><ThreatType/><ThreatType><Id>A</Id></ThreatType></ThreatTypes></KnowledgeBase>';
    const { counts, draft } = await tryRead(format, fileOf('x.tb7', bare));
    expect(counts).toMatchObject({ threat_types: 2, include_filters: 0 });
    expect(Object.values(draft?.['vectors'] ?? {}).map((entry) => Object.entries(entry ?? {})[0])).toEqual([
      ['title', 'Rule without a title'],
      ['title', 'A'],
    ]);
  });
});

describe.skipIf(!hasCorpus)('the files of others', () => {
  const rows = expectedCounts('tb7');

  it('are five', () => {
    expect(rows).toHaveLength(5);
  });

  it.each(rows.map((row) => [row.path, row] as const))('%s has the counts of the table', async (path, row) => {
    const { counts, draft, lost } = await tryRead(format, `${CORPUS}${path}`);
    expect(counts).toEqual(row.counts);
    expect(Object.keys(draft?.['vectors'] ?? {})).toHaveLength(row.counts['threat_types'] ?? 0);
    expect(lost.filter(({ message }) => message.includes('cannot be used'))).toEqual([]);
    expect(format.looksLike(glanceAt({ name: path, bytes: readFileSync(`${CORPUS}${path}`) }))).toBe(true);
  });
});
