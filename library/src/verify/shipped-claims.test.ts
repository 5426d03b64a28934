/** Every claim that is shipped, in the control library and in the worked models, is one its collector can read. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { packedControls } from '../analyze/packed-controls.ts';
import { claimSites } from '../model/claims.ts';
import { readModel } from '../model/files/read-model.ts';
import type { Model } from '../model/model.ts';
import { readTexts } from '../model/read/read-texts.ts';
import { COLLECTORS } from './collectors/registry.ts';
import { readClaims } from './read-claims.ts';

const MODELS = ['virtengine', 'atlas', 'bitcoin-commons'];
/** Claims there are at least: a gate that reads nothing proves nothing. */
const AT_LEAST = 250;

/** The control library as a model in which each control makes the claims it offers. */
function libraryModel(): Model {
  const controls = Object.fromEntries(Object.entries(packedControls).map(([id, { evidence }]) => [id, { evidence }]));
  return readTexts([{ name: 'library.yaml', text: JSON.stringify({ system: {}, controls }) }]).model;
}

async function shipped(): Promise<readonly (readonly [name: string, model: Model])[]> {
  const models = MODELS.map(async (id): Promise<readonly [string, Model]> => {
    const path = fileURLToPath(new URL(`../../../models/${id}`, import.meta.url));
    return [id, (await readModel(path)).model];
  });
  return [['library', libraryModel()], ...(await Promise.all(models))];
}

describe('shipped claims', async () => {
  const read = await Promise.all(
    (await shipped()).map(async ([name, model]) => ({ name, model, ...(await readClaims(model)) })),
  );

  it.each(read)('$name: every claim is read by the schema of its collector', ({ complaints, claims, model }) => {
    expect(complaints.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([]);
    expect(claims.length).toBe(claimSites(model).length);
  });

  it.each(read)('$name: no claim names a check that nobody makes', ({ model }) => {
    const checks = new Set(claimSites(model).map(({ claim }) => claim.check ?? ''));
    expect([...checks].filter((check) => !Object.hasOwn(COLLECTORS, check))).toEqual([]);
  });

  it.each(read)('$name: no two claims of one entry are the same', ({ claims }) => {
    const keys = claims.map(({ key }) => key);
    expect(claims.filter(({ key }, index) => keys.indexOf(key) !== index).map(({ site }) => site.id)).toEqual([]);
  });

  it(`are at least ${AT_LEAST}`, () => {
    const numbers = read.map(({ name, claims }) => [name, claims.length] as const);
    expect(numbers.every(([, count]) => count > 0)).toBe(true);
    expect(numbers.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThanOrEqual(AT_LEAST);
  });

  it('leave no control of the library without one', () => {
    const bare = Object.entries(packedControls).filter(([, { evidence = [] }]) => evidence.length === 0);
    expect(bare.map(([id]) => id)).toEqual([]);
  });
});
