/**
 * Answers of a web service: security headers, cookies, scripts of other hosts, and whether what must be refused is.
 * @module
 */
import type { Collector } from '../../collector.ts';
import { type HttpClaim, type HttpObservation, httpClaim, httpObservation } from './claim.ts';
import { HEADER_TESTS } from './header-tests.ts';
import { judgeExchanges } from './judge-exchanges.ts';

export const collector: Collector<HttpClaim, HttpObservation> = {
  id: 'http',
  title: 'Answers of a web service',
  proves: 'The service, or a recorded answer of it, sends the header or refuses the request as the claim says.',
  doesNotProve: 'That other pages, other users or other days get the same answer.',
  looksIn: ['url', 'files'],
  claim: httpClaim,
  observation: httpObservation,
  freshFor: '7d',
  // A recorded answer is a file like any other.
  running: ({ capture }) => capture === undefined,
  nothing: { exchanges: [], recorded: false },
  describe,
  judge: judgeExchanges,
  audit: (files) => {
    const captures = files.filter(({ path, size }) => path.endsWith('.har') && size < 64 * 1024 * 1024);
    return captures.map(({ path }) => ({ capture: path, passes: Object.keys(HEADER_TESTS) }));
  },
};

function describe(claim: HttpClaim): string {
  const { path = '/', header, equals, contains, not, grade, passes, score, status, burst, body } = claim;
  const parts = [
    ...(header === undefined ? [] : [headerText(header, { equals, contains, not, absent: claim.absent, grade })]),
    ...(passes === undefined ? [] : [`no points lost in ${passes.length === 12 ? 'any test' : passes.join(', ')}`]),
    ...(score === undefined ? [] : [`at least ${score} points`]),
    ...(claim.subresourceIntegrity === undefined ? [] : [`a hash at ${claim.subresourceIntegrity.replace('-', ' ')}`]),
    ...(claim.isolated === true ? ['the page is cross-origin isolated'] : []),
    ...(status === undefined
      ? []
      : [
          `status ${status}${burst === undefined ? '' : ` within ${burst} requests`}${body === undefined ? '' : ` to ${body}`}${claim.without === undefined ? '' : ` without ${claim.without}`}`,
        ]),
  ];
  return `${path}: ${parts.length === 0 ? 'an answer' : parts.join(', ')}`;
}

function headerText(
  header: string,
  {
    equals,
    contains,
    not,
    absent,
    grade,
  }: { [Key in 'equals' | 'contains' | 'not' | 'grade']: string | undefined } & { absent: boolean | undefined },
): string {
  if (absent === true) return `no ${header}`;
  if (grade !== undefined) return `a ${grade} ${header}`;
  if (equals !== undefined) return `${header} = ${equals}`;
  if (contains !== undefined) return `${header} with ${contains}`;
  return not === undefined ? `a ${header}` : `${header} other than ${not}`;
}
