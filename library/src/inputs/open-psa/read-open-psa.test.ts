import { describe, expect, it } from 'vitest';
import type { AttackNode, AttackTree } from '../../model/attack-tree.ts';
import { readOpenPsa } from './read-open-psa.ts';

const file = (text: string, name = 'tree.xml') => ({ name, text });
const gate = (name: string, formula: string): string => `<define-gate name="${name}">${formula}</define-gate>`;
const event = (name: string): string => `<event name="${name}"/>`;
const float = (value: number | string): string => `<float value="${value}"/>`;
const basic = (name: string, expression: string): string =>
  `<define-basic-event name="${name}">${expression}</define-basic-event>`;
const mef = (...parts: readonly string[]): string =>
  `<?xml version="1.0"?>\n<opsa-mef>\n${parts.join('\n')}\n</opsa-mef>`;

function readOne(...parts: readonly string[]): AttackTree {
  const { trees, problems } = readOpenPsa([file(mef(...parts))]);
  if (problems.length > 0 || trees[0] === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return trees[0];
}

/** A tree without indexes: what each gate joins, by id. */
function shape(tree: AttackTree, index = tree.root): unknown {
  const node: AttackNode | undefined = tree.nodes[index];
  if (node === undefined) return undefined;
  if (!('children' in node)) return node.kind === 'fixed' ? node.holds : node.id;
  const kind = node.kind === 'at-least' ? `${node.atLeast} of` : node.kind;
  return [kind, ...node.children.map((child) => shape(tree, child))];
}

function probabilityOf(expression: string, options = {}): number | undefined {
  const { trees, problems } = readOpenPsa([file(mef(gate('top', event('e')), basic('e', expression)))], options);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  const node = trees[0]?.nodes.find(({ id }) => id === 'e');
  return node?.kind === 'step' ? node.probability : undefined;
}

describe('readOpenPsa', () => {
  it('reads gates, events, labels and probabilities', () => {
    const tree = readOne(
      '<define-fault-tree name="T">',
      gate('top', '<label>Water &amp; power</label><or><gate name="both"/><basic-event name="c"/></or>'),
      gate('both', `<and>${event('a')}${event('b')}</and>`),
      '</define-fault-tree><model-data>',
      basic('a', '<label>Pump</label><attributes><attribute name="x" value="y"/></attributes><float value="0.25"/>'),
      basic('c', '<int value="1"/>'),
      '</model-data>',
    );
    expect(shape(tree)).toEqual(['or', ['and', 'a', 'b'], 'c']);
    expect(tree).toMatchObject({ id: 'top', goal: 'Water & power', assumptions: [] });
    expect(tree.nodes).toContainEqual({ kind: 'step', id: 'a', title: 'Pump', probability: 0.25 });
    expect(tree.nodes).toContainEqual({ kind: 'step', id: 'b' });
  });

  it.each<[string, string, unknown]>([
    ['or', `<or>${event('a')}${event('b')}</or>`, ['or', 'a', 'b']],
    ['not', `<not>${event('a')}</not>`, ['not', 'a']],
    ['nand', `<nand>${event('a')}${event('b')}</nand>`, ['not', ['and', 'a', 'b']]],
    ['nor', `<nor>${event('a')}${event('b')}</nor>`, ['not', ['or', 'a', 'b']]],
    ['xor', `<xor>${event('a')}${event('b')}</xor>`, ['xor', 'a', 'b']],
    ['atleast', `<atleast min="2">${event('a')}${event('b')}${event('c')}</atleast>`, ['2 of', 'a', 'b', 'c']],
    [
      'cardinality',
      `<cardinality min="1" max="1">${event('a')}${event('b')}</cardinality>`,
      ['and', ['1 of', 'a', 'b'], ['not', ['2 of', 'a', 'b']]],
    ],
    [
      'cardinality from none',
      `<cardinality min="0" max="1">${event('a')}${event('b')}</cardinality>`,
      ['and', true, ['not', ['2 of', 'a', 'b']]],
    ],
    ['imply', `<imply>${event('a')}${event('b')}</imply>`, ['or', ['not', 'a'], 'b']],
    ['iff', `<iff>${event('a')}${event('b')}</iff>`, ['not', ['xor', 'a', 'b']]],
    [
      'a formula in a formula',
      `<or>${event('a')}<and>${event('b')}<constant value="true"/></and></or>`,
      ['or', 'a', ['and', 'b', true]],
    ],
    ['an event alone', event('a'), ['or', 'a']],
    ['a house event', `<and>${event('a')}<house-event name="on"/></and>`, ['and', 'a', true]],
  ])('writes out the connective %s', (_, formula, wanted) => {
    const on = '<define-house-event name="on"><constant value="true"/></define-house-event>';
    expect(shape(readOne(gate('top', formula), on))).toEqual(wanted);
  });

  it('gives a tree for each gate that no other names', () => {
    const { trees } = readOpenPsa([
      file(
        mef(
          gate('one', event('a')),
          gate('other', `<or>${event('a')}<gate name="below"/></or>`),
          gate('below', event('b')),
        ),
      ),
    ]);
    expect(trees.map(({ id }) => id)).toEqual(['one', 'other']);
  });

  it('reads several files as one model', () => {
    const { trees } = readOpenPsa([file(mef(gate('top', event('e')))), file(mef(basic('e', float(0.5))), 'data.xml')]);
    expect(trees[0]?.nodes).toContainEqual({ kind: 'step', id: 'e', probability: 0.5 });
  });

  it('tells names of containers apart', () => {
    const tree = readOne(
      gate('top', `<and>${event('e')}${event('F.C.e')}<gate name="F.C.own"/></and>`),
      basic('e', float(0.1)),
      '<define-fault-tree name="F"><define-component name="C" role="private">',
      gate('own', event('e')),
      basic('e', float(0.2)),
      '</define-component></define-fault-tree>',
    );
    expect(shape(tree)).toEqual(['and', 'e', 'F.C.e', ['or', 'F.C.e']]);
  });

  it.each<[string, number]>([
    [float('1e-3'), 0.001],
    [`<add>${float(0.1)}${float(0.2)}<neg>${float(0.05)}</neg></add>`, 0.25],
    [`<sub>${float(0.9)}${float(0.2)}${float(0.1)}</sub>`, 0.6],
    [`<mul>${float(0.5)}${float(0.5)}</mul>`, 0.25],
    [`<div>${float(1)}${float(4)}</div>`, 0.25],
    [`<exponential>${float(1e-4)}<system-mission-time/></exponential>`, 1 - Math.exp(-0.876)],
    [`<Weibull>${float(100)}${float(2)}${float(10)}${float(60)}</Weibull>`, 1 - Math.exp(-0.25)],
    [`<Weibull>${float(100)}${float(2)}${float(10)}${float(5)}</Weibull>`, 0],
    [`<GLM>${float(0)}${float(1e-6)}${float(0.1)}<system-mission-time/></GLM>`, 1e-6 / (1e-6 + 0.1)],
    [
      `<periodic-test>${float(7e-7)}${float(720)}${float(0)}<system-mission-time/></periodic-test>`,
      1 - Math.exp(-7e-7 * (8760 % 720)),
    ],
    [
      `<periodic-test>${float(7e-7)}${float(730)}${float(0)}<system-mission-time/></periodic-test>`,
      1 - Math.exp(-7e-7 * 730),
    ],
    [`<lognormal-deviate>${float(0.02)}${float(3)}${float(0.95)}</lognormal-deviate>`, 0.02],
    [`<uniform-deviate>${float(0.1)}${float(0.3)}</uniform-deviate>`, 0.2],
    [`<beta-deviate>${float(2)}${float(6)}</beta-deviate>`, 0.25],
  ])('computes %s', (expression, wanted) => {
    expect(probabilityOf(expression)).toBeCloseTo(wanted, 12);
  });

  it('follows parameters and takes a mission time', () => {
    const tree = readOne(
      gate('top', event('e')),
      basic('e', '<exponential><parameter name="rate"/><system-mission-time/></exponential>'),
      '<define-parameter name="rate"><mul><parameter name="half"/><int value="2"/></mul></define-parameter>',
      `<define-parameter name="half">${float(5e-5)}</define-parameter>`,
    );
    const step = tree.nodes.find(({ id }) => id === 'e');
    expect(step).toMatchObject({ probability: expect.closeTo(1 - Math.exp(-0.876), 12) });
    expect(tree.assumptions).toEqual(['The mission time is 8760 hours']);
    expect(
      probabilityOf(`<exponential>${float(1)}<system-mission-time/></exponential>`, { missionTime: 1 }),
    ).toBeCloseTo(1 - Math.exp(-1), 12);
  });

  it('says what it does not apply', () => {
    const tree = readOne(
      gate('top', event('a')),
      '<define-CCF-group name="pumps" model="beta-factor"/>',
      basic('a', `<normal-deviate>${float(0.5)}${float(0.1)}</normal-deviate>`),
    );
    expect(tree.assumptions).toEqual([
      'Common causes are not applied: pumps',
      'An uncertain probability counts as its mean',
    ]);
  });
});

describe('readOpenPsa on bad input', () => {
  it.each<[string, string, string]>([
    ['nothing', '', 'at 1:1: Start tag expected'],
    ['no XML', 'toplevel "a";', "at 1:1: char 't' is not expected"],
    ['an element left open', '<opsa-mef>\n<define-gate name="a">\n</opsa-mef>', 'at 3:1'],
    ['another root', '<html/>', 'at 1:1: expected "opsa-mef", found "html"'],
    ['no gate', mef(basic('a', float(0.5))), 'at 2:1: expected a gate, found none'],
    ['an empty gate', mef(gate('g', '<and/>')), 'at 3:23: expected at least 1 below "and", found 0'],
    ['a gate without a formula', mef(gate('g', '')), 'expected one formula in the gate "g", found 0'],
    ['two formulas', mef(gate('g', event('a') + event('b'))), 'expected one formula in the gate "g", found 2'],
    [
      'too many',
      mef(gate('g', `<atleast min="3">${event('a')}${event('b')}</atleast>`)),
      'expected a "min" from 1 to 2, found "3"',
    ],
    [
      'none of them',
      mef(gate('g', `<atleast min="0">${event('a')}</atleast>`)),
      'expected a "min" from 1 to 1, found "0"',
    ],
    ['no number', mef(gate('g', `<atleast min="two">${event('a')}</atleast>`)), 'found "two"'],
    ['not of two', mef(gate('g', `<not>${event('a')}${event('b')}</not>`)), 'expected 1 below "not", found 2'],
    [
      'an unknown connective',
      mef(gate('g', `<perhaps>${event('a')}</perhaps>`)),
      'expected a formula, found "perhaps"',
    ],
    ['an inherited name', mef(gate('g', `<constructor>${event('a')}</constructor>`)), 'Invalid name: "constructor"'],
    [
      'a gate that is not there',
      mef(gate('g', '<gate name="moon"/>')),
      'expected a gate, found "moon" that is defined nowhere',
    ],
    [
      'a probability above one',
      mef(gate('g', event('a')), basic('a', float(1.5))),
      'at 4:30: expected a probability from 0 to 1, found 1.5',
    ],
    ['a probability below zero', mef(gate('g', event('a')), basic('a', float(-1))), 'found -1'],
    ['a text for a number', mef(gate('g', event('a')), basic('a', float('NaN'))), 'expected a number, found "NaN"'],
    [
      'an unknown expression',
      mef(gate('g', event('a')), basic('a', '<oracle/>')),
      'expected an expression, found "oracle" that is not computed here',
    ],
    [
      'too few arguments',
      mef(gate('g', event('a')), basic('a', `<exponential>${float(1)}</exponential>`)),
      'expected 2 arguments of "exponential", found 1',
    ],
    [
      'a division by zero',
      mef(gate('g', event('a')), basic('a', `<div>${float(1)}${float(0)}</div>`)),
      'expected a number from "div", found Infinity',
    ],
    [
      'an unknown parameter',
      mef(gate('g', event('a')), basic('a', '<parameter name="p"/>')),
      'expected a parameter, found "p" that is defined nowhere',
    ],
    [
      'a parameter of itself',
      mef(
        gate('g', event('a')),
        basic('a', '<parameter name="p"/>'),
        '<define-parameter name="p"><parameter name="p"/></define-parameter>',
      ),
      'expected fewer parameters that refer to each other',
    ],
    [
      'two definitions',
      mef(gate('g', event('a')), basic('a', float(0.1)), basic('a', float(0.2))),
      'expected one definition of the basic-event "a", found a second',
    ],
    [
      'a cycle',
      mef(gate('top', '<gate name="g"/>'), gate('g', '<gate name="h"/>'), gate('h', '<gate name="g"/>')),
      'expected no gate below itself, found g -> h -> g',
    ],
    [
      'deep nesting',
      `<opsa-mef>${'<or>'.repeat(5000)}${'</or>'.repeat(5000)}</opsa-mef>`,
      'Maximum nested tags exceeded',
    ],
  ])('reports %s with its place', (_, text, message) => {
    const { trees, problems } = readOpenPsa([file(text)]);
    expect(trees).toEqual([]);
    expect(problems[0]?.message).toContain('Cannot read "tree.xml" at ');
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
  });

  it('expands no entity', () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const { trees } = readOpenPsa([
      file(`${bomb}<opsa-mef>${gate('g', '<label>&b;&f;</label><event name="a"/>')}</opsa-mef>`),
    ]);
    expect(trees[0]?.goal ?? '&b;&f;').toBe('&b;&f;');
  });
});
