import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glanceAt } from '../glance.ts';
import { CORPUS, expectedCounts, fileOf, hasCorpus, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const SEEDS = here('../../../../../shared/seeds/');

/** An entry as plain data, without where it came from. */
function plain(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null ? { ...entry, origin: undefined } : entry;
}

async function readText(text: string) {
  return tryRead(format, fileOf('model.md', text));
}

const questionsOf = ({ lost }: { readonly lost: readonly { readonly message: string }[] }) =>
  lost.flatMap(({ message }) => (message.startsWith('Question: ') ? [message] : []));

describe('the sample, STRIDE by element with lists and Mermaid', () => {
  it('gives the counts of the document', async () => {
    expect((await tryRead(format, here('sample.md'))).counts).toEqual({
      components: 5,
      flows: 5,
      boundaries: 2,
      threats: 6,
      mitigations: 7,
      assets: 3,
      actors: 2,
      entries: 3,
      trees: 1,
      phases: 2,
      controls: 7,
      detections: 2,
      playbooks: 1,
      scenarios: 0,
      ports: 3,
      code_references: 1,
      tables: 4,
      ticks: 6,
      questions: 2,
    });
  });

  it('gives a threat its number, its category, its element, its rating and its controls', async () => {
    const { draft } = await tryRead(format, here('sample.md'));
    expect(plain(draft?.['threats']?.['L-1'])).toEqual({
      title: 'A stolen phone session opens a box of somebody else',
      stride: ['spoofing'],
      targets: ['components/locker-api'],
      risk: { probability: 4, impact: 3 },
      controls: ['bind-the-session-to-the-device', 'step-up-code-for-opening'],
    });
    expect(plain(draft?.['threats']?.['L-5'])).toMatchObject({
      controls: ['C-1', 'C-2'],
      risk: { probability: 3, impact: 5 },
    });
    expect(plain(draft?.['threats']?.['L-3'])).toMatchObject({
      references: { cwe: ['770'] },
      level: 'high',
      controls: ['C-3'],
    });
    expect(draft?.['threats']?.['theft-of-a-whole-locker-with-a-truck']).toHaveProperty('out-of-scope');
  });

  it('gives the ticks and words of controls as their status', async () => {
    const { draft } = await tryRead(format, here('sample.md'));
    expect(plain(draft?.['controls']?.['C-1'])).toEqual({
      title: 'Signed firmware',
      layer: 'host',
      status: 'done',
      references: { see: ['firmware/boot/verify.rs:20-48'] },
    });
    expect(draft?.['controls']?.['C-2']).toMatchObject({ status: 'in-progress' });
    expect(draft?.['controls']?.['encrypted-backups']).toMatchObject({ status: 'planned' });
  });

  it('gives the diagram as components in their zones and flows with what their labels say', async () => {
    const { draft } = await tryRead(format, here('sample.md'));
    expect(draft?.['components']?.['parcel-database']).toMatchObject({ kind: 'store', zone: 'private-cloud' });
    expect(draft?.['flows']?.['locker-controller-to-locker-api']).toMatchObject({
      'both-ways': true,
      protocol: 'mqtt',
      encryption: 'mtls',
    });
    expect(draft?.['zones']?.['public-street']).toMatchObject({ trust: 'public' });
    expect(draft?.['boundaries']?.['public-street-and-private-cloud']).toMatchObject({
      between: ['zones/public-street', 'zones/private-cloud'],
    });
  });

  it('gives ports, thresholds, trees and phases', async () => {
    const { draft } = await tryRead(format, here('sample.md'));
    expect(draft?.['entries']?.['device-gateway']).toMatchObject({
      at: 'locker-api',
      port: 8883,
      exposure: 'external',
      authentication: 'mtls',
    });
    expect(draft?.['detections']?.['wrong-codes']).toMatchObject({
      when: { metric: 'wrong-codes', 'more-than': 5, per: '10m', by: 'locker' },
      severity: 'high',
    });
    expect(draft?.['detections']?.['open-service-door']).toMatchObject({ when: { 'more-than': 0 } });
    expect(draft?.['trees']?.['open-a-box-without-its-code']).toMatchObject({
      or: ['get-the-code', 'force-the-controller'],
      nodes: { 'force-the-controller': { and: ['open-the-service-door', 'load-changed-firmware'] } },
    });
    expect(draft?.['phases']?.['phase-1-before-launch']).toMatchObject({
      order: 1,
      items: { 'rate-limit-per-customer': { status: 'done', controls: ['C-3'] } },
    });
    expect(draft?.['assets']?.['opening-codes']).toMatchObject({ tier: '1', at: ['parcel-database'] });
  });

  it('lists what is lost and asks what is open, with the places', async () => {
    const { lost } = await tryRead(format, here('sample.md'));
    expect(lost.map(({ message, at }) => [at?.line, message])).toEqual([
      [
        16,
        'components: the document does not say whether it is a process, a store or an external entity; it is read from the name',
      ],
      [150, 'Question: Who may open a locker when a customer has died?'],
      [
        63,
        'Question: are the ratings before or after the controls that are named beside them? Write "rated" in system',
      ],
    ]);
  });
});

describe('a document with a table for each threat', () => {
  it('gives threats, ratings, decisions, a drawn system and a drawn tree', async () => {
    const { draft, counts } = await tryRead(format, here('per-threat.fixture.md'));
    expect(counts).toMatchObject({
      components: 4,
      flows: 3,
      threats: 3,
      actors: 2,
      trees: 1,
      tables: 4,
      code_references: 1,
    });
    expect(plain(draft?.['threats']?.['TM-001'])).toEqual({
      title: 'Forged sensor values',
      description: 'Somebody clips a transmitter to the bus. The gateway believes it.',
      stride: ['tampering'],
      targets: ['components/sensor-bus'],
      risk: { probability: 3, impact: 4 },
      level: 'high',
      references: { capec: ['151'], see: ['src/gateway/plausible.py:10'] },
      controls: ['plausibility-checks', 'seals-on-the-cabinets'],
    });
    expect(draft?.['threats']?.['TM-003']).toMatchObject({
      risk: { scheme: 'cvss', vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H' },
    });
    expect(draft?.['decisions']?.['TM-003']).toMatchObject({
      treatment: 'accept',
      because: 'The mirror is switched off in spring',
    });
    expect(draft?.['controls']?.['plausibility-checks']).toMatchObject({ status: 'in-progress' });
    expect(draft?.['flows']?.['grower-s-tablet-to-control-server']).toMatchObject({ protocol: 'https' });
    expect(draft?.['trees']?.['drown-the-seedlings']).toMatchObject({ or: ['reach-the-control-server', 'and-group'] });
  });
});

describe('a document of numbered prose with a register', () => {
  it('joins what is told in prose with the row that rates it', async () => {
    const { draft, counts } = await tryRead(format, here('prose.fixture.md'));
    expect(counts).toMatchObject({
      components: 5,
      flows: 3,
      threats: 4,
      ports: 1,
      phases: 2,
      tables: 3,
      code_references: 1,
    });
    expect(draft?.['threats']?.['R1']).toMatchObject({
      targets: ['components/reservation-store'],
      risk: { probability: 2, impact: 5 },
      level: 'high',
      owner: 'Data protection',
      controls: [
        'readings-are-deleted-after-thirty-days',
        'every-query-of-staff-is-logged-in-app-audit-log',
        'staff-queries-are-logged',
      ],
    });
    expect(draft?.['decisions']).toMatchObject({ R3: { treatment: 'accept' }, R4: { treatment: 'transfer' } });
    expect(draft?.['flows']?.['reservation-web-app-to-reservation-store']).toMatchObject({
      protocol: 'sql',
      encryption: 'tls-1.3',
    });
    expect(draft?.['components']?.['identity-provider']).toMatchObject({ kind: 'external' });
  });

  it('asks about a name that is nearly known instead of guessing', async () => {
    const read = await tryRead(format, here('prose.fixture.md'));
    expect(questionsOf(read)).toContain(
      'Question: "Catalog" is not a component that is known here: is it "catalog-search"?',
    );
    expect(read.draft?.['threats']?.['R3']).not.toHaveProperty('targets');
  });
});

describe('other layouts', () => {
  it('reads a matrix of components and categories', async () => {
    const { draft } = await readText(
      '# Threats\n\n| Component | S | T | R | I | D | E |\n|--|--|--|--|--|--|--|\n| API | ✓ | | | x | | |\n',
    );
    expect(Object.keys(draft?.['threats'] ?? {})).toEqual(['spoofing-of-api', 'information-disclosure-of-api']);
  });

  it('reads labels in sentences: threat, likelihood, impact, mitigation', async () => {
    const { draft } = await readText(
      '# Threats\n\n**Threat:** Replay\n**Likelihood:** High\n**Impact:** Low\n**Mitigation:** Nonces; clocks\n\n**Threat:** Jamming\n',
    );
    expect(plain(draft?.['threats']?.['replay'])).toEqual({
      title: 'Replay',
      risk: { probability: 4, impact: 2 },
      controls: ['nonces', 'clocks'],
    });
    expect(draft?.['threats']).toHaveProperty('jamming');
  });

  it('reads lists under the letters of STRIDE, levels in parentheses and ticks behind', async () => {
    const { draft, counts } = await readText(
      '# Threats\n\n**Tampering**\n\n- **Price is changed** (High)\n\n## Controls\n\n- Signed prices ✅\n- Second look ❌\n',
    );
    expect(plain(draft?.['threats']?.['price-is-changed'])).toEqual({
      title: 'Price is changed',
      stride: ['tampering'],
      level: 'high',
    });
    expect(draft?.['controls']).toMatchObject({
      'signed-prices': { status: 'done' },
      'second-look': { status: 'planned' },
    });
    expect(counts['ticks']).toBe(2);
  });

  it('reads headings that name an element and its kind', async () => {
    const { draft } = await readText(
      '# M\n\n## Elements\n\n### Browser (External Entity)\n\n### Orders (Data Store)\n\n### Web (Process)\n\nListens on :443.\n',
    );
    expect(draft?.['components']).toMatchObject({
      browser: { kind: 'external' },
      orders: { kind: 'store' },
      web: { kind: 'process' },
    });
    expect(draft?.['entries']?.['web']).toMatchObject({ at: 'web', port: 443 });
  });

  it('reads an attack tree that is only moved in', async () => {
    const { draft } = await readText(
      '# M\n\n## Attack tree\n\n```\nOpen it (OR)\n  1. Pick\n  2. Learn (AND)\n     2.1 Listen\n     2.2 Watch\n```\n',
    );
    expect(draft?.['trees']?.['open-it']).toMatchObject({
      goal: 'Open it',
      or: ['pick', 'learn'],
      nodes: { learn: { and: ['listen', 'watch'] } },
    });
  });

  it('reads what a component handles and never handles', async () => {
    const { draft } = await readText(
      '# Boundaries\n\n**What the node NEVER handles**:\n- Wallets (delegated to signer)\n',
    );
    expect(draft?.['components']?.['node']).toMatchObject({ never: [{ duty: 'wallets', 'delegated-to': ['signer'] }] });
  });

  it('reads environments with the threats that count there', async () => {
    const { draft } = await readText(
      '# M\n\n## Threat Model: Laboratory\n\n### Threats NOT applicable (closed room)\n\n- Rain\n\n### Threats that apply\n\n- Fire\n',
    );
    expect(draft?.['environments']?.['laboratory']).toMatchObject({
      applies: ['fire'],
      excludes: { threats: ['rain'], because: 'closed room' },
    });
  });

  it('does not take a worksheet for a register', async () => {
    const { draft, lost } = await readText(
      '# Threats\n\n| Component | Threat | Mitigation |\n|--|--|--|\n| API | ? | ? |\n',
    );
    expect(draft?.['threats']).toBeUndefined();
    expect(lost.map(({ message }) => message)).toEqual([
      'rows of tables that are left to be filled in are not carried over',
    ]);
  });

  it('keeps threats apart that have one name and different elements', async () => {
    const { draft } = await readText(
      '# Threats\n\n| Component | Threat | Impact |\n|--|--|--|\n| API | Flood | High |\n| Queue | Flood | Low |\n',
    );
    expect(draft?.['threats']).toMatchObject({
      flood: { targets: ['components/api'] },
      'flood-2': { targets: ['components/queue'] },
    });
  });

  it('keeps what it does not know under the entry', async () => {
    const { draft } = await readText(
      '# Threats\n\n| Threat | Impact | Mood |\n|--|--|--|\n| Flood | High | Gloomy |\n',
    );
    expect(draft?.['threats']?.['flood']).toMatchObject({
      origin: { format: 'markdown', kept: expect.stringMatching(/"Mood":"Gloomy"/) },
    });
  });

  it('reports a table that nobody understands, with its place', async () => {
    const { lost } = await readText('# Weather\n\n| Wind | Rain |\n|--|--|\n| 3 | 4 |\n');
    expect(lost).toEqual([
      expect.objectContaining({
        message:
          'the table with the columns "Wind", "Rain" is not carried over: its header names nothing that a model holds',
        at: { file: 'model.md', line: 3, column: 1 },
      }),
    ]);
  });
});

describe('looksLike', () => {
  const looks = (text: string): boolean => format.looksLike(glanceAt(fileOf('x', text)));
  it.each([
    '# Title\n\nSome words about threats here.\n',
    'Title\n=====\n\n- an item\n- another one\n',
    '# T\n\n| a | b |\n|--|--|\n| 1 | 2 |\n',
  ])('knows a document: %j', (text) => expect(looks(text)).toBe(true));
  it.each([
    '',
    '{"a": 1}',
    '# a comment\ntitle: Shop\nzones:\n  dmz: { trust: public }\nthreats:\n  - id: a\n    name: b\n',
    '# comment\nresource "a" "b" {\n  x = 1\n}\n',
    '@startuml\n# no\nagent "a" as b\n@enduml\n',
    '<xml/>',
    'only words without any heading\n',
    '# one comment of four whole words\n[section]\nkey = "value"\nother = 2\n',
    'id,name\n1,two\n',
  ])('knows no document in %j', (text) => expect(looks(text)).toBe(false));

  it.skipIf(!hasCorpus)('takes no file of another format for its own', () => {
    const rows = expectedCounts().filter(({ path }) => existsSync(`${CORPUS}${path}`) && !path.endsWith('/'));
    expect(rows.length).toBeGreaterThan(50);
    const taken = rows.filter(({ path }) => {
      try {
        return format.looksLike(glanceAt({ name: path, bytes: readFileSync(`${CORPUS}${path}`) }));
      } catch {
        return false;
      }
    });
    expect(taken.map(({ path }) => path)).toEqual([]);
  });
});

describe('bad input', () => {
  it.each(['', '   \n', '\0\0', '12345', '---\n'])('is refused with one problem: %j', async (text) => {
    const { draft, problems } = await readText(text);
    expect(draft).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.at).toMatchObject({ line: 1, column: 1 });
  });

  it.each([
    ['a table that is cut off', '# Threats\n\n| Threat | Impact |\n|--|--|\n| Flood | Hi'],
    ['a fence that never ends', '# Architecture\n\n```mermaid\nflowchart LR\n a --> b'],
    ['a tree that is a circle', '# Attack tree\n\n```mermaid\ngraph TD\n a --> b\n b --> a\n```\n'],
    [
      'a thing that is its own',
      '# Threats\n\n## Risk 1: Same\n\n**Impact**: High\n\n### Risk 2: Same\n\n**Impact**: High\n',
    ],
    [
      'subgraphs in a circle',
      '# Architecture\n\n```mermaid\ngraph TD\nsubgraph a\nsubgraph b\nsubgraph a\nx --> a\nend\nend\nend\n```\n',
    ],
    ['numbers that are no ports', '# Entry points\n\n| Interface | Port |\n|--|--|\n| A | 99999999 |\n| B | abc |\n'],
    ['duplicate numbers', '# Threats\n\n| ID | Threat |\n|--|--|\n| T1 | A |\n| T1 | B |\n'],
    [
      'deep lists',
      `# Attack tree\n\n${Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}- step ${depth}`).join('\n')}\n`,
    ],
    ['markup and control characters', '# Threats\n\n- <script>alert(1)</script>\u0007 **x**: \u001b[31mred\u202e\n'],
    ['names of the language', '# Components\n\n- constructor: a\n- __proto__: b\n- toString: c\n'],
  ])('is read as far as it goes: %s', async (_, text) => {
    const { draft, problems } = await readText(text);
    expect(draft).toBeDefined();
    expect(problems).toEqual([]);
  });

  it('never fails, whatever pieces a document is made of', async () => {
    const pieces = fc.constantFrom(
      '# Threats\n',
      '## Components\n',
      '### Risk 1: X\n',
      '## Trust Boundaries\n',
      '## Attack tree\n',
      '## Roadmap\n',
      '## Incident response\n',
      '- **A**: b\n',
      '- [x] done\n',
      '  - below\n',
      '- A ↔ B\n',
      '- A → B: c\n',
      '**Impact**: High\n',
      '**Mitigations**:\n',
      '| Threat | Impact |\n|--|--|\n| A | 3 |\n',
      '| From | To |\n|--|--|\n| A | B |\n',
      '```\n+---+    +---+\n| A |--->| B |\n+---+    +---+\n```\n',
      '```\n┌──┐\n│ A│\n└┬─┘\n ▼\n',
      '\n',
      'words: here\n',
      '1. step\n',
      '```mermaid\ngraph LR\nA-->B\n```\n',
      '- >10 failures per minute\n',
      '| a | | b\n',
      '`x::y`\n',
      '## Scenario 1: S\n',
      '**Background:** b\n',
      '## Assets\n',
      '- Key (a.json)\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 25 }), async (parts) => {
        const read = await readText(`# Document\n${parts.join('')}`);
        expect(read.problems).toEqual([]);
        const again = await readText(`# Document\n${parts.join('')}`);
        expect(again.text).toBe(read.text);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each([
    [
      'threats',
      (line: number) => `| T${line} | Threat number ${line} | High | Control ${line} |`,
      '# Threats\n\n| ID | Threat | Impact | Mitigation |\n|--|--|--|--|\n',
    ],
    ['one name again and again', () => '- the same', '# Assumptions\n\n'],
    ['walls', () => '┌┼┐+-+|><v^', '# Architecture\n\n```\n'],
    ['a paragraph', () => 'word word: **a** [', '# Threats\n\n'],
    ['emphasis', () => '**a**: b **c** (', '# Controls\n\n- '],
  ])(
    'takes time that grows with the text: %s',
    async (_, line, head) => {
      const text = head + Array.from({ length: 40_000 }, (_, at) => line(at)).join('\n');
      const started = performance.now();
      const { problems } = (await (
        await format.loadRead?.()
      )?.(glanceAt(fileOf('big.md', text)), { open: () => undefined })) ?? { problems: [] };
      expect(performance.now() - started).toBeLessThan(15_000);
      expect(problems).toEqual([]);
    },
    30_000,
  );

  it('refuses ten megabytes of junk in time', async () => {
    const { draft, problems } = await readText('# x\n'.repeat(2_600_000));
    expect(draft).toBeUndefined();
    expect(problems).toHaveLength(1);
  });
});

describe.skipIf(!existsSync(`${SEEDS}virtengine.md`))('documents of others', () => {
  const seed = (name: string) => tryRead(format, `${SEEDS}${name}.md`);
  const ids = (draft: Awaited<ReturnType<typeof seed>>['draft'], collection: string) =>
    Object.keys(draft?.[collection] ?? {});

  it('recovers a register of ten rows, six ports, four groups of assets, two trees and three scenarios', async () => {
    const { draft, counts } = await seed('virtengine');
    const register = Array.from({ length: 10 }, (_, at) => `T${String(at + 1).padStart(2, '0')}`);
    expect(ids(draft, 'threats')).toEqual(expect.arrayContaining(register));
    const rows = [
      [2, 5],
      [2, 5],
      [2, 5],
      [3, 4],
      [2, 4],
      [4, 3],
      [2, 5],
      [2, 4],
      [3, 3],
      [2, 4],
    ];
    expect(register.map((id) => draft?.['threats']?.[id])).toEqual(
      rows.map(([probability, impact]) => expect.objectContaining({ risk: { probability, impact } })),
    );
    const ports = Object.values(draft?.['entries'] ?? {}).flatMap((entry) =>
      typeof entry === 'object' && entry !== null && 'port' in entry ? [entry['port']] : [],
    );
    expect(ports).toEqual([26656, 26657, 9090, 1317, 26660, 8443]);
    expect(counts).toMatchObject({
      ports: 6,
      assets: 17,
      trees: 2,
      scenarios: 3,
      playbooks: 2,
      boundaries: 1,
      ticks: 29,
    });
    const wanted = [
      'internet',
      'sentry-nodes',
      'validator-node-1',
      'validator-node-2',
      'veid-module',
      'encryption-module',
      'market-module',
      'escrow-module',
      'provider-daemon',
      'infrastructure',
    ];
    expect(ids(draft, 'components')).toEqual(expect.arrayContaining(wanted));
    expect(ids(draft, 'flows')).toEqual(
      expect.arrayContaining([
        'internet-to-sentry-nodes',
        'sentry-nodes-to-validator-node-1',
        'sentry-nodes-to-validator-node-2',
        'validator-node-1-to-validator-node-2',
        'validator-node-1-to-veid-module',
        'validator-node-2-to-veid-module',
        'veid-module-to-encryption-module',
        'veid-module-to-market-module',
        'market-module-to-escrow-module',
        'market-module-to-provider-daemon',
        'provider-daemon-to-infrastructure',
      ]),
    );
    expect(draft?.['trees']?.['steal-validator-key']).toMatchObject({
      or: ['physical-access', 'remote-access', 'insider-threat'],
      nodes: { 'physical-access': { or: ['break-into-dc', 'steal-hsm'] } },
    });
    expect(draft?.['trees']?.['container-escape']).toHaveProperty('then', [
      'malicious-workload',
      'container-runtime',
      'host-system',
    ]);
  });

  it('recovers the layers of defense, 24 measures, and the seven ways to a key', async () => {
    const { draft } = await seed('virtengine');
    const layered = Object.values(draft?.['controls'] ?? {}).filter(
      (control) => typeof control === 'object' && control !== null && 'layer' in control,
    );
    expect(layered).toHaveLength(24);
    const ways = Object.values(draft?.['threats'] ?? {}).filter(
      (threat) =>
        typeof threat === 'object' &&
        threat !== null &&
        'part-of' in threat &&
        threat['part-of'] === 'veid-encryption-key-compromise',
    );
    expect(ways).toHaveLength(7);
  });

  it('recovers actors, assets, vectors, boundaries, ten rated risks, three phases and five alerts', async () => {
    const { draft, counts } = await seed('atlas');
    expect(counts).toMatchObject({
      actors: 8,
      assets: 12,
      boundaries: 7,
      threats: 10,
      phases: 3,
      detections: 5,
      playbooks: 1,
      tables: 1,
    });
    expect(ids(draft, 'vectors')).toHaveLength(17);
    const threats = Object.values(draft?.['threats'] ?? {});
    expect(
      threats.map(
        (threat) => typeof threat === 'object' && threat !== null && 'priority' in threat && threat['priority'],
      ),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const threat of threats)
      expect(threat).toMatchObject({ controls: expect.objectContaining({ length: 4 }), level: expect.any(String) });
    expect(
      Object.values(draft?.['phases'] ?? {}).map((phase) =>
        typeof phase === 'object' && phase !== null && 'items' in phase ? Object.keys(phase['items'] ?? {}).length : 0,
      ),
    ).toEqual([4, 4, 4]);
    expect(draft?.['detections']?.['n-10-failed-auth-attempts-per-minute-per-ip']).toMatchObject({
      when: { metric: 'failed-authentication-attempts', 'more-than': 10, per: '1m', by: 'ip' },
    });
    expect(ids(draft, 'frameworks')).toHaveLength(8);
  });

  it('recovers 24 references to code, 15 ticks, two environments, seven vectors with 30 measures', async () => {
    const { draft, counts } = await seed('bitcoin-commons');
    expect(counts['code_references']).toBeGreaterThanOrEqual(24);
    expect(counts).toMatchObject({ ticks: 15, phases: 2, threats: 10 });
    expect(draft?.['environments']?.['pre-production-testing']).toMatchObject({
      applies: [
        'code-vulnerabilities',
        'memory-corruption',
        'integer-overflow',
        'resource-exhaustion',
        'supply-chain-attacks',
      ],
      excludes: {
        threats: ['eclipse-attacks', 'sybil-attacks', 'network-partitioning-attacks', 'malicious-peer-injection'],
      },
    });
    const measures = Object.values(draft?.['threats'] ?? {}).map((threat) =>
      typeof threat === 'object' && threat !== null && 'controls' in threat && Array.isArray(threat['controls'])
        ? threat['controls'].length
        : 0,
    );
    expect(measures.reduce((sum, count) => sum + count, 0)).toBe(30);
    expect(draft?.['components']?.['bllvm-node']).toMatchObject({
      handles: expect.objectContaining({ length: 7 }),
      never: expect.objectContaining({ length: 5 }),
    });
    const seen = JSON.stringify(draft).match(/\d+:\d+:bllvm-[\w/-]+\.(?:md|rs)/g) ?? [];
    expect(new Set(seen).size).toBe(21);
  });
});
