/**
 * The reference pages of rules.
 * @module
 */
import type { NamedRule } from '../../library/src/analyze/explain/pages.ts';
import type { ConditionLine, NamedId, RulePage } from '../../library/src/model/explanation.ts';
import { list, origin, page, prose, section, table, yamlAt, yamlBlock } from './markdown.ts';
import type { Source } from './sources.ts';

/** A rule with everything its page shows. */
export interface DescribedRule {
  readonly source: Source;
  readonly rule: NamedRule;
  readonly page: RulePage;
}

const SCHOOLS = { cwe: 'CWE-', capec: 'CAPEC-', attack: 'ATT&CK ' } as const;

/** The page of a rule; `titles` are those of the controls there are. */
export function ruleText({ source, page: rule }: DescribedRule, titles: ReadonlyMap<string, string>): string {
  const { id, pack, title, kind, stride, each, message, when, why, check, falsePositives, fix } = rule;
  const letter = kind === 'gap' ? 'a gap in the model' : (stride ?? 'threat').replaceAll('-', ' ');
  return page(
    origin(source.path),
    `# ${prose(title)}`,
    `\`${id}\` · pack [${pack}](../../rules.md#${pack}) · ${letter} · looks at each ${each}`,
    `> ${prose(message)}`,
    prose(why),
    section('When it speaks', `At each ${each} of which all of this is true:`, conditionText(when)),
    section('How bad', kind === 'gap' ? 'A gap never enters a risk.' : stakesText(rule)),
    section('Avoid', block(source, 'threatened')),
    section('Prefer', block(source, 'safe')),
    section('Fix', list(fix.map((control) => fixText(control, titles)))),
    section('A reviewer asks', prose(check)),
    section('When it may be wrong', prose(falsePositives ?? '')),
    section('See', list(seeTexts(rule))),
  );
}

/** The index of all rules: a table for each pack. */
export function rulesIndex(rules: readonly DescribedRule[]): string {
  const packs = [...new Set(rules.map(({ page: { pack } }) => pack))];
  return page(
    origin('library/src/analyze/rules'),
    '# Rules',
    `What can go wrong, by pack: ${rules.length} rules. How they are written is told in [rules](../rules.md).`,
    ...packs.map((pack) =>
      section(
        pack,
        table(
          ['rule', 'letter', 'at each', 'what it finds'],
          rules
            .filter((one) => one.page.pack === pack)
            .map(({ page: { id, stride, kind, each, title } }) => [
              `[${id}](rules/${pack}/${id}.md)`,
              kind === 'gap' ? 'gap' : (stride ?? '').replaceAll('-', ' '),
              each,
              prose(title),
            ]),
        ),
      ),
    ),
  );
}

function conditionText(lines: readonly ConditionLine[]): string {
  return lines
    .map(
      ({ depth, text, note }) =>
        `${'  '.repeat(depth)}- ${prose(text)}${note === undefined ? '' : ` *(${prose(note)})*`}`,
    )
    .join('\n');
}

function stakesText({ likelihood, impact }: RulePage): string {
  const how =
    likelihood === 'from-exposure' ? 'from who can reach the element, 2 inside to 4 outside' : `${likelihood} of 5`;
  const what =
    impact === 'from-tier' ? 'from the highest tier at stake, 5 for tier 1, 4 for tier 2, else 3' : `${impact} of 5`;
  return list([`Likelihood: ${how}`, `Impact: ${what}`]);
}

function block(source: Source, example: string): string {
  const yaml = yamlAt(source.text, ['examples', example]);
  return yaml === '' ? '' : yamlBlock(yaml);
}

function fixText(control: string, titles: ReadonlyMap<string, string>): string {
  const title = titles.get(control);
  return title === undefined ? `\`${control}\`` : `[${prose(title)}](../../controls/${control}.md) \`${control}\``;
}

function seeTexts({ ids, linddun, references }: RulePage): readonly string[] {
  return [
    ...ids.map(namedText),
    ...(linddun.length === 0 ? [] : [`LINDDUN: ${linddun.join(', ')}`]),
    ...references.map((reference) => (/^https?:\/\/\S+$/.test(reference) ? `<${reference}>` : prose(reference))),
  ];
}

function namedText({ kind, id, name, link }: NamedId): string {
  return `[${SCHOOLS[kind]}${id}](${link}) ${prose(name)}`;
}
