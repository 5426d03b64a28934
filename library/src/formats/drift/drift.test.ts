import { describe, expect, it } from 'vitest';
import { readTexts } from '../../model/read/read-texts.ts';
import { read as readCompose } from '../compose/read.ts';
import { glanceAt } from '../glance.ts';
import type { FoundImport } from '../infrastructure/found-system.ts';
import { printDraft } from '../print-draft.ts';
import { fileOf } from '../try-format.fixture.ts';
import { compareWithModel, type Drift, type FoundDraft } from './drift.ts';

const COMPOSE = `services:
  web:
    image: nginx
    ports: ['443:443']
    environment: { DATABASE_URL: 'postgres://db/shop' }
    read_only: true
  db:
    image: postgres:17
`;

async function composeOf(text: string): Promise<FoundDraft> {
  const { draft = {}, places = {} } = (await readCompose(glanceAt(fileOf('compose.yaml', text)), {
    open: () => undefined,
  })) as FoundImport;
  return { name: 'compose.yaml', format: 'compose', draft, places };
}

function modelOf(text: string) {
  const read = readTexts([{ name: 'model.yaml', text }]);
  expect(read.problems).toEqual([]);
  return read;
}

async function importedFrom(text: string) {
  const { draft } = await composeOf(text);
  return modelOf(printDraft(draft, { from: 'compose.yaml', format: 'Compose', lost: [] }));
}

function lines({ undeclared, gone, changed }: Drift): readonly string[] {
  return [...undeclared, ...gone, ...changed].map(({ kind, what, name, property, says, found, at, model }) =>
    [
      kind,
      what,
      name,
      property,
      says ?? '-',
      found ?? '-',
      `${at.file}:${at.line}`,
      model === undefined ? '-' : `${model.file}:${model.line}`,
    ]
      .filter((part) => part !== undefined)
      .join(' | '),
  );
}

describe('compareWithModel', () => {
  it('finds no difference between a file and the model that was imported from it', async () => {
    const drift = compareWithModel(await importedFrom(COMPOSE), [await composeOf(COMPOSE)]);
    expect(lines(drift)).toEqual([]);
    expect(drift.matched.map(({ what, id }) => `${what} ${id}`)).toEqual([
      'component web',
      'component db',
      'zone default',
      'entry web-443',
      'flow web-to-db',
    ]);
  });

  it('finds what was added, and where', async () => {
    const more = `${COMPOSE}    ports: ['5432:5432']\n    depends_on: [web]\n  cache: { image: redis }\n`;
    expect(lines(compareWithModel(await importedFrom(COMPOSE), [await composeOf(more)]))).toEqual([
      'undeclared | component | cache | - | store, redis | compose.yaml:11 | -',
      'undeclared | entry | db: port 5432 | - | postgresql, external | compose.yaml:9 | -',
      'changed | flow | web-to-db | direction | web to db | db to web | compose.yaml:10 | model.yaml:29',
    ]);
  });

  it('finds what is gone, once: not the flows of what is gone as well', async () => {
    const less = COMPOSE.slice(0, COMPOSE.indexOf('  db:')).replace(
      "    environment: { DATABASE_URL: 'postgres://db/shop' }\n",
      '',
    );
    expect(lines(compareWithModel(await importedFrom(COMPOSE), [await composeOf(less)]))).toEqual([
      'gone | component | db | - | - | compose.yaml:1 | model.yaml:20',
    ]);
  });

  it('finds what changed', async () => {
    const other = COMPOSE.replace("'443:443'", "'127.0.0.1:443:443'")
      .replace('read_only: true', 'read_only: false')
      .replace('postgres://', 'http://');
    expect(lines(compareWithModel(await importedFrom(COMPOSE), [await composeOf(other)]))).toEqual([
      'changed | component | web | read-only-root | yes | no | compose.yaml:2 | model.yaml:14',
      'changed | entry | web-443 | exposure | external | local | compose.yaml:4 | model.yaml:37',
      'changed | flow | web-to-db | protocol | postgresql | http | compose.yaml:5 | model.yaml:29',
    ]);
  });

  it('matches a model written by hand by id, title, former id and technology, and misses nothing it never had', async () => {
    const model = modelOf(`system: { title: Shop }
zones: { cellar: { trust: internal } }
components:
  front: { title: Web, kind: process, technology: [nginx] }
  ledger: { kind: store, technology: [postgres], zone: cellar }
  customer: { kind: external }
  printer: { kind: process, zone: cellar }
entries:
  page: { at: front, port: 443, protocol: https, exposure: external }
flows:
  query: { from: front, to: ledger, protocol: sql }
`);
    const drift = compareWithModel(model, [await composeOf(COMPOSE)]);
    expect(lines(drift)).toEqual([]);
    expect(drift.matched.map(({ what, id, found }) => `${what} ${found} is ${id}`)).toEqual([
      'component web is front',
      'component db is ledger',
      'entry web-443 is page',
      'flow web-to-db is query',
    ]);
  });

  it('misses what somebody said the file holds', async () => {
    const model = modelOf(
      'system: { title: Shop }\nzones: { cellar: {} }\ncomponents:\n  web: { kind: process }\n  db: { kind: store }\n  printer: { kind: process, zone: cellar }\n  mail: { kind: process }\n',
    );
    const found = { ...(await composeOf(COMPOSE)), covers: ['cellar', 'mail'] };
    expect(compareWithModel(model, [found]).gone.map(({ name }) => name)).toEqual(['printer', 'mail']);
    expect(compareWithModel(model, [await composeOf(COMPOSE)]).gone).toEqual([]);
  });

  it('does not guess between two of the same technology', async () => {
    const model = modelOf(
      'system: { title: Shop }\ncomponents:\n  one: { kind: store, technology: [postgres] }\n  two: { kind: store, technology: [postgres] }\n  web: { kind: process }\n',
    );
    expect(lines(compareWithModel(model, [await composeOf(COMPOSE)]))).toEqual([
      'undeclared | component | db | - | store, postgres | compose.yaml:7 | -',
      'undeclared | entry | web: port 443 | - | https, external | compose.yaml:4 | -',
    ]);
  });

  it('counts a flow of a part as a flow of the whole, and the same of two files once', async () => {
    const model = modelOf(
      'system: { title: Shop }\ncomponents:\n  web: { kind: process }\n  handler: { kind: process, part-of: web }\n  db: { kind: store }\nentries: { p: { at: handler, port: 443 } }\nflows: { q: { from: handler, to: db } }\n',
    );
    expect(lines(compareWithModel(model, [await composeOf(COMPOSE)]))).toEqual([]);
    const more = await composeOf(`${COMPOSE}  cache: { image: redis }\n`);
    expect(
      compareWithModel(model, [more, { ...more, name: 'other.yaml' }]).undeclared.map(
        ({ name, at }) => `${name} ${at.file}`,
      ),
    ).toEqual(['cache compose.yaml']);
  });

  it('gives the same differences in the same order each time, whatever the draft holds', async () => {
    const model = await importedFrom(COMPOSE);
    const odd: FoundDraft = {
      name: 'odd',
      format: 'compose',
      draft: {
        system: {},
        components: { 'not an id': { kind: 'nothing' }, b: { kind: 'process' } },
        flows: { f: { from: 'nobody', to: 'b' } },
      },
    };
    expect(lines(compareWithModel(model, [odd]))).toEqual(lines(compareWithModel(model, [odd])));
    expect(compareWithModel(model, []).gone).toEqual([]);
  });

  it('misses nothing that stands in another file of the same format', async () => {
    const model = await importedFrom(COMPOSE);
    const [web = '', db = ''] = COMPOSE.split('  db:');
    const files = await Promise.all([web, `services:\n  db:${db}`].map(composeOf));
    expect(compareWithModel(model, files).gone).toEqual([]);
    expect(compareWithModel(model, files.slice(1)).gone.map(({ name }) => name)).toEqual(['web']);
  });

  it('finds what runs in another declared zone, and by the name of its image', async () => {
    const model = modelOf(`system: { title: Shop }
zones: { front: {}, back: {} }
components:
  till: { kind: process, zone: back }
`);
    const text = 'services:\n  a: { image: "example.org/shop/till:2", networks: [front] }\nnetworks: { front: {} }\n';
    expect(lines(compareWithModel(model, [await composeOf(text)]))).toEqual([
      'changed | zone | till | zone | back | front | compose.yaml:2 | model.yaml:4',
    ]);
  });
});
