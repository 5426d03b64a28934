import { expect, it } from 'vitest';
import { readTexts } from '../library/src/model/read/read-texts.ts';
import { pytmModel } from './bench-pytm.ts';
import { largeModel } from './large-model.ts';

it('pytmModel() says everything that the model says and pytm has a word for', () => {
  const { model, problems } = readTexts([{ name: 'm.yaml', text: largeModel({ components: 40, flows: 80 }) }]);
  expect(problems).toEqual([]);
  const script = pytmModel(model);
  const count = (word: string): number => script.split(word).length - 1;
  expect(count(' = Process(') + count(' = Datastore(') + count(' = Actor(')).toBe(40);
  expect(count(' = Dataflow(')).toBe(80);
  expect(count('TLSVersion.TLSv13')).toBe(80);
  expect(count('.inBoundary = ')).toBe(40);
  expect(count(' = Data(')).toBe(model.assets.size);
  expect(script).not.toMatch(/undefined|NaN/);
});
