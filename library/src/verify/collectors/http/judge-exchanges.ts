/**
 * Judges the answers of a web service by what a claim says of them.
 * @module
 */
import type { Depth, Detail, Judgement } from '../../../model/evidence.ts';
import { byDetails, unknown } from '../../judgement.ts';
import type { HttpClaim, HttpObservation } from './claim.ts';
import { type Exchange, headerValue, headerValues } from './exchange.ts';
import { gradeOf, severityOf } from './graded.ts';
import { HEADER_TESTS } from './header-tests.ts';
import { notStrict } from './strict-policy.ts';

/** What one look at one answer gave. */
interface Looked {
  readonly details: readonly Detail[];
  readonly found: string;
}

/** Judges what was answered. */
export function judgeExchanges(claim: HttpClaim, { exchanges, recorded }: HttpObservation): Judgement {
  const grounds = exchanges
    .slice(0, 20)
    .map(({ at, url }) =>
      at === undefined ? ({ kind: 'running', file: url } as const) : ({ kind: 'report', file: at.file } as const),
    );
  if (exchanges.length === 0) return unknown({ because: 'There is no answer to judge', found: 'no answer' });
  const looks = looksOf(claim);
  if (looks.length === 0)
    return unknown({ because: 'The claim does not say what the answer must be', found: 'an answer', grounds });
  const looked = exchanges.map((one) => looks.map((look) => look(one)));
  const details = looked.flatMap((parts, index) =>
    parts.flatMap((part) => part.details.map((detail) => placed(detail, exchanges[index]))),
  );
  const failed = looked.filter((parts) => parts.some((part) => part.details.length > 0)).length;
  const probed = claim.burst !== undefined || claim.body !== undefined || claim.without !== undefined;
  const depth: Depth = recorded ? 'present' : probed ? 'effective' : 'active';
  return byDetails(
    details,
    { population: exchanges.length, looked: exchanges.length, failed },
    {
      depth,
      atLeast: claim.atLeast,
      sample: claim.sample,
      found: looked[0]?.map(({ found }) => found).join('; ') ?? 'an answer',
      said: { grounds },
    },
  );
}

function placed(detail: Detail, one: Exchange | undefined): Detail {
  return detail.at === undefined && one !== undefined ? { ...detail, at: one.at ?? { file: one.url } } : detail;
}

/** Each thing the claim asks for, as a look at one answer. */
function looksOf(claim: HttpClaim): readonly ((one: Exchange) => Looked)[] {
  const { header, passes, score, status, isolated, subresourceIntegrity } = claim;
  return [
    ...(header === undefined ? [] : [(one: Exchange) => headerLook(claim, header.toLowerCase(), one)]),
    ...(passes === undefined ? [] : [(one: Exchange) => testsLook(passes, one)]),
    ...(score === undefined ? [] : [(one: Exchange) => scoreLook(score, one)]),
    ...(status === undefined ? [] : [(one: Exchange) => statusLook(status, one)]),
    ...(isolated === true ? [isolatedLook] : []),
    ...(subresourceIntegrity === undefined ? [] : [(one: Exchange) => integrityLook(subresourceIntegrity, one)]),
  ];
}

function fault(check: string, message: string): readonly Detail[] {
  return [{ check, severity: 'high', message }];
}

function headerLook(claim: HttpClaim, name: string, one: Exchange): Looked {
  const sent = headerValue(one, name);
  const found = sent === undefined ? `no ${name}` : `${name}: ${sent}`;
  if (claim.absent === true)
    return { found, details: sent === undefined ? [] : fault('header-sent', `${found}, expected none`) };
  if (sent === undefined) {
    // A header that must not say something says nothing when it is not there.
    const isFine = claim.not !== undefined && claim.equals === undefined && claim.contains === undefined;
    return { found, details: isFine ? [] : fault('header-missing', `There is no ${name}`) };
  }
  if (claim.grade === 'strict') return { found, details: notStrict([...headerValues(one, name), ...one.metaPolicies]) };
  const lower = sent.toLowerCase();
  const wrong: string[] = [];
  if (claim.equals !== undefined && lower !== claim.equals.toLowerCase()) wrong.push(`expected "${claim.equals}"`);
  if (
    claim.contains !== undefined &&
    !headerValues(one, name).every((value) => value.toLowerCase().includes(claim.contains?.toLowerCase() ?? ''))
  ) {
    wrong.push(`expected "${claim.contains}" in it`);
  }
  if (claim.not !== undefined && lower === claim.not.toLowerCase()) wrong.push(`expected anything but "${claim.not}"`);
  return { found, details: wrong.flatMap((why) => fault('header-differs', `${name} is "${sent}", ${why}`)) };
}

function testsLook(passes: readonly string[], one: Exchange): Looked {
  const results = passes.flatMap((name) => {
    const test = HEADER_TESTS[name];
    return test === undefined ? [] : [test(one)];
  });
  const { score, grade } = gradeOf(results);
  return {
    found: `${score} points (${grade})`,
    details: results
      .filter(({ points }) => points < 0)
      .toSorted((first, second) => first.points - second.points)
      .map(({ result, points, message }) => ({ check: result, severity: severityOf(points), message })),
  };
}

function scoreLook(wanted: number, one: Exchange): Looked {
  const results = Object.values(HEADER_TESTS).map((test) => test(one));
  const { score, grade } = gradeOf(results);
  const found = `${score} points (${grade})`;
  if (score >= wanted) return { found, details: [] };
  const lost = results.filter(({ points }) => points < 0).map(({ message, points }) => `${message} (${points})`);
  return { found, details: fault('score-too-low', `${score} points, expected at least ${wanted}: ${lost.join('; ')}`) };
}

function statusLook(wanted: number, one: Exchange): Looked {
  const { statuses } = one;
  if (statuses === undefined) {
    const found = `status ${one.status}`;
    return { found, details: one.status === wanted ? [] : fault('status-differs', `${found}, expected ${wanted}`) };
  }
  const found = Object.entries(statuses)
    .map(([status, many]) => `${many} times ${status}`)
    .join(', ');
  return {
    found,
    details: (statuses[String(wanted)] ?? 0) > 0 ? [] : fault('status-never', `Status ${wanted} never came: ${found}`),
  };
}

function isolatedLook(one: Exchange): Looked {
  const opener = headerValue(one, 'cross-origin-opener-policy')?.toLowerCase();
  const embedder = headerValue(one, 'cross-origin-embedder-policy')?.toLowerCase();
  const isIsolated = opener === 'same-origin' && (embedder === 'require-corp' || embedder === 'credentialless');
  const found = `opener policy ${opener ?? 'absent'}, embedder policy ${embedder ?? 'absent'}`;
  return { found, details: isIsolated ? [] : fault('not-isolated', `The page is not cross-origin isolated: ${found}`) };
}

function integrityLook(which: 'every-script' | 'foreign-scripts', one: Exchange): Looked {
  if (one.scripts === undefined)
    return { found: 'no page', details: fault('no-page', 'The answer is no page, so it has no scripts to look at') };
  const wanted =
    which === 'every-script' ? one.scripts : one.scripts.filter(({ source }) => /^(https?:)?\/\//i.test(source));
  const bare = wanted.filter(({ integrity }) => !integrity);
  return {
    found: `${wanted.length - bare.length} of ${wanted.length} scripts with a hash`,
    details: bare.flatMap(({ source }) => fault('script-without-hash', `The script ${source} has no hash`)),
  };
}
