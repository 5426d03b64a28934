import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readModel } from '../model/files/read-model.ts';
import { callKey } from './call-key.ts';
import { editModel } from './edit-model.ts';
import { frozenOf } from './frozen-calls.ts';
import { decodePlain, encodePlain } from './plain-text.ts';
import { QUICK_CALLS } from './quick-calls.ts';
import { openSession } from './session.ts';

const VIRTENGINE = fileURLToPath(new URL('../../../models/virtengine', import.meta.url));
const ATLAS = fileURLToPath(new URL('../../../models/atlas', import.meta.url));

const TEXT = `# A shop
vauban: 1
system: { title: Shop } # the title
zones: { lan: { trust: internal }, net: { trust: untrusted } }
components:
  web: { kind: process, zone: lan }
  user: { kind: external, zone: net } # people
flows: { visit: { from: user, to: web } }
entries: { page: { at: web, exposure: external } }
environments: { live: { set: { components: { web: { zone: net } } } } }
`;
const files = [{ name: 'model.yaml', text: TEXT }];
const open = (environment?: string) =>
  openSession({ path: 'shop', files, rules: [], clock: '2026-01-31', environment });

describe('openSession', () => {
  it('reads and checks texts, with the places of every entry', async () => {
    const { model, places, analysis } = QUICK_CALLS.overview(await open());
    expect(model.components.get('web')?.zone).toBe('lan');
    expect(places.get('components/user')).toEqual({ file: 'model.yaml', line: 7, column: 3 });
    expect(analysis.clock).toBe('2026-01-31');
  });

  it('applies an environment, and opens without one that is not there any more', async () => {
    expect(QUICK_CALLS.overview(await open('live')).model.components.get('web')?.zone).toBe('net');
    expect(QUICK_CALLS.overview(await open('gone')).environment).toBeUndefined();
  });

  it('opens a model with problems', async () => {
    const broken = await openSession({
      path: 'x',
      files: [{ name: 'a.yaml', text: 'components: { a: {' }],
      rules: [],
      clock: '2026-01-31',
    });
    expect(QUICK_CALLS.overview(broken).problems.length).toBe(1);
  });

  it('counts what was proven when somebody looked the last time', async () => {
    const read = await readModel(VIRTENGINE);
    const posture = {
      stage: 'posture',
      clock: '2026-01-31',
      controls: { PROVEN: 1, STALE: 0, CLAIMED: 0, REFUTED: 0, none: 0 },
      states: [
        {
          id: 'key-hardware',
          title: 'HSM',
          state: 'PROVEN',
          needs: 'active',
          depth: 'active',
          because: '',
          evidence: [],
        },
      ],
      threats: [],
      phases: [],
      layers: [],
      environments: [],
    } as const;
    const evidence = { stage: 'evidence', clock: '2026-01-31', items: [] } as never;
    const session = await openSession({
      path: VIRTENGINE,
      files: read.files,
      rules: [],
      clock: '2026-01-31',
      look: { evidence, posture: posture as never },
    });
    expect(QUICK_CALLS.overview(session).analysis.controls.PROVEN).toBe(1);
  });
});

describe('editModel', () => {
  it('changes only what was asked, and gives the old text back', async () => {
    const { read } = await open();
    const [made] = editModel(
      read,
      [{ kind: 'set', path: ['components', 'db'], value: { kind: 'store', zone: 'lan' } }],
      '2026-01-31',
    );
    expect(made?.text).toBe(
      TEXT.replace('  user: {', '  user: {').replace('# people\n', '# people\n  db: { kind: store, zone: lan }\n'),
    );
    expect(made?.undo).toEqual([{ start: 0, end: made?.text.length, text: TEXT }]);
  });

  it('makes several changes or none', async () => {
    const { read } = await open();
    const edits = [
      { kind: 'remove', path: ['flows', 'visit'] },
      { kind: 'remove', path: ['entries', 'page'] },
      { kind: 'remove', path: ['components', 'web'] },
    ] as const;
    expect(() => editModel(read, edits.slice(2), '2026-01-31')).toThrow(/web/);
    expect(() => editModel(read, edits, '2026-01-31')).toThrow(/environments/);
  });

  it('renames everywhere', async () => {
    const { read } = await open();
    const [made] = editModel(read, [{ kind: 'rename', address: 'components/web', to: 'shop' }], '2026-01-31');
    expect(made?.text).toContain('visit: { from: user, to: shop }');
    expect(made?.text).toContain('formerly: [web]');
  });

  it('puts positions into a file of their own when there are several files', async () => {
    const read = await readModel(ATLAS);
    const [id = ''] = read.model.diagrams.keys();
    const made = editModel(read, [{ kind: 'set', path: ['layout', id, 'gateway'], value: ['10', '20'] }], '2026-01-31');
    expect(made.map(({ name }) => name.split('/').at(-1))).toEqual(['layout.yaml']);
    expect(made[0]?.text).toMatch(/gateway: \[10, 20\]/);
  });
});

describe('plain text', () => {
  it('carries maps, sets, typed arrays, big integers and what JSON has no number for', () => {
    const value = {
      map: new Map([['a', new Set([1])]]),
      numbers: Float64Array.of(1, 2),
      big: 10n ** 30n,
      open: Number.POSITIVE_INFINITY,
      none: Number.NaN,
      html: '</script><b>',
    };
    expect(decodePlain(encodePlain(value))).toEqual(value);
    expect(encodePlain(value)).not.toContain('</script>');
  });
});

describe('frozenOf', () => {
  it('answers what the pages ask, the same bytes twice', async () => {
    const session = await open();
    const { calls } = await frozenOf(session);
    for (const key of [
      callKey('scene', {}),
      callKey('stride', {}),
      callKey('surface', {}),
      callKey('blast', { component: 'web' }),
    ]) {
      expect(calls.has(key), key).toBe(true);
    }
    expect(encodePlain(await frozenOf(await open()))).toBe(encodePlain(await frozenOf(session)));
  });
});
