import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDrawio } from '../../inputs/drawio/read-drawio.ts';
import { glanceAt } from '../glance.ts';
import { CORPUS, expectedCounts, fileOf, hasCorpus, type Tried, tryRead, tryWrite } from '../try-format.fixture.ts';
import { format } from './format.ts';
import { printCompact } from './print-element.ts';

const SAMPLE = fileURLToPath(new URL('sample.drawio', import.meta.url));
const SAMPLE_TEXT = readFileSync(SAMPLE, 'utf8');
const looks = (text: string): boolean => format.looksLike(glanceAt(fileOf('a', text)));

/** The entries of a collection, without where they come from. */
function entries(made: Tried, collection: string): Readonly<Record<string, unknown>> {
  const found = Object.entries(made.draft?.[collection] ?? {});
  return Object.fromEntries(found.map(([id, entry]) => [id, withoutOrigin(entry)]));
}

function withoutOrigin(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'origin'));
}

/** A file as values: attributes, and every cell as it is printed. */
async function contentOf(text: string): Promise<unknown> {
  const file = await readDrawio({ name: 'file', text });
  if ('message' in file) throw new Error(file.message);
  return {
    file: [...file.attributes],
    pages: file.pages.map(({ attributes, graph, cells }) => ({
      page: [...attributes],
      graph: [...graph],
      cells: cells.map(({ element }) => printCompact(element)),
    })),
  };
}

const cells = (...inner: readonly string[]): string =>
  `<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>${inner.join('')}</root></mxGraphModel>`;
const page = (...inner: readonly string[]): string => `<mxfile><diagram name="P">${cells(...inner)}</diagram></mxfile>`;
const packed = (xml: string): string => deflateRawSync(encodeURIComponent(xml)).toString('base64');
const shape = (
  id: string,
  style = 'rounded=1;html=1;',
  at = 'x="0" y="0" width="80" height="40"',
  parent = '1',
): string =>
  `<mxCell id="${id}" value="${id}" style="${style}" vertex="1" parent="${parent}"><mxGeometry ${at} as="geometry"/></mxCell>`;
const line = (id: string, ends: string, style = ''): string =>
  `<mxCell id="${id}" style="${style}" edge="1" parent="1" ${ends}><mxGeometry relative="1" as="geometry"/></mxCell>`;
const tried = (text: string): Promise<Tried> => tryRead(format, fileOf('drawing.drawio', text));

describe('drawio reads', () => {
  it('its files by the root element, and pictures that hold one', () => {
    expect(looks(SAMPLE_TEXT)).toBe(true);
    expect(looks(cells())).toBe(true);
    expect(looks(`<svg content="${page().replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"/>`)).toBe(true);
    expect(looks('<svg/>')).toBe(false);
    expect(looks('<opsa-mef/>')).toBe(false);
  });

  it('the sample', async () => {
    const made = await tryRead(format, SAMPLE);
    expect(made.problems).toEqual([]);
    expect(made.counts).toEqual({
      components: 9,
      flows: 9,
      boundaries: 3,
      pages: 3,
      compressed: 0,
      vertices: 17,
      text: 4,
    });
    expect(entries(made, 'zones')).toEqual({
      'data-center': { title: 'Data center', trust: 'internal', description: 'Rented racks' },
      'storage-network': { title: 'Storage network', inside: 'data-center' },
      'zone-0': { title: 'Zone 0', trust: 'untrusted' },
      'zone-5': { title: 'Zone 5', trust: 'authenticated' },
    });
    expect(entries(made, 'components')).toEqual({
      customer: { title: 'Customer', kind: 'external' },
      'partner-bank': { title: 'Partner bank', kind: 'external' },
      'shop-till': { title: 'Shop & till', kind: 'process', zone: 'data-center', technology: ['go', 'postgresql'] },
      orders: { title: 'Orders', kind: 'store', zone: 'storage-network' },
      invoices: { title: 'Invoices', kind: 'store', zone: 'storage-network', technology: ['s3'] },
      server: { title: 'Server', kind: 'process', zone: 'data-center' },
      worker: { title: 'Worker', kind: 'process', 'part-of': 'server' },
      phone: { title: 'Phone', kind: 'external', zone: 'zone-0' },
      'log-in': { title: 'Log in', kind: 'process', zone: 'zone-5' },
    });
    expect(entries(made, 'flows')).toEqual({
      https: { title: 'HTTPS', from: 'customer', to: 'shop-till', protocol: 'https' },
      pay: { title: 'Pay', from: 'shop-till', to: 'partner-bank', protocol: 'grpc', encryption: 'tls-1.3' },
      orders: { title: 'orders', from: 'shop-till', to: 'orders', 'both-ways': true },
      again: { title: 'again', from: 'shop-till', to: 'orders' },
      job: { title: 'job', from: 'shop-till', to: 'server' },
      store: { title: 'store', from: 'worker', to: 'invoices' },
      'phone-to-log-in': { from: 'phone', to: 'log-in' },
    });
    expect(entries(made, 'boundaries')).toEqual({
      'internet-edge': { title: 'Internet edge', between: ['customer', 'shop-till'] },
      'internet-edge-2': { title: 'Internet edge', between: ['partner-bank', 'shop-till'] },
    });
    expect(made.draft?.['layout']).toMatchObject({ shop: { orders: [620, 140] }, login: { phone: [0, 20] } });
    expect(entries(made, 'diagrams')).toMatchObject({ login: { title: 'Login', shows: ['phone', 'log-in'] } });
  });

  it('the sample, and says what it leaves out', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, count, at }) => [message, count, at?.line])).toEqual([
      ['texts beside what is drawn are kept, but say nothing to Vauban', 2, 86],
      ['shapes without a name are kept, but say nothing to Vauban', 1, 89],
      ['components: the data "team" is kept, but says nothing to Vauban', 1, 21],
      ['flows: the data "ticket" is kept, but says nothing to Vauban', 1, 41],
      ['flows: the data "authentication" is kept where its value is none that Vauban knows', 1, 41],
      ['flows: a line without arrowheads is read from its first end to its second', 1, 58],
      ['flows: a free end is taken for the component that it touches', 1, 64],
      ['flows: one with an end that is at no component is kept, but says nothing to Vauban', 1, 69],
      ['flows: one that ends at a zone and at no component in it is kept, but says nothing to Vauban', 1, 74],
      ['page "Ideas" has no data flow diagram; it is kept', 1, 95],
      ['numbers of zones are read as levels of trust, several numbers to a level', 2, 114],
    ]);
  });

  it('pages compressed, old and in pictures alike', async () => {
    const xml = cells(shape('a'), shape('b'), line('f', 'source="a" target="b"'));
    const whole = `<mxfile><diagram name="P">${packed(xml)}</diagram></mxfile>`;
    for (const text of [
      whole,
      xml,
      `<mxfile>${packed(xml)}</mxfile>`,
      `<svg content="${whole.replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"/>`,
    ]) {
      const { counts } = await tried(text);
      expect(counts).toMatchObject({ components: 2, flows: 1, pages: 1 });
    }
    expect((await tried(whole)).counts['compressed']).toBe(1);
  });

  it.each([
    ['shape=umlActor;html=1;', 'external'],
    ['ellipse;html=1;', 'process'],
    ['shape=partialRectangle;left=0;right=0;', 'store'],
    ['shape=datastore;', 'store'],
    ['html=1;shape=mxgraph.dfd.externalEntity', 'external'],
    ['shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.dynamodb;', 'store'],
    ['shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.lambda;', 'process'],
    ['shape=mxgraph.android.phone2;', 'external'],
    ['image;image=img/lib/azure2/databases/SQL_Database.svg;', 'store'],
    ['rounded=1;', 'process'],
    ['rounded=0;', 'process'],
  ])('the shape %s as a %s', async (style, kind) => {
    const made = await tried(page(shape('it', style)));
    expect(made.draft?.['components']).toMatchObject({ it: { kind } });
  });

  it('a rectangle as external where processes are drawn as ellipses', async () => {
    const made = await tried(page(shape('it', 'rounded=0;'), shape('other', 'ellipse;')));
    expect(made.draft?.['components']).toMatchObject({ it: { kind: 'external' } });
    expect(made.lost).toEqual([]);
  });

  it('boxes by what is drawn in them, whoever holds them', async () => {
    const made = await tried(
      page(
        shape('outer', 'rounded=0;dashed=1;fillColor=none;', 'x="0" y="0" width="400" height="400"'),
        shape('inner', 'rounded=0;', 'x="10" y="10" width="200" height="200"'),
        shape('a', 'ellipse;', 'x="20" y="20" width="80" height="80"'),
        shape('b', 'ellipse;', 'x="300" y="300" width="80" height="80"'),
        shape('list', 'swimlane;childLayout=stackLayout;', 'x="500" y="0" width="80" height="80"'),
        shape('row', 'ellipse;', 'x="0" y="20" width="80" height="20"', 'list'),
      ),
    );
    expect(entries(made, 'zones')).toEqual({
      outer: { title: 'outer' },
      inner: { title: 'inner', inside: 'outer' },
    });
    expect(entries(made, 'components')).toMatchObject({ a: { zone: 'inner' }, b: { zone: 'outer' }, list: {} });
    expect(made.counts).toMatchObject({ components: 3, boundaries: 2 });
  });

  it('labels in HTML as text, and others as they are', async () => {
    const label = '&lt;b&gt;A&lt;/b&gt;&lt;br&gt;&amp;amp;&amp;#x42;&lt;script&gt;x&lt;/script&gt;&#xa;C';
    const made = await tried(
      page(
        shape('h').replace('value="h"', `value="${label}"`),
        shape('p', 'rounded=1;').replace('value="p"', 'value="&lt;b&gt; &amp;amp;"'),
      ),
    );
    expect(Object.values(entries(made, 'components'))).toMatchObject([{ title: 'A &B C' }, { title: '<b> &amp;' }]);
  });

  it.each([
    ['nothing', ''],
    ['other XML', '<svg/>'],
    ['a file cut in half', SAMPLE_TEXT.slice(0, 3000)],
    ['a body that is no base64', '<mxfile><diagram>!!!</diagram></mxfile>'],
    ['a body that is not deflated', '<mxfile><diagram>AAAA</diagram></mxfile>'],
    ['a body that holds no XML', `<mxfile><diagram>${packed('hello')}</diagram></mxfile>`],
    ['no page', '<mxfile/>'],
    ['a bomb', `<mxfile><diagram>${deflateRawSync(Buffer.alloc(200_000_000)).toString('base64')}</diagram></mxfile>`],
    ['deep nesting', `<mxfile>${'<diagram>'.repeat(20_000)}`],
  ])('%s as one problem', async (_, text) => {
    const made = await tried(text);
    expect(made.draft).toBeUndefined();
    expect(made.problems).toHaveLength(1);
  });

  it('the other pages where one cannot be read', async () => {
    const made = await tried(
      `<mxfile><diagram name="bad">AAAA</diagram><diagram>${cells(shape('a'))}</diagram></mxfile>`,
    );
    expect(made.counts).toMatchObject({ pages: 2, components: 1 });
    expect(made.lost[0]?.message).toContain('page "bad" cannot be read');
  });

  it.each([
    [
      'parents in a circle',
      page(shape('a', '', 'width="9" height="9"', 'b'), shape('b', '', 'width="9" height="9"', 'a'), shape('c')),
    ],
    ['its own parent', page(shape('a', 'container=1;', 'width="9" height="9"', 'a'))],
    ['the same id twice', page(shape('a'), shape('a'), line('a', 'source="a" target="a"'))],
    [
      'ends that are not there',
      page(shape('a'), line('f', 'source="a" target="zz"'), line('g', 'source="f" target="a"')),
    ],
    ['odd numbers', page(shape('a', '', 'x="1e999" y="NaN" width="-5" height="abc"'))],
    [
      'names of the language',
      page(
        shape('__proto__'),
        shape('constructor', '__proto__=1;toString;'),
        line('f', 'source="__proto__" target="constructor"'),
      ),
    ],
    [
      'boxes of the same size',
      page(shape('a', 'dashed=1;'), shape('b', 'dashed=1;'), shape('c', 'dashed=1;container=1;')),
    ],
    [
      'cells without anything',
      '<mxfile><diagram><mxGraphModel><root><mxCell/><UserObject/><mxCell vertex="1" value="x"/><other/></root></mxGraphModel></diagram></mxfile>',
    ],
  ])('around %s', async (_, text) => {
    const made = await tried(text);
    expect(made.problems).toEqual([]);
    expect(await writtenFrom(made)).toContain('<mxfile');
  });

  it('damaged files without failing, and writes what was left of them as often as it was read', async () => {
    const damage = fc.array(fc.tuple(fc.nat(SAMPLE_TEXT.length), fc.nat(200), fc.boolean()), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(damage, async (cuts) => {
        const text = cuts.reduce((left, [start, length, isDoubled]) => {
          const cut = left.slice(start, start + length);
          return left.slice(0, start) + (isDoubled ? cut + cut : '') + left.slice(start + length);
        }, SAMPLE_TEXT);
        const made = await tried(text);
        if (made.draft === undefined) expect(made.problems).toHaveLength(1);
        else expect(modelled((await tried(await writtenFrom(made))).counts)).toEqual(modelled(made.counts));
      }),
      { numRuns: 150 },
    );
  });

  it('large pages in time', async () => {
    const many = Array.from({ length: 1990 }, (_, place) =>
      shape(
        `n${place}`,
        place % 3 === 0 ? 'dashed=1;' : 'ellipse;',
        `x="${place % 300}" y="${place % 170}" width="${10 + (place % 50)}" height="30"`,
      ),
    );
    const free = Array.from({ length: 1000 }, (_, place) =>
      line(`f${place}`, `source="n${place}"`, 'dashed=1;endArrow=none;'),
    );
    const start = performance.now();
    const read = await format.loadRead?.();
    const made = await read?.(glanceAt(fileOf('big.drawio', page(...many, ...free))), { open: () => undefined });
    expect(made?.counts['vertices']).toBe(1990);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

/** The drawing that is written for the model that was read. */
/** What stands for something in the model; of two texts with the same id one is written. */
function modelled({ pages, components, flows, boundaries }: Tried['counts']): unknown {
  return { pages, components, flows, boundaries };
}

async function writtenFrom(made: Tried): Promise<string> {
  return (await tryWrite(format, made.text)).text;
}

const MODEL = `
system: { title: Bank }
zones: { internet: { title: Internet, trust: untrusted }, inner: { title: Bank, trust: internal }, vault: { inside: inner } }
components:
  customer: { title: Customer <&> "co", kind: external, zone: internet }
  core: { title: Core, kind: process, zone: inner, technology: [java, db2], description: Books }
  ledger: { title: Ledger, kind: process, part-of: core }
  books: { kind: store, zone: vault }
flows:
  pay: { title: Pay, from: customer, to: core, protocol: https, encryption: tls-1.3, authentication: mtls }
  book: { from: ledger, to: books, both-ways: true }
threats: { T1: { title: Theft } }
`;

describe('drawio writes', () => {
  it('back what it read, every cell as it was', async () => {
    const made = await tryRead(format, SAMPLE);
    const { text, lost } = await tryWrite(format, made.text);
    expect(await contentOf(text)).toEqual(await contentOf(SAMPLE_TEXT));
    expect(lost.map(({ message }) => message)).toEqual(['system: "title" has no place in this format']);
  });

  it('a new drawing that reads as the same model', async () => {
    const { text, lost } = await tryWrite(format, MODEL);
    const made = await tried(text);
    expect(entries(made, 'zones')).toEqual({
      internet: { title: 'Internet', trust: 'untrusted' },
      bank: { title: 'Bank', trust: 'internal' },
      vault: { title: 'vault', inside: 'bank' },
    });
    expect(entries(made, 'components')).toEqual({
      'customer-co': { title: 'Customer <&> "co"', kind: 'external', zone: 'internet' },
      core: { title: 'Core', kind: 'process', zone: 'bank', technology: ['java', 'db2'], description: 'Books' },
      ledger: { title: 'Ledger', kind: 'process', 'part-of': 'core' },
      books: { title: 'books', kind: 'store', zone: 'vault' },
    });
    expect(entries(made, 'flows')).toEqual({
      pay: {
        title: 'Pay',
        from: 'customer-co',
        to: 'core',
        protocol: 'https',
        encryption: 'tls-1.3',
        authentication: 'mtls',
      },
      'ledger-to-books': { from: 'ledger', to: 'books', 'both-ways': true },
    });
    expect(lost.map(({ message }) => message)).toEqual(['threats: one entry with no place in this format']);
    expect((await tryWrite(format, MODEL)).text).toBe(text);
    expect(text.endsWith('</mxfile>\n')).toBe(true);
  });

  it('the same counts for its own drawing, however often', async () => {
    const once = await tried((await tryWrite(format, MODEL)).text);
    const twice = await tried(await writtenFrom(once));
    expect(twice.counts).toEqual(once.counts);
    expect(twice.text).toBe(once.text);
  });

  it('only what has changed over what was drawn', async () => {
    const made = await tryRead(format, SAMPLE);
    const changed = made.text
      .replace('title: Partner bank', 'title: Big <bank>')
      .replace('title: HTTPS\n    from: customer', 'title: Web\n    from: partner-bank')
      .replace('technology: [go, postgresql]', 'technology: [rust]')
      .replace('orders: [620, 140]', 'orders: [630, 145]');
    expect(changed).not.toBe(made.text);
    const { text } = await tryWrite(format, changed);
    const before = SAMPLE_TEXT.split('\n');
    const after = text.split('\n');
    const added = after.filter((written) => !before.includes(written)).map((written) => written.trim());
    expect(added).toEqual([
      '<mxCell id="partner" value="Big &amp;lt;bank&amp;gt;" style="rounded=0;whiteSpace=wrap;html=1;" parent="1" vertex="1">',
      expect.stringContaining('technology="rust"'),
      '<mxGeometry x="70" y="65" width="80" height="80" as="geometry"/>',
      expect.stringContaining('value="Web"'),
    ]);
    const again = await tried(text);
    expect(entries(again, 'flows')).toMatchObject({ web: { from: 'big-bank', to: 'shop-till' } });
  });

  it('entries as lines of text in their components, and reads them again', async () => {
    const model = `${MODEL}entries:
  counter: { title: Counter, at: core, port: 443, protocol: https, exposure: external, kind: port }
  night-safe: { at: books, trust: public }
`;
    const { text, lost } = await tryWrite(format, model);
    expect(lost.map(({ message }) => message)).toContain('entries: "trust" has no place in this format');
    const made = await tried(text);
    expect(entries(made, 'entries')).toEqual({
      counter: { title: 'Counter', at: 'core', port: 443, protocol: 'https', exposure: 'external', kind: 'port' },
      'night-safe': { title: 'night-safe', at: 'books' },
    });
    expect(await contentOf(await writtenFrom(made))).toEqual(await contentOf(text));
    const changed = made.text.replace('port: 443', 'port: 8443').replace('at: books', 'at: ledger');
    const again = await tried((await tryWrite(format, changed)).text);
    expect(entries(again, 'entries')).toMatchObject({ counter: { port: 8443 }, 'night-safe': { at: 'ledger' } });
    expect(again.counts).toEqual(made.counts);
  });

  it('a page again when something new is in it, with the looks that were drawn', async () => {
    const made = await tryRead(format, SAMPLE);
    const more = made.text
      .replace('  customer:\n', '  audit: { kind: process, zone: data-center }\n  customer:\n')
      .replace('shows: [data-center', 'shows: [audit, data-center');
    expect(more).not.toBe(made.text);
    const { text, lost } = await tryWrite(format, more);
    expect(lost.map(({ message }) => message)).toContain(
      'diagram "shop" is drawn again, since other things are in it than were drawn; texts beside them are left out',
    );
    expect(text).toContain('resIcon=mxgraph.aws4.s3');
    expect(text).toContain('team="orders"');
    const again = await tried(text);
    expect(entries(again, 'components')).toMatchObject({
      audit: { zone: 'data-center' },
      worker: { 'part-of': 'server' },
      orders: { zone: 'storage-network' },
    });
    expect(Object.keys(entries(again, 'flows'))).toHaveLength(7);
  });

  it('nothing of what the model has lost', async () => {
    const made = await tryRead(format, SAMPLE);
    const removed = made.text
      .replace(/^ {2}again:.*\n(?: {4}.*\n)*/m, '')
      .replace(/^ {2}internet-edge:.*\n(?: {4}.*\n)*/m, '')
      .replace(/^ {2}internet-edge-2:.*\n(?: {4}.*\n)*/m, '')
      .replace('zone: zone-5', 'zone: zone-0');
    const { text, lost } = await tryWrite(format, removed.replace(/^# .*\nboundaries:\n/m, ''));
    expect(lost.map(({ message }) => message)).toContain('zones: a numbered zone without components is not drawn');
    expect(text).not.toContain('id="again"');
    expect(text).not.toContain('id="edge"');
    expect(text).not.toContain('value="Z5"');
    expect(text).toContain('id="nowhere"');
    expect((await tried(text)).counts).toMatchObject({ flows: 8, components: 9 });
  });

  it('a page of everything where the diagrams leave something out', async () => {
    const { text, lost } = await tryWrite(
      format,
      `${MODEL}diagrams: { front: { title: Front, shows: [internet, core] } }\n`,
    );
    expect(lost.map(({ message }) => message)).toContain(
      'no diagram shows everything that is in the model, so a page of everything is added',
    );
    expect((await tried(text)).counts).toMatchObject({ pages: 2, components: 2 + 4 });
  });

  it('a page of everything where a flow leads from one page to another', async () => {
    const made = await tryRead(format, SAMPLE);
    const more = made.text.replace(/^flows:\n/m, 'flows:\n  across: { from: phone, to: shop-till }\n');
    expect((await tried((await tryWrite(format, more)).text)).counts).toMatchObject({ pages: 4, components: 9 + 9 });
  });

  it('data into a cell that had none', async () => {
    const made = await tryRead(format, SAMPLE);
    const more = made.text.replace('title: Storage network', 'title: Storage network, trust: public');
    const { text } = await tryWrite(format, more.replace('network, trust: public\n', 'network\n    trust: public\n'));
    expect(text).toContain('<UserObject label="Storage network" id="storage" trust="public">');
    expect(entries(await tried(text), 'zones')).toMatchObject({ 'storage-network': { trust: 'public' } });
  });

  it('boundaries only as a loss, where they were not drawn as lines', async () => {
    const { lost } = await tryWrite(format, `${MODEL}boundaries: { edge: { between: [internet, inner] } }\n`);
    expect(lost.map(({ message }) => message)).toContain('boundaries: one entry with no place in this format');
  });

  it('any small model so that it reads the same', async () => {
    const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => `x ${text}`);
    const models = fc.record({
      zones: fc.array(fc.record({ title, inside: fc.nat(3) }), { maxLength: 3 }),
      components: fc.array(
        fc.record({ title, kind: fc.constantFrom('process', 'store', 'external'), zone: fc.nat(3) }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      flows: fc.array(fc.record({ title, from: fc.nat(3), to: fc.nat(3), both: fc.boolean() }), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(models, async ({ zones, components, flows }) => {
        const at = (place: number, count: number): number => place % count;
        const yaml = JSON.stringify({
          zones: Object.fromEntries(
            zones.map((zone, place) => [
              `z${place}`,
              { title: zone.title, ...(zone.inside < place && { inside: `z${zone.inside}` }) },
            ]),
          ),
          components: Object.fromEntries(
            components.map((component, place) => [
              `c${place}`,
              {
                title: component.title,
                kind: component.kind,
                ...(component.zone < zones.length && { zone: `z${component.zone}` }),
              },
            ]),
          ),
          flows: Object.fromEntries(
            flows.map((flow, place) => [
              `f${place}`,
              {
                title: flow.title,
                from: `c${at(flow.from, components.length)}`,
                to: `c${at(flow.to, components.length)}`,
                ...(flow.both && { 'both-ways': true }),
              },
            ]),
          ),
          system: { title: 'S' },
        });
        const { text, lost } = await tryWrite(format, yaml);
        expect(lost).toEqual([]);
        const made = await tried(text);
        const shown = (words: string): string =>
          words
            .replace(/[\s\u00A0]+/g, ' ')
            .replace(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/gu, '')
            .trim();
        const titles = new Map([...zones, ...components].map((entry) => [entry, shown(entry.title)]));
        const ids = Object.keys(entries(made, 'components'));
        const zoneIds = Object.keys(entries(made, 'zones'));
        expect(Object.values(entries(made, 'zones'))).toEqual(
          zones.map((zone, place) => ({
            title: titles.get(zone),
            ...(zone.inside < place && { inside: zoneIds[zone.inside] }),
          })),
        );
        expect(Object.values(entries(made, 'components'))).toEqual(
          components.map((component) => ({
            title: titles.get(component),
            kind: component.kind,
            ...(component.zone < zones.length && { zone: zoneIds[component.zone] }),
          })),
        );
        expect(Object.values(entries(made, 'flows'))).toEqual(
          flows.map((flow) => ({
            title: shown(flow.title),
            from: ids[at(flow.from, components.length)],
            to: ids[at(flow.to, components.length)],
            ...(flow.both && { 'both-ways': true }),
          })),
        );
        expect(await contentOf(await writtenFrom(made))).toEqual(await contentOf(text));
      }),
      { numRuns: 40 },
    );
  });
});

describe.skipIf(!hasCorpus)('drawio and public drawings', () => {
  const rows = expectedCounts('drawio');
  it('has all of them', () => expect(rows).toHaveLength(6));

  it.each(rows)('counts what $path holds, and writes it back as it was', async ({ path, counts }) => {
    const full = join(CORPUS, path);
    const original = readFileSync(full, 'utf8');
    expect(looks(original)).toBe(true);
    const made = await tryRead(format, full);
    expect(made.counts).toMatchObject(counts);
    const text = await writtenFrom(made);
    expect(await contentOf(text)).toEqual(await contentOf(original));
    expect((await tried(text)).counts).toEqual({ ...made.counts, compressed: 0 });
    expect(await writtenFrom(made)).toBe(text);
  });
});
