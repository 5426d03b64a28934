/**
 * Writes a report as the one comment of Vauban on a pull request: the first run makes it, later ones change it.
 * `node comment.mjs FILE`; does nothing when the job is for no pull request or has no token.
 * @module
 */
import { readFileSync } from 'node:fs';

/** Tells our comment from those of people. */
const MARK = '<!-- vauban -->';
/** GitHub refuses longer comments. */
const LONGEST = 65_000;

const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_API_URL = 'https://api.github.com', VAUBAN_TOKEN } = process.env;
const event = GITHUB_EVENT_PATH ? JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8')) : {};
const number = event.pull_request?.number;
const report = readFileSync(process.argv[2] ?? '', 'utf8');

/** @param {string} path @param {{ method?: string, body?: unknown }} [options] */
async function call(path, { method = 'GET', body } = {}) {
  const answer = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${VAUBAN_TOKEN}`,
      'content-type': 'application/json',
      'user-agent': 'vauban',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`Cannot ${method} ${path}: the server answered ${answer.status}`);
  return answer.json();
}

if (number !== undefined && VAUBAN_TOKEN && GITHUB_REPOSITORY) {
  const text =
    report.length > LONGEST ? `${report.slice(0, LONGEST)}\n\nThe rest is in the summary of the job.\n` : report;
  const body = { body: `${MARK}\n${text}` };
  let own;
  for (let page = 1; own === undefined && page <= 20; page += 1) {
    const comments = await call(`issues/${number}/comments?per_page=100&page=${page}`);
    own = comments.find((comment) => comment.body?.startsWith(MARK));
    if (comments.length < 100) break;
  }
  if (own === undefined) await call(`issues/${number}/comments`, { method: 'POST', body });
  else await call(`issues/comments/${own.id}`, { method: 'PATCH', body });
  console.log(own === undefined ? 'Wrote a comment' : 'Changed the comment');
}
