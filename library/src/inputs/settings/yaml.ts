/**
 * YAML to settings trees, one a document, with the place of every key. Scalars stay as they are written: whether `yes`
 * is a flag or a word is for whoever compares to say.
 * @module
 */
import { isRawMap, type Path, type Raw } from '../../model/raw.ts';
import { readYaml as readDocuments, type YamlDocument } from '../yaml/read-yaml.ts';
import { Budget, type SettingsNode, Unreadable } from './node.ts';

/** Reads every document of a YAML stream. @throws {Unreadable} with the place of the first mistake */
export function readYaml(text: string): readonly SettingsNode[] {
  const { documents, problems } = readDocuments(text, '');
  const [problem] = problems;
  if (problem !== undefined) {
    const reason = problem.message.replace(/^Cannot read "" as YAML at \d+:\d+: /, '');
    throw new Unreadable(reason, problem.at.line, problem.at.column);
  }
  const budget = new Budget();
  return documents
    .filter(({ value }) => value !== null)
    .map((document) => nodeOf(document, document.value, [], budget));
}

function nodeOf(document: YamlDocument, raw: Raw, path: Path, budget: Budget): SettingsNode {
  const place = document.locate(path);
  budget.spend(path.length, place.line, place.column);
  if (Array.isArray(raw)) {
    return {
      kind: 'list',
      items: raw.map((item, index) => nodeOf(document, item, [...path, index], budget)),
      ...place,
    };
  }
  if (isRawMap(raw)) {
    const entries = new Map(
      Object.entries(raw).map(([key, below]) => [key, nodeOf(document, below, [...path, key], budget)] as const),
    );
    return { kind: 'map', entries, ...place };
  }
  return { kind: 'scalar', value: raw === 'null' || raw === '~' ? null : (raw as string | null), ...place };
}
