/**
 * Judges whether code holds a symbol or a pattern, or is free of one.
 * @module
 */
import type { Detail, Judgement, Scope } from '../../../model/evidence.ts';
import { broken, byDetails, type Said, unknown, upheld } from '../../judgement.ts';
import { languageOf, purposeOf } from '../../lexing/index.ts';
import type { Claim } from './claim.ts';
import type { Hit, SearchSeen } from './observation.ts';

/** How many finds are shown. */
const SHOWN = 20;

const ONLY: Readonly<Record<Hit['where'], string>> = {
  code: 'in code',
  test: 'in tests',
  string: 'in a text',
  comment: 'in a comment',
  prose: 'in a document',
};

/** Whether the code has what the claim names. */
export function judgeFound(claim: Claim, seen: SearchSeen): Judgement {
  const what = claim.symbol ?? claim.pattern ?? '';
  const [best] = seen.hits.filter((hit) => counts(hit, claim));
  if (best !== undefined) return upheld('present', saidOf(best, what));
  const [other] = seen.hits;
  const because = `No code has "${what}"${other === undefined ? '' : `, it stands only ${ONLY[other.where]}: ${other.file}:${other.line}`}`;
  const said: Said = {
    because,
    found: other === undefined ? `nothing in ${seen.looked} files` : `${other.file}:${other.line} ${ONLY[other.where]}`,
    ...(other !== undefined && { at: { file: other.file, line: other.line, column: other.column } }),
    ...(other !== undefined && other.where !== 'test' && { grounds: [{ kind: 'prose', file: other.file }] }),
  };
  if (seen.population === 0) return unknown({ ...said, because: 'There is no code to look in' });
  if (seen.looked < seen.population) return unknown({ ...said, because: notAll(seen) });
  return broken({
    ...said,
    details: [{ check: 'missing', severity: 'high', message: because, ...(said.at && { at: said.at }) }],
  });
}

/** Whether no code has what the claim forbids. */
export function judgeAbsent(claim: Claim, seen: SearchSeen): Judgement {
  const hits = seen.hits.filter((hit) => counts(hit, claim));
  const details = hits.slice(0, SHOWN).map(
    ({ file, line, column, text }): Detail => ({
      check: 'forbidden',
      severity: 'high',
      message: `Found "${claim.absent}" in code: ${text}`,
      at: { file, line, column },
    }),
  );
  const scope: Scope = {
    population: seen.population,
    looked: seen.looked,
    failed: new Set(hits.map(({ file }) => file)).size,
  };
  const judged = byDetails(details, scope, {
    atLeast: claim.atLeast,
    sample: claim.sample,
    depth: 'present',
    found:
      hits.length === 0 ? `nothing in ${seen.looked} of ${seen.population} files` : `${hits.length + seen.more} places`,
    said: { grounds: [...new Set(hits.map(({ file }) => file))].map((file) => ({ kind: 'code', file })) },
  });
  return judged.verdict === 'unknown' && seen.population > 0 ? { ...judged, because: notAll(seen) } : judged;
}

function counts({ where }: Hit, { tests }: Claim): boolean {
  return where === 'code' || (where === 'test' && tests === true);
}

function notAll({ looked, population, unread }: SearchSeen): string {
  return `Only ${looked} of ${population} files could be looked through: ${unread[0] ?? 'no reason given'}`;
}

function saidOf({ file, line, column, declares, text }: Hit, what: string): Said {
  const language = languageOf(file);
  return {
    because: declares === undefined ? `"${what}" is there, in code` : `"${what}" is declared there`,
    found: `${file}:${line}: ${text}`,
    at: { file, line, column },
    grounds: [{ kind: language !== undefined && purposeOf(language) === 'data' ? 'configuration' : 'code', file }],
  };
}
