/**
 * One request and its answer, as far as they are judged: headers in their order, what the page loads, how it redirects.
 * @module
 */
import * as z from 'zod';

export const exchange = z.object({
  /** The URL that answered last. */
  url: z.string(),
  method: z.string(),
  /** How it was asked, such as `burst`; a plain look otherwise. */
  probe: z.string().optional(),
  status: z.number(),
  /** Names in lower case; a header that is sent twice is there twice. */
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** The answers that sent on to another URL, in order. */
  redirects: z.array(z.object({ from: z.string(), to: z.string(), status: z.number() })),
  /** Scripts of the page; absent when it is no page. */
  scripts: z.array(z.object({ source: z.string(), integrity: z.boolean(), crossOrigin: z.boolean() })).optional(),
  /** Policies in `meta` elements. */
  metaPolicies: z.array(z.string()),
  /** How many answers had which status, for a probe of several requests. */
  statuses: z.record(z.string(), z.number()).optional(),
  /** Where a recorded exchange stands. */
  at: z.object({ file: z.string(), line: z.number() }).optional(),
});

export type Exchange = z.output<typeof exchange>;

/** The values of a header, each as it was sent. */
export function headerValues({ headers }: Exchange, name: string): readonly string[] {
  return headers.filter(([one]) => one === name).map(([, value]) => value.trim());
}

/** The values of a header as one, or undefined when it was not sent. */
export function headerValue(one: Exchange, name: string): string | undefined {
  const values = headerValues(one, name);
  return values.length === 0 ? undefined : values.join(', ');
}

/** The parts of a URL that are compared; undefined when it is none. */
export function hostOf(url: string): { readonly scheme: string; readonly host: string } | undefined {
  const [, scheme, host] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url) ?? [];
  return scheme === undefined || host === undefined
    ? undefined
    : { scheme: scheme.toLowerCase(), host: host.toLowerCase().replace(/^.*@/, '') };
}
