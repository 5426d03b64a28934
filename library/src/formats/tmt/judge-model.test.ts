/**
 * The rules of a template over one of our models.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../model/model.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import { format as tm7 } from '../tm7/format.ts';
import { CORPUS, fileOf, hasCorpus, tryRead } from '../try-format.fixture.ts';
import { compareThreats } from './compare-threats.ts';
import { judgeModel } from './judge-model.ts';
import { typeFinder } from './match-type.ts';
import { readTemplate } from './read-template.ts';
import type { KnowledgeBase } from './tmt-model.ts';
import { typeTree } from './type-tree.ts';

function templateOf(path: string | URL): KnowledgeBase {
  const template = readTemplate({ name: String(path), bytes: readFileSync(path) });
  if (!('threats' in template)) throw new Error(template.message);
  return template;
}

function modelOf(yaml: string): Model {
  const { model, problems } = readTexts([{ name: 'model.yaml', text: `vauban: 1\nsystem: { title: Shop }\n${yaml}` }]);
  if (problems[0] !== undefined) throw new Error(problems[0].message);
  return model;
}

const TEMPLATE = templateOf(new URL('../tb7/sample.tb7', import.meta.url));
const BASE = `
zones: { internet: {}, inside: {} }
components:
  buyer: { kind: external, zone: internet, title: Buyer }
  shop: { kind: process, zone: inside, title: Our web shop }
  orders: { kind: store, zone: inside, technology: [SQL Database] }
  worker: { kind: process, zone: inside }
`;

function fired(yaml: string): readonly string[] {
  return judgeModel(modelOf(yaml), TEMPLATE).fired.map(
    ({ rule, flow, source, target }) => `${rule} ${flow} ${source} ${target}`,
  );
}

describe('judgeModel', () => {
  it('fires what holds for certain, in the words of the model', () => {
    const flows = 'flows: { order: { from: buyer, to: shop, title: Order, authentication: none, encryption: none } }';
    const { fired: found, unmapped, rulesUsable, rulesTotal } = judgeModel(modelOf(`${BASE}${flows}`), TEMPLATE);
    expect(found).toEqual([
      {
        rule: 'H1',
        title: 'Someone pretends to be Buyer',
        category: 'Spoofing',
        description: 'Our web shop takes somebody else for Buyer.',
        flow: 'order',
        source: 'buyer',
        target: 'shop',
      },
      {
        rule: 'H2',
        title: 'Data of Order is read on its way',
        category: 'Information Disclosure',
        description: 'What Order carries is read between Buyer and Our web shop.',
        flow: 'order',
        source: 'buyer',
        target: 'shop',
      },
    ]);
    // The placeholder of the root and the rule with a mistake in it.
    expect([rulesUsable, rulesTotal]).toEqual([3, 5]);
    expect(unmapped).toEqual([
      { what: 'components that are no type of the template', count: 2 },
      { what: 'flows that are no type of the template', count: 1 },
      { what: 'rules that ask for what the model does not say', count: 1 },
      { what: 'rules that cannot be run', count: 2 },
    ]);
  });

  it('says nothing where the model does not say enough', () => {
    expect(fired(`${BASE}flows: { order: { from: buyer, to: shop } }`)).toEqual([]);
    expect(fired(`${BASE}flows: { order: { from: buyer, to: shop, authentication: not-known } }`)).toEqual([]);
  });

  it('says nothing where the model says that it does not hold', () => {
    expect(fired(`${BASE}flows: { order: { from: buyer, to: shop, authentication: token, protocol: https } }`)).toEqual(
      [],
    );
    expect(
      fired(`${BASE}flows: { order: { from: buyer, to: shop, authentication: token, encryption: tls-1.3 } }`),
    ).toEqual([]);
    expect(
      fired(
        `${BASE}flows: { order: { from: buyer, to: shop, authentication: none, encryption: none, out-of-scope: Closed } }`,
      ),
    ).toEqual([]);
  });

  it('knows a zone that is left, a boundary that is declared, and a flow inside', () => {
    const end = 'encryption: none, authentication: token';
    expect(fired(`${BASE}flows: { save: { from: shop, to: orders, ${end} } }`)).toEqual([]);
    expect(
      fired(
        `${BASE}flows: { save: { from: shop, to: orders, ${end} } }\nboundaries: { wall: { between: [shop, orders] } }`,
      ),
    ).toEqual(['H2 save shop orders']);
    // Without zones and boundaries nobody knows.
    const bare = BASE.replace(/zones: .*\n/, '').replaceAll(/ zone: \w+,?/g, '');
    expect(fired(`${bare}flows: { save: { from: shop, to: orders, ${end} } }`)).toEqual([]);
  });

  it('asks for the facts of a component', () => {
    const flows = 'flows: { page: { from: worker, to: shop } }';
    expect(fired(`${BASE}${flows}`)).toEqual([]);
    expect(fired(`${BASE.replace('Our web shop', 'Our web shop, facts: { output-encoding: no }')}${flows}`)).toEqual([
      'H3 page worker shop',
    ]);
    expect(fired(`${BASE.replace('Our web shop', 'Our web shop, facts: { output-encoding: yes }')}${flows}`)).toEqual(
      [],
    );
  });

  it('leaves open which type an element is that nothing is called like', () => {
    const yaml = `${BASE.replace('worker: { kind: process', 'worker: { kind: process, facts: { output-encoding: no }')}flows: { job: { from: shop, to: worker, authentication: token, encryption: tls-1.3 } }`;
    expect(judgeModel(modelOf(yaml), TEMPLATE)).toMatchObject({
      fired: [],
      unmapped: expect.arrayContaining([{ what: 'rules that ask for what the model does not say', count: 1 }]),
    });
  });

  it('takes the type that is called the same before one that is part of the name, and none of two', () => {
    const type = (id: string, name: string, parent: string) => ({
      id,
      name,
      parent,
      isGeneric: parent === 'ROOT',
      attributes: [],
    });
    const knowledge = {
      ...TEMPLATE,
      elements: [
        type('GE.DS', 'Generic', 'ROOT'),
        type('A', 'SQL Database', 'GE.DS'),
        type('B', 'Azure SQL Database', 'GE.DS'),
        type('C', 'Cache', 'GE.DS'),
      ],
    };
    const { find } = typeFinder(knowledge, typeTree(knowledge));
    const found = (...words: readonly string[]) => find('GE.DS', words)?.id;
    expect(found('SQL Database')).toBe('A');
    expect(found('SQL Database', 'Our cache')).toBe('A');
    expect(found('Our azure-sql-database')).toBe('B');
    expect(found('Our AzureSql Database, cached')).toBe('B');
    expect(found('A cache before an SQL database')).toBeUndefined();
    expect(found('Caches')).toBeUndefined();
    expect(find('GE.P', ['Cache'])).toBeUndefined();
  });

  it('judges a flow that goes both ways in both directions', () => {
    const flows =
      'flows: { talk: { from: buyer, to: shop, both-ways: true, authentication: token, encryption: none } }';
    expect(fired(`${BASE}${flows}`)).toEqual(['H2 talk buyer shop', 'H2 talk shop buyer']);
  });

  it('reads no template out of something else', () => {
    expect(readTemplate(fileOf('a.tb7', '<ThreatModel/>'))).toMatchObject({ code: 'cannot-read' });
    expect(readTemplate(fileOf('a.tb7', 'PK'))).toMatchObject({ code: 'cannot-read' });
  });
});

describe.skipIf(!hasCorpus)('the files of others, imported and judged by their own rules', () => {
  const names = hasCorpus ? readdirSync(`${CORPUS}tm7`).filter((name) => !name.includes('zip')) : [];

  it.each(names)(
    '%s: every threat found is one that the tool has recorded, and only the unsaid is left out',
    async (name) => {
      const path = `${CORPUS}tm7/${name}`;
      const imported = await tryRead(tm7, path);
      const { scanXml } = await import('../../inputs/xml/scan-xml.ts');
      const { readTmtModel } = await import('./read-model.ts');
      const scanned = scanXml({ name, text: readFileSync(path, 'utf8') });
      if (!('root' in scanned) || imported.read === undefined) throw new Error('The file cannot be read');
      const { model } = imported.read;
      const flowOf = (guid: string) =>
        [...model.flows.values()].find(({ origin }) => JSON.stringify(origin).includes(guid))?.id;
      const recorded = new Set(
        compareThreats(readTmtModel(scanned.root)).live.map(({ type, flow }) => `${type} ${flowOf(flow)}`),
      );
      const { fired: found, unmapped } = judgeModel(model, templateOf(path));
      expect(found.map(({ rule, flow }) => `${rule} ${flow}`).filter((one) => !recorded.has(one))).toEqual([]);
      expect(found.length).toBeGreaterThanOrEqual(Math.floor(recorded.size * 0.75));
      if (found.length < recorded.size)
        expect(unmapped.map(({ what }) => what)).toContain('rules that ask for what the model does not say');
    },
  );
});
