import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Json, jsonOf } from '../fields.ts';
import type { ForeignFile, Imported } from '../format.ts';
import { glanceAt } from '../glance.ts';
import { CORPUS, expectedCounts, fileOf, hasCorpus, tryRead, tryWrite } from '../try-format.fixture.ts';
import { format } from './format.ts';
import { read } from './read.ts';

const SAMPLE = fileURLToPath(new URL('sample.yaml', import.meta.url));

/** Reads files of which the first names the others. */
async function readFiles(files: Readonly<Record<string, string>>): Promise<Imported> {
  const open = (path: string): ForeignFile | undefined => {
    const text = files[path.replace(/^\.\//, '')];
    return text === undefined ? undefined : fileOf(path.replace(/^\.\//, ''), text);
  };
  const [[name = '', text = ''] = []] = Object.entries(files);
  return read(glanceAt(fileOf(name, text)), { open });
}

const readText = (text: string): Promise<Imported> => readFiles({ 'model.yaml': text });
const messagesOf = ({ lost }: Pick<Imported, 'lost'>): readonly string[] => lost.map(({ message }) => message);
const parsed = (text: string): Json => jsonOf(glanceAt(fileOf('model.yaml', text)).tree());

/** The leaves of a value by their paths, without what is empty; lists of names have no order. */
function leavesOf(value: Json, path = ''): Map<string, string> {
  if (value === null || value === '') return new Map();
  if (typeof value !== 'object') return new Map([[path, String(value).trimEnd()]]);
  const isUnordered = Array.isArray(value) && value.every((item: Json) => typeof item === 'string');
  const items: Json = isUnordered ? value.toSorted() : value;
  const entries = Array.isArray(items)
    ? items.map((item: Json, index): [string, Json] => [String((item as { id?: Json })?.id ?? index), item])
    : Object.entries(items);
  return new Map(entries.flatMap(([key, item]) => [...leavesOf(item, `${path}/${key}`)]));
}

function differences(before: string, after: string): readonly string[] {
  const [one, other] = [leavesOf(parsed(before)), leavesOf(parsed(after))];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((path) =>
    one.get(path) === other.get(path) ? [] : [`${path}: ${one.get(path) ?? '-'} > ${other.get(path) ?? '-'}`],
  );
}

/** What the published schema asks for: required keys, and the words of those that are not free. */
const RATING = ['archive', 'operational', 'important', 'critical', 'mission-critical'];
const SECRECY = ['public', 'internal', 'restricted', 'confidential', 'strictly-confidential'];
const FLAG = ['true', 'false'];
const FREE = undefined;
const SHAPES: Readonly<Record<string, Readonly<Record<string, readonly string[] | undefined>>>> = {
  data_assets: {
    ...{
      id: FREE,
      description: FREE,
      usage: ['business', 'devops'],
      quantity: ['very-few', 'few', 'many', 'very-many'],
    },
    ...{ confidentiality: SECRECY, integrity: RATING, availability: RATING },
  },
  technical_assets: {
    ...{
      id: FREE,
      description: FREE,
      type: ['external-entity', 'process', 'datastore'],
      usage: ['business', 'devops'],
    },
    ...{ used_as_client_by_human: FLAG, out_of_scope: FLAG, size: ['system', 'service', 'application', 'component'] },
    ...{ technology: FREE, internet: FLAG, machine: ['physical', 'virtual', 'container', 'serverless'] },
    encryption: [
      ...['none', 'transparent', 'data-with-symmetric-shared-key', 'data-with-asymmetric-shared-key'],
      'data-with-end-user-individual-key',
    ],
    ...{ owner: FREE, confidentiality: SECRECY, integrity: RATING, availability: RATING, multi_tenant: FLAG },
    ...{ redundant: FLAG, custom_developed_parts: FLAG, data_assets_processed: FREE, data_assets_stored: FREE },
    ...{ data_formats_accepted: FREE, communication_links: FREE },
  },
  communication_links: {
    ...{ target: FREE, description: FREE, protocol: FREE, vpn: FLAG, ip_filtered: FLAG, readonly: FLAG },
    authentication: ['none', 'credentials', 'session-id', 'token', 'client-certificate', 'two-factor', 'externalized'],
    authorization: ['none', 'technical-user', 'end-user-identity-propagation'],
    ...{ usage: ['business', 'devops'], data_assets_sent: FREE, data_assets_received: FREE },
  },
  trust_boundaries: {
    ...{ id: FREE, description: FREE, technical_assets_inside: FREE, trust_boundaries_nested: FREE },
    type: [
      ...['network-on-prem', 'network-dedicated-hoster', 'network-virtual-lan', 'network-cloud-provider'],
      ...['network-cloud-security-group', 'network-policy-namespace-isolation', 'execution-environment'],
    ],
  },
  shared_runtimes: { id: FREE, description: FREE, technical_assets_running: FREE },
  custom_risk_categories: {
    ...{ id: FREE, title: FREE, description: FREE, impact: FREE, asvs: FREE, cheat_sheet: FREE, action: FREE },
    ...{ mitigation: FREE, check: FREE, function: ['business-side', 'architecture', 'development', 'operations'] },
    stride: [
      ...['spoofing', 'tampering', 'repudiation', 'information-disclosure', 'denial-of-service'],
      'elevation-of-privilege',
    ],
    ...{ detection_logic: FREE, risk_assessment: FREE, false_positives: FREE, model_failure_possible_reason: FLAG },
    ...{ cwe: FREE, risks_identified: FREE },
  },
  risk_tracking: {
    status: ['unchecked', 'in-discussion', 'accepted', 'in-progress', 'mitigated', 'false-positive'],
    ...{ justification: FREE, ticket: FREE, date: FREE, checked_by: FREE },
  },
};
const TOP = ['threagile_version', 'title', 'author', 'business_criticality', 'tags_available', 'data_assets'];
const WORDS: Readonly<Record<string, readonly string[]>> = {
  protocol: (
    'unknown-protocol http https ws wss reverse-proxy-web-protocol reverse-proxy-web-protocol-encrypted mqtt jdbc ' +
    'jdbc-encrypted odbc odbc-encrypted sql-access-protocol sql-access-protocol-encrypted nosql-access-protocol ' +
    'nosql-access-protocol-encrypted binary binary-encrypted text text-encrypted ssh ssh-tunnel smtp smtp-encrypted ' +
    'pop3 pop3-encrypted imap imap-encrypted ftp ftps sftp scp ldap ldaps jms nfs smb smb-encrypted ' +
    'local-file-access nrpe xmpp iiop iiop-encrypted jrmp jrmp-encrypted in-process-library-call ' +
    'inter-process-communication container-spawning'
  ).split(' '),
};

type Entry = { readonly [key: string]: Json };
const isEntry = (value: Json | undefined): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What in a written model is not as the published schema wants it. */
function faultsOf(text: string): readonly string[] {
  const document = parsed(text);
  if (!isEntry(document)) return ['no map'];
  const entriesOf = (section: Json | undefined): readonly Entry[] => {
    const items: readonly Json[] = Array.isArray(section) ? section : Object.values(section ?? {});
    return items.filter(isEntry);
  };
  const check = (section: string, entries: readonly Entry[]): readonly string[] =>
    entries.flatMap((entry) =>
      Object.entries(SHAPES[section] ?? {}).flatMap(([key, words = WORDS[key]]) => {
        const value = entry[key];
        if (value === undefined) return [`${section}: no ${key}`];
        return words === undefined || words.includes(String(value)) ? [] : [`${section}: ${key} ${String(value)}`];
      }),
    );
  const ids = new Set(entriesOf(document['technical_assets']).map(({ id }) => id));
  const links = entriesOf(document['technical_assets']).flatMap((asset) => entriesOf(asset['communication_links']));
  return [
    ...[...TOP, 'technical_assets', 'shared_runtimes'].filter((key) => document[key] === undefined),
    ...Object.keys(SHAPES).flatMap((section) =>
      check(section, entriesOf(section === 'communication_links' ? links : document[section])),
    ),
    ...links.flatMap(({ target = '' }) =>
      ids.has(target) || target === 'mail-relay' ? [] : [`no target ${String(target)}`],
    ),
  ];
}

describe('format', () => {
  it('recognizes models and their parts by their keys', () => {
    const looks = (text: string): boolean => format.looksLike(glanceAt(fileOf('model.yaml', text)));
    expect(looks(readFileSync(SAMPLE, 'utf8'))).toBe(true);
    expect(looks('technical_assets: {}')).toBe(true);
    expect(looks('data_assets: {}\ntrust_boundaries: {}')).toBe(true);
    expect(looks('components: {}\nflows: {}')).toBe(false);
    expect(looks('data_assets: {}')).toBe(false);
    expect(looks('<technical_assets/>')).toBe(false);
    expect(looks('')).toBe(false);
  });
});

describe('read', () => {
  it('reads the sample', async () => {
    const { counts, problems, draft = {}, read: again } = await tryRead(format, SAMPLE);
    expect(problems).toEqual([]);
    expect(counts).toEqual({
      ...{ components: 3, flows: 3, boundaries: 2, threats: 2, data_assets: 2, shared_runtimes: 1 },
      ...{ risk_categories: 2, risk_tracking: 2, abuse_cases: 1, security_requirements: 1 },
    });
    const { model } = again ?? {};
    expect(model?.system).toMatchObject({
      title: 'Ticket Shop',
      description: 'Sells tickets & seats for concerts.',
      date: '2026-03-01',
    });
    expect([...(model?.components.keys() ?? [])]).toEqual(['customer-browser', 'shop', 'order-database']);
    expect(draft['components']?.['shop']).toMatchObject({
      title: 'Shop',
      kind: 'process',
      zone: 'hosting',
      tags: ['linux', 'shared-runtime:virtual-machines'],
      technology: ['web-application', 'reverse-proxy'],
      facts: { role: 'reverse-proxy', runtime: 'container', redundant: 'yes' },
    });
    expect(draft['components']?.['customer-browser']).toMatchObject({
      kind: 'external',
      'out-of-scope': 'It belongs to the customer',
    });
    expect(draft['components']?.['customer-browser']).toHaveProperty('facts', { runtime: 'physical' });
    expect(draft['zones']?.['data-network']).toMatchObject({ inside: 'hosting', tags: ['postgres'] });
    expect(draft['flows']?.['buying']).toMatchObject({
      ...{ from: 'customer-browser', to: 'shop', carries: ['orders'], returns: ['orders', 'seat-plans'] },
      ...{ protocol: 'https', authentication: 'token' },
    });
    expect(draft['flows']?.['storing']).not.toHaveProperty('authentication');
    expect(draft['flows']?.['storing']).toMatchObject({
      protocol: 'jdbc-encrypted',
      facts: { 'second-factor': 'yes' },
    });
    expect(draft['assets']?.['orders']).toMatchObject({
      ...{ tier: '2', at: ['order-database'], facts: { 'encryption-at-rest': 'yes' } },
      because: 'A lost order is a refund.',
    });
    expect(draft['assets']?.['seat-plans']).toMatchObject({ title: 'Seat Plans', owner: 'Box office', tier: '3' });
    expect(draft['threats']?.['seats-locked-at-shop']).toMatchObject({
      title: 'Seats locked at Shop',
      stride: ['denial-of-service'],
      targets: ['components/shop', 'flows/buying'],
      vectors: ['seat-lock'],
      risk: { probability: 4, impact: 3 },
      level: 'high',
      references: { cwe: ['770'], see: ['https://tickets.example/seat-lock'] },
    });
    expect(draft['threats']?.['plans-locked-by-clerks']).toMatchObject({
      targets: ['zones/hosting'],
      asset: 'seat-plans',
    });
    expect(draft['controls']).toMatchObject({
      'against-seat-lock': { status: 'in-progress', against: ['vectors/seat-lock'] },
      'against-insider-refund': { status: 'planned', title: 'Refunds by two people' },
    });
    expect(draft['decisions']).toMatchObject({
      'seats-locked-at-shop': {
        treatment: 'mitigate',
        because: 'The limit is being built',
        by: 'Ada Example',
        date: '2026-02-10',
        ticket: 'SHOP-12',
      },
    });
    expect(Object.keys(draft['decisions'] ?? {})).toEqual(['seats-locked-at-shop']);
    expect(draft['vectors']?.['ticket-hoarding']).toMatchObject({ tags: ['abuse-case'] });
    expect(draft['frameworks']?.['security-requirements']).toMatchObject({
      requirements: { 'card-data': { title: 'Card data', description: 'Card numbers never reach our own machines.' } },
    });
  });

  it('says what of the sample could not be carried over, once by kind and with its place', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    const kept = (collection: string, ...keys: readonly string[]) =>
      keys.map((key) => `${collection}"${key}" is kept, but says nothing to Vauban`);
    expect(lost.map(({ message }) => message)).toEqual([
      ...kept('assets: ', 'usage', 'origin', 'quantity'),
      ...kept('components: ', 'usage', 'used_as_client_by_human', 'size', 'internet', 'confidentiality', 'integrity'),
      ...kept('components: ', 'availability', 'justification_cia_rating', 'custom_developed_parts'),
      ...kept('components: ', 'data_assets_processed', 'data_formats_accepted'),
      ...kept('zones: ', 'type'),
      'flows: authentication "session-id" is kept; Vauban has "token"',
      'flows: authorization "end-user-identity-propagation" is kept; it does not say how it is decided who may do what',
      ...kept('flows: ', 'vpn', 'ip_filtered', 'readonly', 'usage'),
      'flows: a protocol is kept by its name, which says that it is encrypted but not how',
      'flows: authorization "technical-user" is kept; it does not say how it is decided who may do what',
      ...kept('flows: ', 'diagram_tweak_weight'),
      'flows: a link to a technical asset that is not there is kept, but is no flow of the model',
      'shared_runtimes: what they say is kept; components have a tag for what they run in',
      ...kept('vectors: ', 'asvs', 'check', 'function', 'detection_logic', 'risk_assessment', 'false_positives'),
      ...kept('vectors: ', 'model_failure_possible_reason'),
      'threats: the severity "elevated" is kept, and read as "high"',
      ...kept('threats: ', 'data_breach_probability'),
      'risk_tracking: what is said of risks that Threagile finds by its own rules is kept, but decides nothing here',
      ...kept('', 'threagile_version', 'author', 'management_summary_comment', 'business_criticality'),
      ...kept('', 'technical_overview', 'questions', 'tags_available', 'diagram_tweak_nodesep'),
    ]);
    expect(lost.every(({ at }) => at?.file === SAMPLE && at.line > 1)).toBe(true);
    expect(lost.find(({ message }) => message.startsWith('flows: a link'))?.at?.line).toBe(126);
  });

  it('reads the dialect of version 0.9: categories by title, old spellings', async () => {
    const { draft = {}, counts } = await readText(
      [
        'technical_assets:',
        '  Shop: { id: shop, type: datastore, encryption: data-with-enduser-individual-key, data_assets_stored: [orders] }',
        'data_assets: { Orders: { id: orders, confidentiality: Strictly-Confidential } }',
        'individual_risk_categories:',
        '  Odd: { id: odd, stride: repudiation, cwe: 693, risks_identified: { One: { severity: critical, most_relevant_technical_asset: shop } } }',
        'risk_tracking: { odd@shop: { status: false-positive } }',
      ].join('\n'),
    );
    expect(counts).toMatchObject({ components: 1, threats: 1, risk_categories: 1, risk_tracking: 1 });
    expect(draft['assets']?.['orders']).toMatchObject({
      tier: '1',
      at: ['shop'],
      facts: { 'encryption-at-rest': 'yes' },
    });
    expect(draft['threats']?.['one']).toMatchObject({
      level: 'critical',
      stride: ['repudiation'],
      targets: ['components/shop'],
    });
    expect(draft['decisions']?.['one']).toMatchObject({
      treatment: 'false-positive',
      because: 'Threagile says "false-positive" and gives no reason',
    });
  });

  it('never reads false as a fact: it also stands there when nobody knows', async () => {
    const { draft = {} } = await readText(
      'technical_assets: { A: { id: a, type: process, redundant: false, multi_tenant: false, encryption: none } }',
    );
    expect(draft['components']?.['a']).not.toHaveProperty('facts');
  });

  it('says that an asset lies unencrypted as soon as one place does', async () => {
    const { draft = {} } = await readText(
      `data_assets: { D: { id: d }, E: { id: e }, F: { id: f } }
technical_assets:
  A: { id: a, type: datastore, encryption: transparent, data_assets_stored: [d, e, f] }
  B: { id: b, type: datastore, encryption: none, data_assets_stored: [e] }
  C: { id: c, type: datastore, data_assets_stored: [f] }`,
    );
    expect(draft['assets']?.['d']).toMatchObject({ facts: { 'encryption-at-rest': 'yes' } });
    expect(draft['assets']?.['e']).toMatchObject({ at: ['a', 'b'], facts: { 'encryption-at-rest': 'no' } });
    expect(draft['assets']?.['f']).not.toHaveProperty('facts');
    expect(draft['assets']?.['f']).not.toHaveProperty('tier');
  });

  it('takes a control as done when every risk of its category is tracked as mitigated', async () => {
    const category = (tracking: string) =>
      readText(`technical_assets: {}
custom_risk_categories:
  - { id: c, title: C, mitigation: Do it, risks_identified: { One: { most_relevant_data_asset: d }, Two: { most_relevant_trust_boundary: z } } }
risk_tracking: { ${tracking} }`);
    const all = await category('"c@*": { status: mitigated }');
    expect(all.draft?.['controls']?.['against-c']).toMatchObject({ status: 'done', description: 'Do it' });
    const one = await category('"c@d": { status: mitigated }');
    expect(one.draft?.['controls']?.['against-c']).toMatchObject({ status: 'in-progress' });
    expect(Object.keys(one.draft?.['decisions'] ?? {})).toEqual(['one']);
    const none = await category('"c@d@*": { status: mitigated }');
    expect(none.draft?.['controls']?.['against-c']).toMatchObject({ status: 'planned' });
    const open = await category('"c@d": { status: in-discussion }');
    expect(open.draft).not.toHaveProperty('decisions');
    expect(messagesOf(open)).toContain('risk_tracking: the status "in-discussion" is kept; it is no decision');
  });
});

describe('included files', () => {
  it('are read once each, nested and in circles', async () => {
    const {
      draft = {},
      counts,
      problems,
      lost,
    } = await readFiles({
      'model.yaml': 'includes: [a.yaml, ./b.yaml]\ntitle: Whole',
      'a.yaml':
        'includes: [b.yaml, model.yaml]\ntags_available: [one]\ntechnical_assets: { A: { id: a, type: process, communication_links: { L: { target: b } } } }',
      'b.yaml':
        'tags_available: [two, one]\ntitle: Part\ntechnical_assets: { B: { id: b, type: process }, A: { tags: [late] } }',
    });
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ components: 2, flows: 1 });
    expect(draft['system']).toMatchObject({ title: 'Whole' });
    expect(JSON.stringify(draft['system'])).toContain('[\\"one\\",\\"two\\"]');
    expect(draft['components']?.['a']).toMatchObject({ tags: ['late'] });
    expect(lost.find(({ message }) => message.startsWith('includes'))?.at).toMatchObject({ file: 'model.yaml' });
    expect(lost.find(({ message }) => message.includes('tags_available'))?.at).toEqual({
      file: 'a.yaml',
      line: 2,
      column: 1,
    });
  });

  it('are a problem where they cannot be opened or read, and no reason to stop', async () => {
    const { counts, problems } = await readFiles({
      'model.yaml':
        'includes: [gone.yaml, broken.yaml, list.yaml, notes.yaml, binary.yaml]\ntechnical_assets: { A: { id: a, type: process } }',
      'broken.yaml': 'a: [',
      'list.yaml': '- a',
      'notes.yaml': '# nothing yet\n\n---\n',
      'binary.yaml': 'a\0b',
    });
    expect(counts).toMatchObject({ components: 1 });
    expect(problems.map(({ message }) => message)).toEqual([
      'Cannot read "model.yaml" at 1:1: expected the included file "gone.yaml", found none that may be read',
      expect.stringMatching(/^Cannot read "broken.yaml" at 1:/),
      'Cannot read "model.yaml" at 1:1: expected the included file "list.yaml", found a file that says nothing in keys and values',
      'Cannot read "model.yaml" at 1:1: expected the included file "binary.yaml", found a file that says nothing in keys and values',
    ]);
  });
});

describe('write', () => {
  it('gives the sample back', async () => {
    const text = readFileSync(SAMPLE, 'utf8');
    const { text: model } = await tryRead(format, SAMPLE);
    const written = await tryWrite(format, model);
    expect(differences(text, written.text)).toEqual([
      '/technical_assets/Customer Browser/communication_links/Buying/authorization: enduser-identity-propagation > end-user-identity-propagation',
      '/technical_assets/Order Database/encryption: data-with-enduser-individual-key > data-with-end-user-individual-key',
      '/technical_assets/Shop/technology: - > web-application',
    ]);
    expect(written.lost).toEqual([]);
    expect(faultsOf(written.text)).toEqual([]);
    expect(written.text).toBe((await tryWrite(format, model)).text);
    const again = await tryRead(format, fileOf('sample.yaml', written.text));
    const plain = (draft: unknown): unknown => JSON.parse(JSON.stringify(draft).replaceAll('enduser', 'end-user'));
    expect(plain(again.draft)).toEqual(plain((await tryRead(format, SAMPLE)).draft));
  });

  it('gives back what it does not know, wherever that stands', async () => {
    let number = 0;
    const text = readFileSync(SAMPLE, 'utf8').replace(
      /^( +)(id|target|severity|status|name|function): .*$/gm,
      (line, space: string) => {
        number += 1;
        return `${line}\n${space}x_note_${number}: { note: [n${number}] }`;
      },
    );
    expect(number).toBe(18);
    const { text: model } = await tryRead(format, fileOf('model.yaml', `${text}x_top: last\n`));
    const { text: written } = await tryWrite(format, model);
    const leaves = [...leavesOf(parsed(written))];
    // The second stands in what another asset inherits.
    for (let at = 1; at <= number; at += 1) {
      expect(leaves.filter(([path, leaf]) => path.endsWith(`x_note_${at}/note/0`) && leaf === `n${at}`)).toHaveLength(
        at === 2 ? 2 : 1,
      );
    }
    expect(leaves.filter(([path]) => path === '/x_top')).not.toHaveLength(0);
    expect(written).toBe((await tryWrite(format, (await tryRead(format, fileOf('model.yaml', written))).text)).text);
  });

  it('gives back every word of the published schema', async () => {
    const shapes = { ...SHAPES['technical_assets'], ...SHAPES['communication_links'], protocol: WORDS['protocol'] };
    const words = (key: string): readonly string[] => shapes[key as keyof typeof shapes] ?? [''];
    const count = 60;
    const at = (key: string, index: number): string => words(key)[index % words(key).length] ?? '';
    const assets = Array.from({ length: count }, (_, index) => {
      const keys = [
        'type',
        'usage',
        'size',
        'machine',
        'encryption',
        'confidentiality',
        'multi_tenant',
        'redundant',
        'internet',
      ];
      const link = ['protocol', 'authentication', 'authorization', 'vpn', 'readonly', 'usage'];
      const pairs = (names: readonly string[]) => names.map((key) => `${key}: ${at(key, index)}`).join(', ');
      return `  A${index}: { id: a${index}, ${pairs(keys)}, communication_links: { L: { target: a0, ${pairs(link)} } } }`;
    });
    const ratings = [
      ...SECRECY.map((word) => `confidentiality: ${word}`),
      ...RATING.map((word) => `availability: ${word}`),
    ];
    const severities = ['low', 'medium', 'elevated', 'high', 'critical'];
    const text = [
      'technical_assets:',
      ...assets,
      'data_assets:',
      ...ratings.map((rating, index) => `  D${index}: { id: d${index}, ${rating} }`),
      'custom_risk_categories:',
      ...(SHAPES['custom_risk_categories']?.['stride'] ?? []).map(
        (stride) => `  - { id: ${stride}, title: ${stride}, stride: ${stride} }`,
      ),
      '  - id: rated',
      '    risks_identified:',
      ...severities.map((severity) => `      S ${severity}: { severity: ${severity} }`),
      ...['unlikely', 'likely', 'very-likely', 'frequent'].map(
        (word) => `      L ${word}: { exploitation_likelihood: ${word} }`,
      ),
      ...['low', 'medium', 'high', 'very-high'].map((word) => `      I ${word}: { exploitation_impact: ${word} }`),
    ].join('\n');
    const { text: model } = await tryRead(format, fileOf('model.yaml', text));
    const { text: written } = await tryWrite(format, model);
    const changed = differences(text, written).filter((line) => !/: - > /.test(line));
    expect(changed).toEqual([]);
  });

  it('writes what the model now says over what was kept', async () => {
    const { text } = await tryRead(format, SAMPLE);
    const changed = text
      .replace('authentication: token', 'authentication: mtls')
      .replace('tier: 2', 'tier: 1')
      .replace('level: high', 'level: critical')
      .replace(
        'facts: { role: reverse-proxy, runtime: container, redundant: yes }',
        'facts: { role: reverse-proxy, runtime: vm, redundant: no }',
      )
      .replace('description: Sells tickets & seats for concerts.', 'description: Sells <seats>.')
      .replace('treatment: mitigate', 'treatment: accept')
      .replaceAll('encryption-at-rest: yes', 'encryption-at-rest: no');
    const written = await tryWrite(format, changed);
    expect(differences((await tryWrite(format, text)).text, written.text)).toEqual([
      '/business_overview/description: Sells tickets &amp; <i>seats</i> for concerts. > Sells &lt;seats&gt;.',
      '/data_assets/Orders/confidentiality: confidential > strictly-confidential',
      '/data_assets/Orders/integrity: critical > mission-critical',
      '/data_assets/Orders/availability: important > mission-critical',
      '/technical_assets/Customer Browser/communication_links/Buying/authentication: session-id > client-certificate',
      '/technical_assets/Shop/machine: container > virtual',
      '/technical_assets/Shop/redundant: true > false',
      '/custom_risk_categories/seat-lock/risks_identified/<b>Seats locked</b> at <b>Shop</b>/severity: elevated > critical',
      '/risk_tracking/seat-lock@*@customer-browser>*/status: in-progress > accepted',
    ]);
    expect(messagesOf(written)).toEqual([
      'assets: a tier is written as confidentiality, integrity and availability alike',
      'flows: authentication "mtls" is written as "client-certificate"',
    ]);
  });

  it('writes a model from elsewhere with every key Threagile needs, and says what it made up', async () => {
    const written = await tryWrite(
      format,
      `system: { title: Node, owner: Core team }
zones: { inner: { trust: internal } }
components:
  peer: { kind: external, technology: [go] }
  node: { kind: process, zone: inner, facts: { role: waf, own-identity: yes } }
  disk: { kind: store, zone: inner, many: true }
flows:
  gossip: { from: peer, to: node, protocol: grpc, carries: [{ asset: block, sealed-to: [node] }], authentication: registered-key }
  save: { from: node, to: disk, encryption: tls-1.3, facts: { second-factor: yes, integrity: mac } }
assets: { block: { tier: 2, at: [disk], class: state, facts: { encryption-at-rest: yes, public: yes } } }
vectors: { eclipse: { family: network, stride: [denial-of-service] }, unused: { title: Unused, stride: [spoofing] } }
threats:
  T1: { title: "A < B", stride: [tampering, spoofing], targets: [node, disk, gossip], risk: { probability: 1, impact: 5 }, level: moderate, controls: [c1], references: { cwe: [345, 20], attack: [T1] } }
  T2: { title: Alone, vectors: [eclipse], description: Cut off }
controls: { c1: { title: Check, status: done }, c2: { against: [eclipse], status: in-progress, title: Peers }, c3: { title: Idle } }
decisions: { T1: { treatment: transfer, because: Insured, until: 2027-01-01 } }
frameworks: { gdpr: { title: GDPR, requirements: { r: { title: Minimize, controls: [c1] } } } }
`,
    );
    expect(faultsOf(written.text)).toEqual([]);
    expect(written.lost.map(({ message, count }) => `${count} ${message}`)).toEqual([
      '1 zones: "trust" has no place in this format',
      '1 components: "many" has no place in this format',
      '1 assets: "class" has no place in this format',
      '1 vectors: "family" has no place in this format',
      '1 decisions: "until" has no place in this format',
      '1 controls: one that is against nothing has no place in this format',
      '1 assets: the fact "public" has no place in this format',
      '1 threats: which vectors a threat uses has no place in this format, but for the category of its risk',
      '1 threats: Threagile keeps one element of each kind; further targets are left out',
      '1 threats: Threagile keeps one letter of STRIDE for a category; the first is written',
      '1 threats: Threagile keeps one CWE and one link for a category; other references are left out',
      '2 threats: Threagile needs "function": wrote "architecture"',
      '2 threats: Threagile needs "model_failure_possible_reason": wrote "false"',
      '1 threats: Threagile needs "cwe": wrote "0"',
      '1 system: Threagile needs "business_criticality": wrote "important"',
      '2 vectors: one that is no category of risks is written as an abuse case',
      '2 vectors: STRIDE, references and controls of an abuse case have no place in this format',
      '1 frameworks: what meets a requirement has no place in this format',
      '1 assets: a tier is written as confidentiality, integrity and availability alike',
      '1 assets: Threagile needs "usage": wrote "business"',
      '1 assets: Threagile needs "quantity": wrote "few"',
      '1 flows: the protocol "grpc" is written as "binary"',
      '1 flows: authentication "registered-key" is written as "client-certificate"',
      '1 flows: who alone can read or who signed what is carried has no place in this format',
      '2 flows: Threagile needs "authorization": wrote "none"',
      '2 flows: Threagile needs "vpn": wrote "false"',
      '2 flows: Threagile needs "ip_filtered": wrote "false"',
      '2 flows: Threagile needs "readonly": wrote "false"',
      '2 flows: Threagile needs "usage": wrote "business"',
      '1 flows: how it is encrypted has no place in this format',
      '1 flows: the fact "integrity" has no place in this format',
      `1 components: the technology "go" is none of Threagile's`,
      '3 components: Threagile needs "usage": wrote "business"',
      '3 components: Threagile needs "used_as_client_by_human": wrote "false"',
      '3 components: Threagile needs "size": wrote "component"',
      '2 components: Threagile needs "technology": wrote "unknown-technology"',
      '3 components: Threagile needs "internet": wrote "false"',
      '3 components: Threagile needs "machine": wrote "virtual"',
      '2 components: Threagile needs "encryption": wrote "none"',
      '3 components: Threagile needs "confidentiality": wrote "internal"',
      '3 components: Threagile needs "integrity": wrote "operational"',
      '3 components: Threagile needs "availability": wrote "operational"',
      '3 components: Threagile needs "multi_tenant": wrote "false"',
      '3 components: Threagile needs "redundant": wrote "false"',
      '3 components: Threagile needs "custom_developed_parts": wrote "false"',
      '1 components: the fact "own-identity" has no place in this format',
      '1 assets: that they are encrypted where they lie is written as "transparent"',
      '1 zones: Threagile needs "type": wrote "network-on-prem"',
      '1 decisions: "transfer" is written as "accepted"',
    ]);
    expect(written.lost.every(({ at }) => at?.file === 'model.yaml')).toBe(true);
    expect(parsed(written.text)).toMatchObject({
      author: { name: 'Core team' },
      security_requirements: { 'GDPR: Minimize': '' },
      abuse_cases: { eclipse: '', Unused: '' },
      technical_assets: {
        node: { technology: 'waf', communication_links: { save: { authentication: 'two-factor', target: 'disk' } } },
        peer: { technology: 'unknown-technology', communication_links: { gossip: { protocol: 'binary' } } },
        disk: { encryption: 'transparent', type: 'datastore', data_assets_stored: ['block'] },
      },
      trust_boundaries: { inner: { technical_assets_inside: ['node', 'disk'] } },
      custom_risk_categories: [
        {
          ...{ id: 'T1', cwe: '345', action: 'Check', stride: 'tampering' },
          risks_identified: {
            'A &lt; B': {
              ...{ severity: 'medium', exploitation_likelihood: 'unlikely', exploitation_impact: 'very-high' },
              ...{ most_relevant_technical_asset: 'node', most_relevant_communication_link: 'peer>gossip' },
            },
          },
        },
        {
          ...{ id: 'T2', title: 'Alone', description: 'Cut off', action: 'Peers', stride: 'denial-of-service' },
          risks_identified: { Alone: {} },
        },
      ],
      risk_tracking: {
        'T1@node@peer>gossip': { status: 'accepted', justification: 'Insured' },
        T2: { status: 'in-progress' },
      },
    });
    const again = await tryRead(format, fileOf('model.yaml', written.text));
    expect(again.counts).toMatchObject({ components: 3, flows: 2, boundaries: 1, threats: 2, risk_tracking: 2 });
  });

  const id = fc.stringMatching(/^[a-z](?:-?[a-z0-9]){0,4}$/);
  const title = fc.oneof(
    fc
      .string({ unit: 'binary', minLength: 1, maxLength: 12 })
      .filter((text) => text.trim() === text && !/[\p{Cc}\p{Cs}<&]|^~$/u.test(text)),
    fc.constantFrom('yes', '1.0', '2026-01-01', '- a', '# b', 'c: d', '__proto__', 'constructor', "it's", '"', '0x1f'),
  );
  const someModel = fc.record({
    components: fc.dictionary(id, fc.record({ kind: fc.constantFrom('process', 'store', 'external'), title }), {
      minKeys: 1,
      maxKeys: 4,
    }),
    assets: fc.dictionary(id, fc.record({ title, tier: fc.constantFrom('1', '2', '3') }), { maxKeys: 3 }),
    threats: fc.dictionary(id, fc.record({ title, level: fc.constantFrom('low', 'moderate', 'high', 'critical') }), {
      maxKeys: 3,
    }),
    ends: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 4 }),
  });
  it('writes any small model so that it is read again as the same', async () => {
    await fc.assert(
      fc.asyncProperty(someModel, async ({ components, assets, threats, ends }) => {
        const at = (ids: readonly string[], index: number): string => ids[index % ids.length] ?? '';
        const [places, held] = [Object.keys(components), Object.keys(assets)];
        const flows = Object.fromEntries(
          ends.map(([from, to, asset], index) => [
            `f${index}`,
            { from: at(places, from), to: at(places, to), carries: held.length === 0 ? [] : [at(held, asset)] },
          ]),
        );
        const yaml = (collection: object): string => JSON.stringify(collection);
        const source = `components: ${yaml(components)}\nassets: ${yaml(assets)}\nthreats: ${yaml(threats)}\nflows: ${yaml(flows)}\nsystem: { title: x }\n`;
        const { text } = await tryWrite(format, source);
        expect(faultsOf(text)).toEqual([]);
        const { draft = {}, problems } = await tryRead(format, fileOf('model.yaml', text));
        expect(problems).toEqual([]);
        const pick = (collection: string, keys: readonly string[]) =>
          Object.entries(draft[collection] ?? {})
            .map(([, entry]) => keys.map((key) => (entry as { readonly [key: string]: unknown })[key] ?? null))
            .toSorted();
        expect(pick('components', ['kind'])).toEqual(
          Object.values(components)
            .map(({ kind }) => [kind])
            .toSorted(),
        );
        expect(pick('assets', ['tier'])).toEqual(
          Object.values(assets)
            .map(({ tier }) => [tier])
            .toSorted(),
        );
        expect(pick('threats', ['title', 'level'])).toEqual(
          Object.values(threats)
            .map((one) => [one.title, one.level])
            .toSorted(),
        );
        expect(pick('flows', ['from', 'to', 'carries'])).toEqual(
          Object.values(flows)
            .map((flow) => [flow.from, flow.to, flow.carries.length === 0 ? null : flow.carries])
            .toSorted(),
        );
        const twice = await tryWrite(format, (await tryRead(format, fileOf('model.yaml', text))).text);
        expect(differences(text, twice.text)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('bad files', () => {
  const one = (text: string) => `technical_assets:\n  A:\n    ${text.replaceAll('\n', '\n    ')}`;
  it.each([
    ['', 'Cannot read "model.yaml" at 1:1: expected a Threagile model with "technical_assets", found something else'],
    [
      '- a',
      'Cannot read "model.yaml" at 1:1: expected a Threagile model with "technical_assets", found something else',
    ],
    [
      'just text',
      'Cannot read "model.yaml" at 1:1: expected a Threagile model with "technical_assets", found something else',
    ],
    [
      '<a/>',
      'Cannot read "model.yaml" at 1:1: expected a Threagile model with "technical_assets", found something else',
    ],
    [
      'a: b',
      'Cannot read "model.yaml" at 1:1: expected a Threagile model with "technical_assets", found something else',
    ],
    ['technical_assets: {', expect.stringMatching(/^Cannot read "model.yaml" at 1:/)],
    ['title: *nobody', 'Cannot read "model.yaml" at 1:9: found no anchor "nobody"'],
    ['title: a\ntitle: b', 'Cannot read "model.yaml" at 2:1: found the key "title" twice'],
  ])('%j is refused with one problem', async (text, message) => {
    const { draft, problems } = await readText(text);
    expect(draft).toBeUndefined();
    expect(problems.map((problem) => problem.message)).toEqual([message]);
  });

  it.each([
    ['technical_assets: [1, 2]', 'technical_assets: what is no entry of it is kept, but says nothing to Vauban'],
    ['technical_assets: 3', 'technical_assets: what is no entry of it is kept, but says nothing to Vauban'],
    ['technical_assets: { A: 7 }', 'technical_assets: what is no entry of it is kept, but says nothing to Vauban'],
    [one('type: constructor'), 'components: a technical asset of no known type is taken as a process'],
    [one('type: [process]'), 'components: "type" is kept, but says nothing to Vauban'],
    [
      one('{ type: process, tags: { a: b }, technology: { c: d } }'),
      'components: "tags" is kept, but says nothing to Vauban',
    ],
    [one('{ type: process, communication_links: [x] }'), 'flows: what is no link is kept, but says nothing to Vauban'],
    [one('{ type: process, communication_links: { L: null } }'), undefined],
    [one('{ type: process, communication_links: { L: { target: A } } }'), undefined],
    [
      one('{ type: process, communication_links: { L: {} } }'),
      'flows: a link to a technical asset that is not there is kept, but is no flow of the model',
    ],
    [
      one('{ type: process, data_assets_stored: [gone] }'),
      'components: a stored data asset that is not there is kept by its name',
    ],
    [
      `${one('{ id: a, type: process }')}\n  B: { id: a, type: process }`,
      'components: an id stands more than once; what refers to it means the first',
    ],
    [
      'trust_boundaries: { A: { id: a, trust_boundaries_nested: [a] } }',
      'zones: a nested trust boundary is kept by its name that is not there, nested twice or around itself',
    ],
    [
      'trust_boundaries: { A: { id: a, trust_boundaries_nested: [b] }, B: { id: b, trust_boundaries_nested: [c] }, C: { id: c, trust_boundaries_nested: [a] } }',
      'zones: a nested trust boundary is kept by its name that is not there, nested twice or around itself',
    ],
    [
      'trust_boundaries: { A: { technical_assets_inside: [gone] } }',
      'zones: a technical asset is kept by its name that is not there or in another trust boundary already',
    ],
    [
      'technical_assets: {}\nabuse_cases: { A: { b: c } }',
      'abuse_cases: what is no entry of it is kept, but says nothing to Vauban',
    ],
    [
      'technical_assets: {}\nrisk_tracking: { "*": { status: accepted } }',
      'risk_tracking: what is said of risks that Threagile finds by its own rules is kept, but decides nothing here',
    ],
    [
      'technical_assets: {}\ncustom_risk_categories: [{ stride: odd, cwe: x, risks_identified: { A: { severity: odd, most_relevant_technical_asset: gone } } }]',
      'threats: what a risk is most relevant to is not there; its name is kept',
    ],
    [
      'technical_assets: {}\ntitle: { a: no text }\ndate: soon\nincludes: { a: b }',
      '"title" is kept, but says nothing to Vauban',
    ],
  ])('%j is read, and says what is odd', async (text, message) => {
    const tried = await tryRead(format, fileOf('model.yaml', text));
    expect(tried.draft).toBeDefined();
    if (message !== undefined) expect(messagesOf(tried)).toContain(message);
    const written = await tryWrite(format, tried.text);
    const back = new Set(leavesOf(parsed(written.text)).values());
    const said = [...leavesOf(parsed(text)).values()].filter((leaf) => leaf !== 'no text');
    expect(said.filter((leaf) => !back.has(leaf))).toEqual([]);
  });

  it('never throws at a truncated file', async () => {
    const text = readFileSync(SAMPLE, 'utf8');
    for (let end = 0; end < text.length; end += 97) {
      const { draft, problems } = await readText(text.slice(0, end));
      expect(draft !== undefined || problems.length === 1).toBe(true);
    }
  });

  it('never throws at a value of the wrong kind', async () => {
    const lines = readFileSync(SAMPLE, 'utf8')
      .replace('&orders', '')
      .replace(/^ +<<: .*\n/m, '')
      .split('\n');
    for (const [index, line] of lines.entries()) {
      const key = /^( *(?:- )?[^:]+:) \S/.exec(line)?.[1];
      if (key === undefined) continue;
      const value = ['[[]]', '{ a: { b: [1] } }', '-1.5e3', '', 'constructor'][index % 5];
      const changed = fileOf('model.yaml', lines.with(index, `${key} ${value}`).join('\n'));
      const { draft, problems, text } = await tryRead(format, changed);
      expect(draft !== undefined || problems.length === 1, `${line} -> ${value}`).toBe(true);
      if (index % 3 === 0 && draft !== undefined) await tryWrite(format, text);
    }
  });

  it('reads a large model in time linear in its size', async () => {
    const count = 4000;
    const assets = Array.from(
      { length: count },
      (_, at) =>
        `  A${at}: { id: a${at}, type: process, data_assets_stored: [d], communication_links: { L${at}: { target: a${(at + 1) % count}, data_assets_sent: [d] } } }`,
    );
    const zones = Array.from(
      { length: count },
      (_, at) => `  Z${at}: { id: z${at}, technical_assets_inside: [a${at}], trust_boundaries_nested: [z${at + 1}] }`,
    );
    const tracking = Array.from({ length: count }, (_, at) => `  "r@*${at}*": { status: accepted }`);
    const risks = Array.from({ length: count }, (_, at) => `      R${at}: { most_relevant_technical_asset: a${at} }`);
    const text = [
      'data_assets: { D: { id: d } }',
      'technical_assets:',
      ...assets,
      'trust_boundaries:',
      ...zones,
      'risk_tracking:',
      ...tracking,
      'custom_risk_categories:\n  - id: r\n    risks_identified:',
      ...risks,
    ].join('\n');
    const start = performance.now();
    const { counts } = await readText(text);
    expect(counts).toMatchObject({
      components: count,
      flows: count,
      boundaries: count,
      threats: count,
      risk_tracking: count,
    });
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

describe.skipIf(!hasCorpus)('the models of the corpus', () => {
  for (const { path, counts } of expectedCounts('threagile')) {
    it(`${path} has the counts of the table, here and in a second import of its export`, async () => {
      const tried = await tryRead(format, CORPUS + path);
      expect(tried.counts).toMatchObject(counts);
      expect(Object.keys(counts).length).toBeGreaterThanOrEqual(8);
      expect(tried.problems).toEqual([]);
      const written = await tryWrite(format, tried.text);
      expect(faultsOf(written.text)).toEqual([]);
      expect(written.lost).toEqual([]);
      const again = await tryRead(format, fileOf('again.yaml', written.text));
      expect(again.counts).toEqual(tried.counts);
      expect(again.draft).toEqual(tried.draft);
      expect((await tryWrite(format, again.text)).text).toBe(written.text);
    });
  }
  it('come back from a model as they were, the categories in the list of version 1.0', async () => {
    const path = `${CORPUS}threagile/threagile-threagile-test/all.yaml`;
    const { text } = await tryRead(format, path);
    const { text: written } = await tryWrite(format, text);
    expect(differences(readFileSync(path, 'utf8'), written)).toEqual([]);
  });
});
