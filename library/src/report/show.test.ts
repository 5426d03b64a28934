import { expect, test } from 'vitest';
import { showJson, showPage } from './show.ts';
import { smallReport } from './small-report.fixture.ts';

const options = { width: 80, color: false };

test('showPage prints a threat with its risk, its controls and its tree', () => {
  expect(showPage(smallReport(), 'threats/theft', options)).toMatchSnapshot();
});

test('showPage prints a component with its flows and entries', () => {
  expect(showPage(smallReport(), 'components/web', options)).toMatchSnapshot();
});

test('showPage draws a node that several gates share once', () => {
  const page = showPage(smallReport(), 'trees/steal', options);
  expect(page).toContain('├─ Break in TEXT  all of');
  expect(page.match(/Bribe somebody TEXT/g)).toHaveLength(2);
});

test('showPage fails when the model has no such entry', () => {
  expect(() => showPage(smallReport(), 'threats/none', options)).toThrow('Cannot find "threats/none" in the model');
  expect(() => showPage(smallReport(), 'threats', options)).toThrow('Cannot find "threats" in the model');
});

test('showJson tells who refers to an entry, and by which field', () => {
  expect(showJson(smallReport(), 'controls/watch')).toMatchObject({
    collection: 'controls',
    fields: { strategy: 'detect' },
    referredToBy: expect.arrayContaining([
      { from: 'threats/theft', field: 'controls.control' },
      { from: 'environments/live', field: 'gate.control' },
      { from: 'phases/first', field: 'items.guards.controls' },
    ]),
  });
  expect(showJson(smallReport(), 'threats/flood')).toMatchObject({ risk: { computed: 'critical' }, findings: [{}] });
});
