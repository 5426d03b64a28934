/**
 * Makes docs/reference: a page for each rule, control, scheme, structural check and collector, and an index of each kind.
 * @module
 */
import { CHECKS } from '../library/src/analyze/checks/registry.ts';
import { controlSchema } from '../library/src/analyze/controls/control-schema.ts';
import { rulePage } from '../library/src/analyze/explain/pages.ts';
import { factSchema } from '../library/src/analyze/facts/fact-schema.ts';
import { ruleSchema } from '../library/src/analyze/rules/rule-schema.ts';
import { scheme as schemeSchema } from '../library/src/model/schema/scheme.ts';
import { checksIndex, checkText } from './reference/check-pages.ts';
import { collectorsIndex, collectorText, loadedCollectors } from './reference/collector-pages.ts';
import { controlsIndex, controlText } from './reference/control-pages.ts';
import { type DescribedRule, rulesIndex, ruleText } from './reference/rule-pages.ts';
import { schemesIndex, schemeText } from './reference/scheme-pages.ts';
import { described, sourcesIn } from './reference/sources.ts';

const ANALYZE = 'library/src/analyze';
const REFERENCE = 'docs/reference';

/** A page with its path from the root of the repository. */
export interface ReferencePage {
  readonly path: string;
  readonly text: string;
}

/** Every page; a kind of which there is nothing yet has none. */
export async function referencePages(): Promise<readonly ReferencePage[]> {
  const rules = describedRules();
  const controls = sourcesIn(`${ANALYZE}/controls`).map((source) => ({
    source,
    control: described(controlSchema, source),
  }));
  const schemes = sourcesIn(`${ANALYZE}/schemes`).map((source) => ({
    source,
    scheme: described(schemeSchema, source),
  }));
  const collectors = await loadedCollectors();
  const titles = new Map(controls.map(({ source, control }) => [source.name, control.title]));
  return [
    ...kind(
      'rules',
      rulesIndex(rules),
      rules.map((one) => [one.source.name, ruleText(one, titles)]),
    ),
    ...kind(
      'controls',
      controlsIndex(controls),
      controls.map((one) => [one.source.name, controlText(one, rules)]),
    ),
    ...kind(
      'schemes',
      schemesIndex(schemes),
      schemes.map((one) => [one.source.name, schemeText(one)]),
    ),
    ...kind(
      'checks',
      checksIndex(),
      CHECKS.map((check) => [check.id, checkText(check)]),
    ),
    ...kind(
      'collectors',
      collectorsIndex(collectors),
      collectors.map((collector) => [collector.id, collectorText(collector)]),
    ),
  ];
}

function describedRules(): readonly DescribedRule[] {
  const facts = new Map(
    sourcesIn(`${ANALYZE}/facts`).map((source) => [source.name, described(factSchema, source)] as const),
  );
  return sourcesIn(`${ANALYZE}/rules`).map((source) => {
    const [pack = '', id = ''] = source.name.split('/');
    const rule = { ...described(ruleSchema, source), id, pack };
    return { source, rule, page: rulePage(rule, facts) };
  });
}

function kind(name: string, index: string, pages: readonly (readonly [string, string])[]): readonly ReferencePage[] {
  if (pages.length === 0) return [];
  return [
    { path: `${REFERENCE}/${name}.md`, text: index },
    ...pages.map(([id, text]) => ({ path: `${REFERENCE}/${name}/${id}.md`, text })),
  ];
}
