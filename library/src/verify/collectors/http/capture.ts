/**
 * Reads recorded answers: HAR 1.2, JSON of our own shape, or what `curl -i` prints.
 * @module
 */
import * as z from 'zod';
import type { Exchange } from './exchange.ts';
import { scanPage } from './page-scan.ts';

const named = z.array(z.object({ name: z.string(), value: z.string() }));
const har = z.object({
  log: z.object({
    entries: z.array(
      z.object({
        request: z.object({ method: z.string(), url: z.string() }),
        response: z.object({
          status: z.number(),
          headers: named,
          content: z.object({ mimeType: z.string().optional(), text: z.string().optional() }).optional(),
        }),
      }),
    ),
  }),
});
const plain = z.object({
  url: z.string(),
  method: z.string().optional(),
  status: z.number(),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  body: z.string().optional(),
});

/** So many answers of one capture are looked at. */
const MOST = 200;

/**
 * The answers of a capture; undefined when it is none of the three.
 *
 * @param file its name, for the places of what is found
 */
export function readCapture(text: string, file: string): readonly Exchange[] | undefined {
  const trimmed = text.trimStart();
  if (/^HTTP\/[\d.]+ \d{3}/.test(trimmed)) return fromHeaders(text, file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const asHar = har.safeParse(value);
  if (asHar.success) return fromHar(asHar.data, file);
  const list = z.union([plain, z.array(plain)]).safeParse(value);
  if (!list.success) return undefined;
  return [list.data]
    .flat()
    .slice(0, MOST)
    .map((one) => fromPlain(one, file));
}

/** Pages and what they answer for; pictures and styles of a HAR are passed over. */
function fromHar({ log }: z.output<typeof har>, file: string): readonly Exchange[] {
  return log.entries
    .filter(({ response }) => response.content?.mimeType?.includes('html') === true)
    .slice(0, MOST)
    .map(({ request, response }) => ({
      ...answer({
        url: request.url,
        method: request.method,
        status: response.status,
        headers: response.headers.map(({ name, value }) => [name, value]),
        body: response.content?.text,
      }),
      at: { file, line: 1 },
    }));
}

function fromPlain({ url, method = 'GET', status, headers, body }: z.output<typeof plain>, file: string): Exchange {
  const list = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
  return { ...answer({ url, method, status, headers: list, body }), at: { file, line: 1 } };
}

/** Each block of headers is one answer; all but the last are the way there. */
function fromHeaders(text: string, file: string): readonly Exchange[] {
  const lines = text.split(/\r?\n/);
  let status = 0;
  let headers: (readonly [string, string])[] = [];
  let at = 0;
  for (let line = 0; line < lines.length; line += 1) {
    const start = /^HTTP\/[\d.]+ (\d{3})/.exec(lines[line] ?? '');
    if (start === null) break;
    status = Number(start[1]);
    headers = [];
    at = line;
    for (line += 1; (lines[line] ?? '') !== '' && line < lines.length; line += 1) {
      const [, name, value] = /^([^:\s]+):\s*(.*)$/.exec(lines[line] ?? '') ?? [];
      if (name !== undefined && value !== undefined) headers.push([name, value]);
    }
    if (status < 300 || status >= 400) {
      const body = lines.slice(line + 1).join('\n');
      return [{ ...answer({ url: '', method: 'GET', status, headers, body }), at: { file, line: at + 1 } }];
    }
  }
  return [{ ...answer({ url: '', method: 'GET', status, headers, body: undefined }), at: { file, line: at + 1 } }];
}

/** Puts an answer together; a page is told by its type. */
export function answer({
  url,
  method,
  status,
  headers,
  body,
}: {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | undefined;
}): Exchange {
  const lower = headers.map(([name, value]): [string, string] => [name.toLowerCase(), value]);
  const isPage = lower.some(([name, value]) => name === 'content-type' && value.toLowerCase().includes('html'));
  const page = isPage && body !== undefined ? scanPage(body) : undefined;
  return {
    url,
    method,
    status,
    headers: lower,
    redirects: [],
    metaPolicies: page === undefined ? [] : [...page.metaPolicies],
    ...(page !== undefined && { scripts: page.scripts }),
  };
}
