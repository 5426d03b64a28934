import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../model/files/read-model.ts';
import { glanceAt } from '../glance.ts';
import { fileOf, tryWrite } from '../try-format.fixture.ts';
import { format } from './format.ts';
import { write } from './write.ts';

const SAMPLE = fileURLToPath(new URL('sample.layer.json', import.meta.url));
const MODELS = fileURLToPath(new URL('../../../../models/', import.meta.url));

const MODEL = `system: { title: Ferry tickets, description: Who sails }
vectors: { photo: { title: A photo, references: { attack: [T1113] } } }
threats:
  forge: { title: Forged tickets, level: critical, controls: [sign, watch], references: { attack: [T1036.005, T1036] } }
  leak: { title: Leaked orders, risk: { probability: 3, impact: 4 }, vectors: [photo], references: { attack: [t1036] } }
  idle: { title: Idle, references: { attack: [T0886, nonsense, T1499] } }
controls: { sign: { status: done }, watch: {} }
`;

describe('navigator writes', () => {
  it('its sample, techniques in order with the highest score, threats and the states of their controls', async () => {
    const { text, lost } = await tryWrite(format, MODEL);
    const layer = JSON.parse(text);
    expect(layer).toEqual(JSON.parse(readFileSync(SAMPLE, 'utf8')));
    expect(layer.versions.layer).toBe('4.5');
    expect(layer.domain).toBe('enterprise-attack');
    expect(
      layer.techniques.map(({ techniqueID, score }: { techniqueID: string; score?: number }) => [techniqueID, score]),
    ).toEqual([
      ['T1036', 4],
      ['T1036.005', 4],
      ['T1113', 3],
      ['T1499', undefined],
    ]);
    expect(layer.techniques[0].comment).toBe(
      'forge (critical): Forged tickets; sign done, watch unknown\nleak: Leaked orders; no control',
    );
    expect(layer.techniques[2].comment).toBe('leak: Leaked orders; no control\nWays in: photo');
    expect(lost.map(({ message, count, at }) => `${at?.line} ${message} x${count}`)).toEqual([
      '6 references: an id that is no technique of the enterprise domain is left out x2',
      '2 vectors: one entry with no place in this format x1',
    ]);
  });

  it('an empty layer for a model without techniques, and says so', async () => {
    const { text, lost } = await tryWrite(format, 'system: { title: S }\nthreats: { t: { title: T } }\n');
    expect(JSON.parse(text).techniques).toEqual([]);
    expect(lost[0]?.message).toBe('threats: none refers to a technique of ATT&CK, so the layer is empty');
  });

  it.each(['virtengine', 'bitcoin-commons'])('the same bytes twice for %s', async (name) => {
    const model = await readModel(`${MODELS}${name}`);
    const { text } = await write(model);
    expect((await write(model)).text).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('a layer that is recognized', async () => {
    const { text } = await tryWrite(format, MODEL);
    expect(format.looksLike(glanceAt(fileOf('any', text)))).toBe(true);
    expect(format.looksLike(glanceAt(fileOf('any', '{"domain":"x","techniques":[]}')))).toBe(false);
    expect(format.loadRead).toBeUndefined();
  });
});
