import { expect, it } from 'vitest';
import { readTexts } from '../../model/read/read-texts.ts';
import { contradictions } from './contradictions.ts';

function found(flow: string): readonly string[] {
  const text = `components: { a: { kind: process }, b: { kind: process } }\nflows: { f: { from: a, to: b, ${flow} } }`;
  const { model, problems } = readTexts([{ name: 'm.yaml', text }]);
  expect(problems).toEqual([]);
  return contradictions(model).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

it('contradictions() names the fact that is written and what follows from the others', () => {
  expect(found('protocol: http, encryption: tls-1.3')).toEqual([
    'flows.f.encryption: Cannot have "encryption" be "tls-1.3" at "f": other facts of it say "none"',
  ]);
  expect(found('protocol: grpc, facts: { speaks-http: no }')).toEqual([]);
  expect(found('protocol: https, facts: { speaks-http: no }')).toHaveLength(1);
});

it('contradictions() is silent where they agree, or only one speaks', () => {
  expect(found('protocol: http, encryption: none')).toEqual([]);
  expect(found('protocol: http')).toEqual([]);
  expect(found('encryption: tls-1.3')).toEqual([]);
  expect(found('protocol: https, encryption: tls-1.3')).toEqual([]);
  expect(found('protocol: https, encryption: none')).toHaveLength(1);
});
