/**
 * Asks a service, or reads recorded answers. Only the host of the source is ever asked; a redirect that leads to another
 * one is written down and not followed.
 * @module
 */
import { request as askHttp } from 'node:http';
import { request as askHttps } from 'node:https';
import type { Gather } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileSource, UrlSource } from '../../sources/source.ts';
import { answer, readCapture } from './capture.ts';
import type { HttpClaim, HttpObservation } from './claim.ts';
import type { Exchange } from './exchange.ts';

/** How much of an answer is read, in bytes. */
const LARGEST_ANSWER = 2 * 1024 * 1024;
/** How long one request may take, in milliseconds. */
const SLOWEST = 10_000;
const MOST_REDIRECTS = 10;
/** Requests of a burst that are under way at once. */
const AT_ONCE = 8;

export const gather: Gather<HttpClaim, HttpObservation> = async (claim, source, { signal }) => {
  if (source.kind === 'files') return { exchanges: await recordedIn(claim, source), recorded: true };
  if (source.kind !== 'url') throw new CouldNotLook('Expected a URL or a folder with recorded answers');
  return { exchanges: [await ask(claim, source, signal)], recorded: false };
};

async function recordedIn({ capture = '**/*.har' }: HttpClaim, source: FileSource): Promise<Exchange[]> {
  const files = await source.find([capture]);
  if (files.length === 0) throw new CouldNotLook(`Cannot find recorded answers: no file is named "${capture}"`);
  const exchanges: Exchange[] = [];
  for (const { path } of files) {
    const found = readCapture(await source.text(path), path);
    if (found === undefined)
      throw new CouldNotLook(`Cannot read "${path}" as recorded answers: expected HAR, JSON or "curl -i"`);
    exchanges.push(...found);
  }
  return exchanges;
}

async function ask(claim: HttpClaim, source: UrlSource, signal: AbortSignal): Promise<Exchange> {
  const start = new URL(claim.path ?? '/', source.url);
  const base = new URL(source.url);
  if (start.host !== base.host) throw new CouldNotLook(`Cannot ask "${start.host}": the source is "${base.host}"`);
  if (claim.burst !== undefined) return burst(start, claim, signal);
  const redirects: { from: string; to: string; status: number }[] = [];
  let url = start;
  for (;;) {
    const one = await askOnce(url, claim, signal);
    const to =
      one.status >= 300 && one.status < 400 ? one.headers.find(([name]) => name === 'location')?.[1] : undefined;
    const next = to === undefined ? undefined : urlOf(to, url);
    if (next === undefined || claim.status === one.status)
      return { ...one, redirects, ...(claim.origin !== undefined && { probe: 'origin' }) };
    redirects.push({ from: url.href, to: next.href, status: one.status });
    // Another port of the same host is still the machine that the model names.
    if (next.hostname !== base.hostname) return { ...one, redirects };
    if (redirects.length > MOST_REDIRECTS) throw new CouldNotLook(`Cannot ask "${start.href}": it leads on and on`);
    url = next;
  }
}

function urlOf(to: string, from: URL): URL | undefined {
  try {
    const url = new URL(to, from);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Asks many times, so many at once, and counts the answers. */
async function burst(url: URL, claim: HttpClaim, signal: AbortSignal): Promise<Exchange> {
  const statuses: Record<string, number> = {};
  let left = claim.burst ?? 0;
  let last: Exchange | undefined;
  const worker = async (): Promise<void> => {
    while (left > 0 && !signal.aborted) {
      left -= 1;
      last = await askOnce(url, claim, signal);
      statuses[last.status] = (statuses[last.status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (last === undefined) throw new CouldNotLook('Nothing was asked');
  const sorted = Object.fromEntries(Object.entries(statuses).sort(([one], [other]) => Number(one) - Number(other)));
  return { ...last, probe: 'burst', headers: [], statuses: sorted };
}

const SIZES: Readonly<Record<string, number>> = { B: 1, KB: 1000, MB: 1_000_000 };

function bodyOf({ body }: HttpClaim): Buffer | undefined {
  if (body === undefined) return undefined;
  const [, amount = '', unit = 'B'] = /^(\d+)\s*(B|KB|MB)?$/i.exec(body) ?? [];
  const size = Number(amount) * (SIZES[unit.toUpperCase()] ?? 1);
  if (amount === '' || size > 64_000_000) throw new CouldNotLook(`Cannot send "${body}": expected a size up to 64MB`);
  return Buffer.alloc(size, 'a');
}

async function askOnce(url: URL, claim: HttpClaim, signal: AbortSignal): Promise<Exchange> {
  const body = bodyOf(claim);
  const method = claim.method ?? (body === undefined ? 'GET' : 'POST');
  const ask = url.protocol === 'https:' ? askHttps : askHttp;
  return new Promise((done, fail) => {
    const stop = (why: string): void => {
      call.destroy();
      fail(new CouldNotLook(`Cannot ask "${url.href}": ${why}`));
    };
    // The certificate is judged by its own collector; what is judged here is what the service says.
    const call = ask(
      url,
      {
        method,
        rejectUnauthorized: false,
        agent: false,
        signal,
        headers: {
          accept: 'text/html,application/json;q=0.9,*/*;q=0.8',
          'user-agent': 'vauban',
          ...(claim.origin !== undefined && { origin: claim.origin }),
          ...(body !== undefined && { 'content-type': 'application/octet-stream', 'content-length': body.length }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        const finish = (): void => {
          const raw = response.rawHeaders;
          const headers = raw.flatMap((name, index): [string, string][] =>
            index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : [],
          );
          const text = Buffer.concat(parts).toString('utf8');
          done(
            answer({
              url: url.href,
              method,
              status: response.statusCode ?? 0,
              headers: withoutNoise(headers),
              body: text,
            }),
          );
        };
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size <= LARGEST_ANSWER) parts.push(part);
          else {
            finish();
            call.destroy();
          }
        });
        response.on('end', finish);
        response.on('error', (error) => stop(error.message));
      },
    );
    call.setTimeout(SLOWEST, () => stop(`no answer within ${SLOWEST / 1000} s`));
    call.on('error', (error: NodeJS.ErrnoException) =>
      stop(error.code === 'ECONNREFUSED' ? 'nothing listens there' : error.message),
    );
    call.end(body);
  });
}

/** Headers that differ with every answer say nothing of the service. */
function withoutNoise(headers: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return headers.filter(([name]) => !['date', 'age', 'etag', 'connection', 'keep-alive'].includes(name.toLowerCase()));
}
