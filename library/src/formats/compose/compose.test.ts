import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { glanceAt } from '../glance.ts';
import { cutOff, readHostile, wronglyTyped } from '../infrastructure/hostile.fixture.ts';
import { fileOf, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';
import { read } from './read.ts';

const SAMPLE = fileURLToPath(new URL('./sample.yaml', import.meta.url));

function readText(text: string) {
  return tryRead(format, fileOf('compose.yaml', text));
}

describe('compose', () => {
  it('reads the sample: what it counts', async () => {
    const { counts, problems } = await tryRead(format, SAMPLE);
    expect(counts).toEqual({ components: 9, flows: 9, boundaries: 3, entries: 2, assets: 5 });
    expect(problems).toEqual([]);
  });

  it('makes components of services, with what their images are and where they run', async () => {
    const { read: model } = await tryRead(format, SAMPLE);
    const components = [...(model?.model.components.values() ?? [])].map(({ id, kind, zone, technology, many }) =>
      [id, kind, zone, technology?.join(), many].join(' '),
    );
    expect(components).toEqual([
      'proxy process front nginx ',
      'web process back  ',
      'api process back  true',
      'worker process back  true',
      'migrate process back  ',
      'db store back postgres ',
      'cache store back redis ',
      'events store back kafka ',
      'agent process host  ',
    ]);
    expect(model?.model.zones.get('back')?.facts?.get('egress-control')).toBe('yes');
  });

  it('makes facts of what services say of their hardening, and of nothing else', async () => {
    const { draft } = await tryRead(format, SAMPLE);
    const facts = (id: string) => (draft?.['components']?.[id] as { facts?: unknown } | undefined)?.facts;
    expect(facts('proxy')).toEqual({
      runtime: 'container',
      'read-only-root': 'yes',
      'capabilities-dropped': 'yes',
      'system-call-filter': 'yes',
    });
    expect(facts('web')).toMatchObject({ privileged: 'no' });
    expect(facts('api')).toEqual({
      runtime: 'container',
      privileged: 'yes',
      'resource-limits': 'yes',
      'secret-delivery': 'environment',
      redundant: 'yes',
    });
    expect(facts('worker')).toEqual(facts('api'));
    expect(facts('db')).toEqual({ runtime: 'container', 'secret-delivery': 'file' });
    expect(facts('cache')).toEqual({ runtime: 'container', 'read-only-root': 'no' });
    expect(facts('agent')).toEqual({
      runtime: 'container',
      'privileged-mode': 'yes',
      privileged: 'yes',
      'engine-socket': 'yes',
      'host-paths': 'writable',
    });
  });

  it('makes flows of addresses, and of what a service waits for where no address says it better', async () => {
    const { draft } = await tryRead(format, SAMPLE);
    const flows = Object.values(draft?.['flows'] ?? {}) as unknown as { from: string; to: string; protocol?: string }[];
    expect(flows.map(({ from, to, protocol = '-' }) => `${from} ${to} ${protocol}`)).toEqual([
      'proxy web -',
      'web api http',
      'api db postgresql',
      'api cache redis',
      'api events kafka',
      'worker db postgresql',
      'worker cache redis',
      'worker events kafka',
      'migrate db postgresql',
    ]);
  });

  it('makes entries of published ports', async () => {
    const { read: model } = await tryRead(format, SAMPLE);
    const entries = [...(model?.model.entries.values() ?? [])];
    expect(entries.map(({ at, port, protocol, exposure }) => [at, port, protocol, exposure])).toEqual([
      ['proxy', 443, 'tcp', 'external'],
      ['proxy', 9113, 'tcp', 'local'],
    ]);
  });
});

describe('compose, what it leaves out', () => {
  it('says of the sample what is not carried over', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, count, at }) => `${at?.line} ${message} (${count})`)).toEqual([
      '18 services: "sysctls" is kept, but says nothing to Vauban (1)',
      '10 services: of several networks only the first is the zone of the component; all are kept (1)',
      '52 services: "command" is kept, but says nothing to Vauban (1)',
      '27 environment: "pay.example.com" is outside of the project; no flow is written to it (1)',
      '30 depends_on: waiting for a service to end is no flow (1)',
    ]);
  });

  it('carries no password into the model', async () => {
    const { text } = await tryRead(format, SAMPLE);
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('not-a-real-token');
    expect(text).toContain('(left out)');
  });

  it('reports what stands in other files', async () => {
    const { lost } = await readText(
      'include: [other.yaml]\nservices:\n  a: { image: x, extends: { service: b, file: c.yaml } }\n',
    );
    expect(lost.map(({ message }) => message)).toEqual([
      'services: what is taken from "c.yaml" by "extends" was not read',
      'include: "other.yaml" is another file and was not read; import it by itself',
    ]);
  });
});

describe('compose, on bad input', () => {
  it('reads or refuses whatever it is given, and never throws', async () => {
    const text = readFileSync(SAMPLE, 'utf8');
    const cut = await readHostile(format, 'compose.yaml', cutOff(text));
    expect(cut.read).toBeGreaterThan(20);
    expect(cut.refused).toBeGreaterThan(3);
    const wrong = await readHostile(format, 'compose.yaml', wronglyTyped('compose.yaml', text));
    expect(wrong.read).toBeGreaterThan(200);
    expect(wrong.refused).toBeGreaterThan(1);
  });

  it('refuses what is no Compose file with one problem', async () => {
    for (const text of ['', 'services: [a]', 'a: b', '{', '\u0000', 'services: {a: *x}']) {
      const { draft, problems } = await readText(text);
      expect([draft, problems.length], text).toEqual([undefined, 1]);
    }
  });

  it('cuts a circle of services that extend each other', async () => {
    const { counts } = await readText('services:\n  a: { extends: b }\n  b: { extends: a, image: redis }\n');
    expect(counts).toMatchObject({ components: 2 });
  });

  it('reads thousands of services in time that grows with them', async () => {
    const services = Array.from(
      { length: 3000 },
      (_, index) => `  s${index}:\n    image: redis\n    environment: { U: "http://s${index + 1}:80" }\n`,
    );
    const start = performance.now();
    const { counts } = await read(glanceAt(fileOf('c.yaml', `services:\n${services.join('')}`)), {
      open: () => undefined,
    });
    expect(counts).toMatchObject({ components: 3000, flows: 2999 });
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('is recognized by its structure only', () => {
    const looks = (text: string) => format.looksLike(glanceAt(fileOf('compose.yaml', text)));
    expect(looks(readFileSync(SAMPLE, 'utf8'))).toBe(true);
    expect(looks('{"services":{"a":{"image":"b"}}}')).toBe(true);
    expect(looks('services: []')).toBe(false);
    expect(looks('apiVersion: v1\nkind: X\nservices: { a: { image: b } }')).toBe(false);
    expect(looks('openapi: 3.1.0\nservices: { a: { image: b } }')).toBe(false);
  });
});
