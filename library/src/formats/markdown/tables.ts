/**
 * What a table is about and what its columns say, by the words of its header.
 * @module
 */
import type { TableRow } from '../../inputs/markdown/index.ts';
import { bareLabel, isNameFor, type Role, roleOf } from './roles.ts';
import type { Topic } from './topics.ts';
import { strideOf } from './values.ts';

/** A table understood. */
export interface TableReading {
  readonly topic: Topic;
  /** For each column what it says; undefined where nobody knows. */
  readonly roles: readonly (Role | undefined)[];
}

/** Whether a table has a label in its first column and what it says in its second. */
export function isPairTable(header: readonly string[], rows: readonly TableRow[]): boolean {
  if (header.length !== 2 || rows.length < 2) return false;
  if (
    /^(?:field|attribute|property|key|item|aspect|)$/.test(bareLabel(header[0] ?? '')) ||
    bareLabel(header[0] ?? '') === ''
  ) {
    const isValue = /^(?:value|)$/.test(bareLabel(header[1] ?? ''));
    return isValue || rows.filter(({ cells }) => isLabel(cells[0] ?? '')).length * 2 >= rows.length;
  }
  const labels = [header[0] ?? '', ...rows.map(({ cells }) => cells[0] ?? '')];
  return (
    labels.filter(isLabel).length >= Math.max(3, labels.length * 0.6) &&
    new Set(labels).size === labels.length &&
    isLabel(header[0] ?? '') &&
    !isLabel(header[1] ?? '')
  );
}

function isLabel(text: string): boolean {
  return roleOf(text) !== undefined || isNameFor(text, 'threats');
}

const FIRST: readonly Topic[] = [
  'controls',
  'actors',
  'assumptions',
  'zones',
  'boundaries',
  'phases',
  'assets',
  'components',
  'entries',
  'detections',
  'frameworks',
  'flows',
  'vectors',
];

/** Tells what a table is about; undefined when its header says nothing and no section does. */
export function readHeader(header: readonly string[], around: Topic | undefined): TableReading | undefined {
  const labels = header.map(bareLabel);
  const general = header.map((label) => roleOf(label));
  const has = (...roles: readonly Role[]): boolean =>
    general.some((role) => role !== undefined && roles.includes(role));
  const first = labels.findIndex((_, at) => general[at] !== 'id' && labels[at] !== '');
  const named = (topic: Topic): number => labels.findIndex((label) => isNameFor(label, topic));
  const finish = (topic: Topic, name: number): TableReading => ({
    topic,
    roles: general.map((role, at) => (at === name ? 'name' : role === 'name' && name >= 0 ? undefined : role)),
  });
  if (has('from') && (has('to') || has('target'))) {
    const roles = general.map((role) => (role === 'target' && !has('to') ? 'to' : role));
    return { topic: 'flows', roles: roles.map((role, at) => (at === named('flows') ? 'name' : role)) };
  }
  if (labels.filter((label) => /^(?:term|acronym|abbreviation)$/.test(label)).length > 0)
    return { topic: 'glossary', roles: general };
  if (isScale(labels)) return { topic: 'scales', roles: general };
  const threat = labels.findIndex(
    (label, at) => isNameFor(label, 'threats') && (general[at] !== 'level' || !has('likelihood') || at <= 1),
  );
  const isRated = has('likelihood', 'impact', 'mitigation', 'level', 'stride', 'cvss', 'treatment', 'residual');
  const isAboutOther =
    first >= 0 &&
    ['controls', 'actors'].some((topic) => isNameFor(labels[first] ?? '', topic as Topic)) &&
    !isNameFor(labels[first] ?? '', 'threats');
  const strideRows = general[first] === 'stride' && first >= 0;
  if (threat >= 0 && !isAboutOther && (isRated || around === 'threats' || threat === first)) {
    if (around === 'accepted' || around === 'excluded') return finish(around, threat);
    const isVectors = !isRated && around === 'vectors';
    return finish(isVectors ? 'vectors' : 'threats', threat);
  }
  if (strideRows) {
    const told = general.findIndex((role) => role === 'description' || role === 'method');
    return finish('threats', told);
  }
  if (has('port') && !(around === 'components' && isNameFor(labels[first] ?? '', 'components'))) {
    const own = [named('entries'), named('components')].find((at) => at >= 0 && general[at] !== 'port') ?? -1;
    return finish('entries', own);
  }
  const likely = around === undefined ? FIRST : [around, ...FIRST];
  for (const topic of likely) if (first >= 0 && isNameFor(labels[first] ?? '', topic)) return finish(topic, first);
  if (around === undefined || around === 'about' || around === 'teaching') return undefined;
  const name = general.indexOf('name');
  return finish(around, name >= 0 ? name : first);
}

function isScale(labels: readonly string[]): boolean {
  const levels = /^(?:level|score|value|rating|rank|#)$/;
  return (
    levels.test(labels[0] ?? '') &&
    labels
      .slice(1)
      .some((label) => /probability|likelihood|impact|exposure|severity|description|meaning|action|range/.test(label))
  );
}

/** The category of STRIDE of each column, when a table has a column for most of them. */
export function strideColumns(header: readonly string[]): readonly (string | undefined)[] | undefined {
  const columns = header.map((label) => {
    const found = strideOf(label.trim());
    return found.length === 1 ? found[0] : undefined;
  });
  return columns.filter((column) => column !== undefined).length >= 4 ? columns : undefined;
}
