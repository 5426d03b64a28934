/**
 * The tool's own rules, run natively, against what the tool has recorded.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scanXml } from '../../inputs/xml/scan-xml.ts';
import { CORPUS, expectedCounts, hasCorpus } from '../try-format.fixture.ts';
import { compareThreats } from './compare-threats.ts';
import { curveOf, linesMeet, outlineOf } from './curve.ts';
import { compileRules, generate } from './generate.ts';
import { readTmtModel } from './read-model.ts';
import type { TmtModel } from './tmt-model.ts';

const SAMPLE = readFileSync(new URL('../tm7/sample.tm7', import.meta.url), 'utf8');

function modelOf(text: string): TmtModel {
  const scanned = scanXml({ name: 'x.tm7', text });
  if (!('root' in scanned)) throw new Error(scanned.message);
  return readTmtModel(scanned.root);
}

/** The rules that fire for the sample after a change, by flow. */
function fired(...changes: readonly (readonly [from: string, to: string])[]): readonly string[] {
  let text = SAMPLE;
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`The sample does not hold ${from}`);
    text = text.replaceAll(from, to);
  }
  return generate(modelOf(text)).map(({ rule, flow }) => `${rule.id} ${flow.guid.slice(6, 8)}`);
}

describe('generate', () => {
  it('gives for the sample what the sample records, and knows what is stale', () => {
    const { live, stale, generated, missing, extra } = compareThreats(modelOf(SAMPLE));
    expect([live.length, generated.length, missing, extra]).toEqual([5, 5, [], []]);
    expect(stale.map(({ id }) => id)).toEqual(['6']);
    expect(fired()).toEqual(['H1 11', 'H2 12', 'H3 12', 'H1 31', 'H4 31']);
  });

  it('tells a threat that somebody has added from one that a rule no longer gives', () => {
    const { own, missing } = compareThreats(modelOf(SAMPLE.replaceAll('<b:TypeId>H4<', '<b:TypeId>by-hand<')));
    expect([own.map(({ id }) => id), missing]).toEqual([['5'], []]);
    const fewer = compareThreats(
      modelOf(SAMPLE.replace("source is 'GE.EI' and target is 'GE.P'", "source is 'GE.DS'")),
    );
    expect([fewer.own, fewer.missing.map(({ id }) => id), fewer.extra]).toEqual([[], ['1', '4'], []]);
  });

  it('skips a flow that is out of scope itself, not one to an element that is', () => {
    const flow = [
      `<b:Value i:type="c:string" xmlns:c="http://www.w3.org/2001/XMLSchema">Nightly</b:Value></a:anyType>
          <a:anyType i:type="b:BooleanDisplayAttribute"><b:DisplayName>Out Of Scope</b:DisplayName><b:Name>71f3d9aa-b8ef-4e54-8126-607a1d903103</b:Name><b:Value i:type="c:boolean" xmlns:c="http://www.w3.org/2001/XMLSchema">false`,
    ] as const;
    expect(fired([flow[0], flow[0].replace(/false$/, 'true')])).toEqual(['H1 11', 'H2 12', 'H3 12']);
    const element = flow[0].replace('Nightly', 'Report worker');
    expect(fired([element, element.replace(/false$/, 'true')])).toContain('H4 31');
  });

  it('takes the value that a type fixes, whatever the drawing says', () => {
    expect(
      fired([
        '<a:string>Yes</a:string></b:Value><b:SelectedIndex>0',
        '<a:string>No</a:string></b:Value><b:SelectedIndex>0',
      ]),
    ).not.toContain('H2 11');
    expect(
      fired(
        ['SE.DF.Shop.Https</TypeId>', 'GE.DF</TypeId>'],
        ['<a:string>Yes</a:string></b:Value><b:SelectedIndex>0', '<a:string>No</a:string></b:Value><b:SelectedIndex>0'],
      ),
    ).toContain('H2 11');
  });

  it('lets a type that leaves a choice fix nothing', () => {
    const attribute = (mode: string): string =>
      `<k:Attributes><k:Attribute><k:AttributeValues><v:Value>Yes</v:Value><v:Value>No</v:Value></k:AttributeValues><k:Mode>${mode}</k:Mode><k:Name>encrypted</k:Name></k:Attribute></k:Attributes><k:Description/><k:Hidden>false</k:Hidden><k:Id>SE.DS.Shop.Sql<`;
    const without = '<k:Attributes></k:Attributes><k:Description/><k:Hidden>false</k:Hidden><k:Id>SE.DS.Shop.Sql<';
    expect(fired([without, attribute('Dynamic')])).toContain('H3 12');
    expect(fired([without, attribute('Static')])).not.toContain('H3 12');
  });

  it('goes by the chosen value of a list, by name and by label', () => {
    const chosen =
      '<a:string>Not Selected</a:string><a:string>No</a:string><a:string>Yes</a:string></b:Value><b:SelectedIndex>';
    expect(
      fired([
        `encrypted</b:Name><b:Value i:type="a:ArrayOfstring">${chosen}1`,
        `encrypted</b:Name><b:Value i:type="a:ArrayOfstring">${chosen}2`,
      ]),
    ).not.toContain('H3 12');
    expect(fired(['not target.encrypted is', 'not target.Encrypted is'])).toContain('H3 12');
  });

  it('finds crossings by the curves that are drawn', () => {
    const curve = curveOf({ start: { x: 0, y: 0 }, handle: { x: 50, y: 100 }, end: { x: 100, y: 0 } });
    expect(linesMeet(curve, outlineOf({ x: 40, y: 40, width: 20, height: 20 }))).toBe(true);
    expect(linesMeet(curve, outlineOf({ x: 40, y: 0, width: 20, height: 20 }))).toBe(false);
    expect(linesMeet(curve, outlineOf({ x: -10, y: -10, width: 200, height: 200 }))).toBe(false);
    expect(linesMeet(curve, outlineOf({ x: 500, y: 500, width: 0, height: 0 }))).toBe(false);
    // Far from the data center and from the line to the internet, nothing is crossed.
    expect(
      fired([
        '<Left xmlns="http://schemas.datacontract.org/2004/07/ThreatModeling.Model.Abstracts">650</Left>',
        '<Left xmlns="http://schemas.datacontract.org/2004/07/ThreatModeling.Model.Abstracts">5000</Left>',
      ]),
    ).not.toContain('H2 12');
  });

  it('never lets a placeholder of the root fire, nor a rule that cannot be read', () => {
    expect(fired(["source is 'GE.EI' and target is 'GE.P'", "source is 'ROOT'"])).not.toContain('H1 11');
    const broken = modelOf(SAMPLE.replace("source is 'GE.EI' and target is 'GE.P'", "source is 'GE.EI' and"));
    expect(compileRules(broken.knowledge ?? { ...EMPTY }).map(({ wrong }) => wrong)).toContain(
      'expected "source", "target" or "flow", found the end',
    );
    expect(generate(broken).map(({ rule }) => rule.id)).not.toContain('H1');
  });

  it('ends where types are their own parents, and does without a knowledge base', () => {
    expect(
      fired([
        '<k:Id>GE.P</k:Id><k:Name>Generic Process</k:Name><k:ParentId>ROOT',
        '<k:Id>GE.P</k:Id><k:Name>Generic Process</k:Name><k:ParentId>SE.P.Shop.Web',
      ]),
    ).toContain('H1 11');
    expect(generate({ ...modelOf(SAMPLE), knowledge: undefined })).toEqual([]);
  });
});

const EMPTY = {
  name: undefined,
  id: undefined,
  version: undefined,
  author: undefined,
  elements: [],
  categories: [],
  threats: [],
  columns: [],
};

describe.skipIf(!hasCorpus)('the files of others', () => {
  const rows = expectedCounts('tm7').filter(({ counts }) => counts['live threats'] !== undefined);

  it.each(rows.map((row) => [row.path, row] as const))('%s: generated is what is recorded and live', (path, row) => {
    const text = new TextDecoder().decode(readFileSync(`${CORPUS}${path}`));
    const { live, stale, generated, missing, extra, own } = compareThreats(modelOf(text));
    expect(live.length).toBe(row.counts['live threats']);
    expect(new Set(generated.map(({ key }) => key)).size).toBe(live.length);
    expect([missing.length, extra.length, own.length]).toEqual([0, 0, 0]);
    expect(live.length + stale.length).toBe(row.counts['threats']);
  });

  it('are 520 threats in 15 files, and one that is stale', () => {
    expect(rows.length).toBe(15);
    expect(rows.reduce((sum, { counts }) => sum + (counts['live threats'] ?? 0), 0)).toBe(520);
    expect(rows.reduce((sum, { counts }) => sum + (counts['threats'] ?? 0), 0)).toBe(521);
  });
});
