/**
 * The reference pages of structural checks.
 * @module
 */
import { CHECKS } from '../../library/src/analyze/checks/registry.ts';
import { origin, page, prose, section, table, yamlBlock } from './markdown.ts';
import { sourceAt } from './sources.ts';

const FOLDER = 'library/src/analyze/checks';

type Check = (typeof CHECKS)[number];

/** The page of a check, with the model on which it speaks and the one on which it is silent. */
export function checkText({ id, title, why, severity }: Check): string {
  const example = (name: string): string => yamlBlock(sourceAt(`${FOLDER}/${id}/${name}.yaml`, name).text);
  return page(
    origin(`${FOLDER}/${id}`),
    `# ${prose(title)}`,
    `\`${id}\` · ${severity} · about the model itself, never part of a risk`,
    prose(why),
    section('Avoid', example('speaks')),
    section('Prefer', example('silent')),
  );
}

/** The index of the checks. */
export function checksIndex(): string {
  return page(
    origin(FOLDER),
    '# Checks',
    `What \`vauban check\` finds wrong or missing in the model itself: ${CHECKS.length} structural checks.`,
    table(
      ['check', 'severity', 'what it finds'],
      CHECKS.map(({ id, title, severity }) => [`[${id}](checks/${id}.md)`, severity, prose(title)]),
    ),
  );
}
