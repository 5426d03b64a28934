/**
 * The reader of the Microsoft Threat Modeling Tool.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glanceAt } from '../glance.ts';
import { format as template } from '../tb7/format.ts';
import { CORPUS, expectedCounts, fileOf, hasCorpus, type Tried, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';

const PATH = fileURLToPath(new URL('sample.tm7', import.meta.url));
const SAMPLE = readFileSync(PATH, 'utf8');

function changed(...changes: readonly (readonly [from: string | RegExp, to: string])[]): Promise<Tried> {
  let text = SAMPLE;
  for (const [from, to] of changes) {
    const next = text.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), to);
    if (next === text) throw new Error(`The sample does not hold ${from}`);
    text = next;
  }
  return tryRead(format, fileOf('sample.tm7', text));
}

function lostIn({ lost }: Tried): readonly string[] {
  return lost.map(({ message, count }) => (count === 1 ? message : `${message}, ${count} times`));
}

describe('the sample', () => {
  it('is recognized as a model, not as a template', () => {
    const glance = glanceAt({ name: 'sample.tm7', bytes: readFileSync(PATH) });
    expect([format.looksLike(glance), template.looksLike(glance)]).toEqual([true, false]);
  });

  it('is counted by the words of the tool', async () => {
    const { counts, problems } = await tryRead(format, PATH);
    expect(counts).toEqual({
      components: 6,
      flows: 5,
      boundaries: 3,
      threats: 6,
      mitigations: 2,
      'live threats': 5,
      surfaces: 2,
      dangling_flows: 1,
      kb_rules: 5,
    });
    expect(problems).toEqual([]);
  });

  it('becomes zones, components, flows and boundaries', async () => {
    const { draft } = await tryRead(format, PATH);
    expect(draft?.['zones']).toMatchObject({
      'data-center': { title: 'Data center' },
      'database-network': { inside: 'data-center' },
    });
    expect(draft?.['components']).toMatchObject({
      customer: { kind: 'external' },
      'shop-front': {
        kind: 'process',
        zone: 'data-center',
        technology: ['Web Shop'],
        facts: { 'output-encoding': 'yes' },
      },
      orders: { kind: 'store', zone: 'database-network', technology: ['SQL Database'] },
      'report-worker': { kind: 'process' },
      'old-exports': { 'out-of-scope': 'Deleted next month' },
    });
    expect(draft?.['components']?.['customer']).not.toHaveProperty('zone');
    expect(draft?.['components']?.['customer']).not.toHaveProperty('technology');
    expect(draft?.['flows']).toMatchObject({
      order: { from: 'customer', to: 'shop-front', protocol: 'https' },
      'save-order': { from: 'shop-front', to: 'orders' },
      export: { 'out-of-scope': 'Goes with the exports' },
    });
    expect(Object.keys(draft?.['flows'] ?? {})).not.toContain('backup');
    expect(draft?.['boundaries']).toMatchObject({
      internet: { between: ['components/customer', 'components/shop-front'] },
    });
    expect(draft?.['assets']).toEqual({
      'credentials-in-orders': { title: 'Credentials in Orders', class: 'credential', at: ['orders'] },
    });
    expect(draft?.['diagrams']).toMatchObject({
      shop: { title: 'Shop' },
      reports: { shows: ['components/timer', 'components/report-worker', 'components/old-exports'] },
    });
    expect(draft?.['layout']).toMatchObject({ shop: { customer: [40, 200], orders: [690, 200] } });
  });

  it('becomes threats with what the team has said about them', async () => {
    const { draft } = await tryRead(format, PATH);
    const control = 'sign-in-with-a-passkey-before-an-order-is-taken';
    expect(draft?.['threats']).toMatchObject({
      T1: { stride: ['spoofing'], targets: ['components/customer', 'flows/order'], level: 'high', controls: [control] },
      T2: { stride: ['information-disclosure'], targets: ['flows/save-order'], tags: ['needs-investigation'] },
      T3: {
        targets: ['components/orders', 'flows/save-order'],
        level: 'moderate',
        references: { cwe: ['311'], see: ['https://example.org/disks'] },
      },
      T5: { tags: ['Privacy'] },
    });
    // "High" is what the tool starts with: only a template or a person that rates makes it a level.
    expect(draft?.['threats']?.['T2']).not.toHaveProperty('level');
    expect(draft?.['threats']?.['T5']).not.toHaveProperty('stride');
    expect(Object.keys(draft?.['threats'] ?? {})).toEqual(['T1', 'T2', 'T3', 'T4', 'T5']);
    expect(draft?.['threats']?.['T3']).toMatchObject({
      description:
        'Whoever takes the disk of Orders reads it.\n\nPossible mitigations: Encrypt the disk. See CWE-311 (https://cwe.mitre.org/data/definitions/311.html) and https://example.org/disks',
    });
    expect(draft?.['controls']).toEqual({
      [control]: {
        title: 'Sign-in with a passkey before an order is taken',
        status: 'done',
        guards: ['components/customer', 'flows/order'],
      },
    });
    expect(draft?.['decisions']).toEqual({
      T4: { treatment: 'not-applicable', because: 'The timer runs on the same machine' },
      T5: { treatment: 'mitigate', because: 'Mitigated in the threat modeling tool, without a justification' },
    });
  });

  it('says who owns it and what is taken for granted', async () => {
    const { draft } = await tryRead(format, PATH);
    expect(draft?.['system']).toMatchObject({
      title: 'House shop',
      owner: 'Casey',
      description: 'A shop that takes orders & keeps them.',
    });
    expect(draft?.['assumptions']).toEqual({
      'the-data-center-is-guarded': { title: 'The data center is guarded' },
      'staff-are-known-by-name': { title: 'Staff are known by name' },
    });
  });

  it('says what it could not place, and keeps it', async () => {
    const tried = await tryRead(format, PATH);
    expect(lostIn(tried)).toEqual([
      'components: "Running As" is kept, but says nothing to Vauban',
      'components: "Encrypted" is kept, but says nothing to Vauban',
      'flows: "Source Authenticated" is kept, but says nothing to Vauban',
      'diagrams: "Annotation" is kept, but says nothing to Vauban',
      'flows: a flow without an element at both ends is kept with its diagram, but is no flow of the model',
      'threats: "Owner of the fix" is kept, but says nothing to Vauban',
      'threats: the category "Privacy" is no letter of STRIDE; it is kept as a tag',
      'threats: mitigated, without a word how: a decision to mitigate, but no control',
      'threats: "Data of Fax is read on its way" (6) is stale: its flow is gone or has other ends; it is kept with the system',
      'system: "Contributors" is kept, but says nothing to Vauban',
      'system: "Notes" is kept, but says nothing to Vauban',
      'system: the template "House template" with 5 rules stays in the file; the threats that were recorded are here',
    ]);
    expect(tried.lost.every(({ at }) => at !== undefined && at.line > 1)).toBe(true);
    for (const text of [
      'Standard User',
      'Storage team',
      'Drawn in spring',
      'Backup',
      'Data of Fax',
      'Casey, Robin',
      'First draft',
      'HandleX',
      '5a5a5a5a',
    ]) {
      expect(tried.text).toContain(text);
    }
  });

  it('gives the same bytes twice', async () => {
    expect((await tryRead(format, PATH)).text).toBe((await tryRead(format, PATH)).text);
  });
});

describe('the reader', () => {
  it('finds the flow that a boundary between a box and its inside is crossed by twice', async () => {
    // The handle of "Save order" now pulls the curve out of the data center and back.
    const tried = await changed([/<HandleY([^>]*)>260</, '<HandleY$1>2000<']);
    expect(tried.draft?.['boundaries']).toMatchObject({
      'data-center': { between: ['components/orders', 'components/shop-front'] },
    });
  });

  it('joins the same justification of two threats in one control', async () => {
    const tried = await changed(
      ['The timer runs on the same machine', 'Sign-in with a passkey before an order is taken'],
      ['NotApplicable', 'Mitigated'],
    );
    const [control, ...others] = Object.entries(tried.draft?.['controls'] ?? {});
    expect(others).toEqual([]);
    expect(control?.[1]).toMatchObject({
      guards: ['components/customer', 'flows/order', 'components/timer', 'flows/nightly'],
    });
    expect(tried.draft?.['threats']?.['T4']).toMatchObject({ controls: [control?.[0]] });
  });

  it('takes a threat without a flow for one of the whole model, not for a stale one', async () => {
    const tried = await changed(['00000019-1000-4000-8000-000000000000', '00000000-0000-0000-0000-000000000000']);
    expect(tried.draft?.['threats']?.['T6']).toMatchObject({ title: 'Data of Fax is read on its way' });
    expect(tried.draft?.['threats']?.['T6']).not.toHaveProperty('targets');
    expect(lostIn(tried).join()).not.toContain('stale');
  });

  it('keeps a state and a priority that it does not know, and says so', async () => {
    const tried = await changed(['NeedsInvestigation', 'Parked'], ['>Medium<', '>Whenever<']);
    expect(lostIn(tried)).toContain('threats: the state "Parked" is kept, but says nothing to Vauban');
    expect(lostIn(tried)).toContain('threats: the priority "Whenever" is kept, but is no level here');
    expect(tried.text).toContain('"state":"Parked"');
  });

  it('reads a pretty-printed copy, other prefixes, and one without a knowledge base', async () => {
    const counts = (await tryRead(format, PATH)).counts;
    const spaced = await changed([/>([^<>\s][^<>]*)</, '>\n   $1\n  <']);
    expect(spaced.counts).toEqual(counts);
    const prefixed = await changed([/<(\/?)a:/, '<$1d2p1:'], ['xmlns:a=', 'xmlns:d2p1='], [/<(\/?)b:/, '<$1q:']);
    expect(prefixed.counts).toEqual(counts);
    const bare = await changed([/<KnowledgeBase[\s\S]*<\/KnowledgeBase>/, '']);
    expect(bare.counts).toEqual({ ...counts, kb_rules: 0 });
    expect(bare.draft?.['components']?.['orders']).toMatchObject({ technology: ['SQL Database'] });
  });

  it('reads pages with nothing on them, boxes without a size and elements without a place', async () => {
    const empty = await changed([/<Borders>[\s\S]*?<\/Borders>/, ''], [/<Lines>[\s\S]*?<\/Lines>/, '<Lines/>']);
    expect(empty.counts).toMatchObject({ components: 0, flows: 0, surfaces: 2, threats: 6, 'live threats': 0 });
    const flat = await changed(
      [/<Width[^>]*>500<\/Width>/, ''],
      [/<Height[^>]*>320<\/Height>/, '<Height>nonsense</Height>'],
    );
    expect(lostIn(flat)).toContain('zones: a box without a size is a zone with nothing in it');
    expect(flat.draft?.['components']?.['shop-front']).not.toHaveProperty('zone');
    const nowhere = await changed([/<(?:Left|Top)[^>]*>[^<]*<\/(?:Left|Top)>/, '']);
    expect(nowhere.counts).toMatchObject({ components: 6, boundaries: 3 });
    expect(nowhere.draft).not.toHaveProperty('layout');
    for (const component of Object.values(nowhere.draft?.['components'] ?? {}))
      expect(component).not.toHaveProperty('zone');
  });

  it('goes on where ids are used twice', async () => {
    const twice = await changed(['00000002-1000', '00000001-1000']);
    expect(twice.counts['components']).toBe(6);
    expect(Object.keys(twice.draft?.['components'] ?? {})).toHaveLength(6);
  });

  it('turns markup into text, however often it is escaped, and finds what it refers to', async () => {
    const tried = await changed([
      'Storage team',
      '&amp;amp;lt;a href=&amp;amp;quot;https://capec.mitre.org/data/definitions/216&amp;amp;quot;&amp;amp;gt;x&amp;amp;lt;/a&amp;amp;gt; https://attack.mitre.org/techniques/T1552/004',
    ]);
    expect(tried.draft?.['threats']?.['T3']).toMatchObject({
      references: { cwe: ['311'], capec: ['216'], attack: ['T1552.004'] },
    });
    const marked = await changed([
      'Data center</b:Value>',
      '&lt;b&gt;Data&lt;/b&gt;&#10;center &amp;lt;&amp;gt; 3 &lt; 4</b:Value>',
    ]);
    expect(Object.values(marked.draft?.['zones'] ?? {})).toContainEqual(
      expect.objectContaining({ title: 'Data center <> 3 < 4' }),
    );
  });
});

describe('a file that is none', () => {
  it.each([
    ['an archive', 'PK\u0003\u0004 something', 'expected XML, found a ZIP archive'],
    ['nothing', '', 'expected XML, found no text'],
    ['something binary', 'a\0b', 'expected XML, found no text'],
    ['text', 'hello', 'expected an element of XML, found text'],
    ['other XML', '<Threats/>', 'expected a "ThreatModel" at the root, found "Threats"'],
    ['half a file', SAMPLE.slice(0, 30_000), 'found the end of the file'],
    ['a nest', '<ThreatModel><DrawingSurfaceList>'.repeat(100_000), 'expected at most 500 levels'],
  ])('is refused with one problem: %s', async (_, text, reason) => {
    const tried = await tryRead(format, fileOf('x.tm7', text));
    expect(tried.draft).toBeUndefined();
    expect(tried.problems).toHaveLength(1);
    expect(tried.problems[0]?.message).toContain(reason);
  });

  it('does not fetch or expand what a document type declares', async () => {
    const declared = `<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const tried = await tryRead(
      format,
      fileOf('x.tm7', `${declared}${SAMPLE.replace('<Owner>Casey', '<Owner>&b;&x;')}`),
    );
    expect(tried.draft?.['system']).toMatchObject({ owner: '&b;&x;' });
    expect(lostIn(tried)).toContain('the document type is left out; its entities stay as they are written');
  });

  it('never throws, whatever is wrong with a value or a tag, and what it makes can be opened', async () => {
    const values = [...SAMPLE.matchAll(/>([^<>]*)</g)].map((match) => ({
      at: match.index + 1,
      length: match[1]?.length ?? 0,
    }));
    const words = [
      '',
      '0',
      '-1',
      '1e309',
      'NaN',
      'true',
      'ROOT',
      'GE.P',
      'GE.TB.B',
      '__proto__',
      'constructor',
      '- a: b',
      '# x',
      '"',
      'null',
      '&#0;',
      '&lt;b&gt;',
      '\u0085\u2028',
      '00000002-1000-4000-8000-000000000000',
      'Mitigated',
    ];
    const change = fc.record({
      value: fc.nat({ max: values.length - 1 }),
      word: fc.oneof(
        fc.constantFrom(...words),
        fc.string({ unit: 'binary' }).map((text) => text.replace(/[<\0]/g, ' ')),
      ),
      cut: fc.option(fc.nat({ max: SAMPLE.length }), { freq: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        let text = SAMPLE;
        for (const { value, word, cut } of changes.toSorted((one, other) => other.value - one.value)) {
          const { at, length } = values[value] ?? { at: 0, length: 0 };
          text = text.slice(0, at) + word + text.slice(at + length);
          if (cut !== null) text = text.slice(0, cut) + text.slice(cut + 9);
        }
        const tried = await tryRead(format, fileOf('x.tm7', text));
        expect(tried.problems).toHaveLength(tried.draft === undefined ? 1 : 0);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('reads a page full of boundaries and flows in a moment, and says what it did not compute', async () => {
    const line = (type: string, id: number): string =>
      `<p><Key>${id}</Key><Value i:type="${type}"><Guid>${id}</Guid><SourceGuid>00000001-1000-4000-8000-000000000000</SourceGuid><TargetGuid>00000002-1000-4000-8000-000000000000</TargetGuid><TargetX>${id}</TargetX></Value></p>`;
    const lines = Array.from({ length: 1000 }, (_, id) => line(id % 2 === 0 ? 'LineBoundary' : 'Connector', id)).join(
      '',
    );
    const start = performance.now();
    const tried = await changed([/<\/Lines>\s*<Zoom>1</, `${lines}</Lines><Zoom>1<`]);
    expect(tried.counts).toMatchObject({ flows: 505, boundaries: 503 });
    expect(lostIn(tried)).toContain('boundaries: too many flows and boundaries to find which cross');
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe.skipIf(!hasCorpus)('the files of others', () => {
  const rows = expectedCounts('tm7');
  const readable = rows.filter(({ counts }) => counts['threats'] !== undefined);

  it('are 15 to read and one to refuse', () => {
    expect([rows.length, readable.length]).toEqual([16, 15]);
  });

  it.each(readable.map((row) => [row.path, row] as const))('%s has the counts of the table', async (path, row) => {
    const { counts, draft, problems } = await tryRead(format, `${CORPUS}${path}`);
    expect(counts).toEqual(row.counts);
    expect(problems).toEqual([]);
    const sizeOf = (name: string): number => Object.keys(draft?.[name] ?? {}).length;
    expect(sizeOf('components')).toBe(row.counts['components']);
    expect(sizeOf('flows')).toBe((row.counts['flows'] ?? 0) - (row.counts['dangling_flows'] ?? 0));
    expect(sizeOf('threats')).toBe(row.counts['live threats']);
    expect(sizeOf('diagrams')).toBe(row.counts['surfaces']);
  });

  it('are recognized by their structure, the archive excepted', () => {
    for (const { path, counts } of rows) {
      const glance = glanceAt({ name: path, bytes: readFileSync(`${CORPUS}${path}`) });
      expect([path, format.looksLike(glance)]).toEqual([path, counts['threats'] !== undefined]);
    }
  });

  it('refuses the archive with one clear problem', async () => {
    const [row] = rows.filter(({ counts }) => counts['threats'] === undefined);
    const { draft, problems } = await tryRead(format, `${CORPUS}${row?.path}`);
    expect(draft).toBeUndefined();
    expect(problems.map(({ message }) => message.replace(/.*: /, ''))).toEqual(['expected XML, found a ZIP archive']);
  });
});
