/**
 * Who may talk to the workbench's server: pages that it served itself, on this machine, with its token.
 *
 * Attackers: a page in another tab that guesses the port; a name that is made to point to this machine (DNS rebinding);
 * another user of the machine; HTML hidden in a model.
 * @module
 */
import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** What the pages may do: their own files, WebAssembly for the layout, styles that React sets on elements. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Sends strict headers with everything. */
export const strictHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
};

/** Refuses requests that name another host, or come from another page. */
export function sameOrigin(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`, `[::1]:${port()}`];
    const host = context.req.header('host') ?? '';
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    const isOurs = origin === undefined || hosts.some((one) => origin === `http://${one}`);
    const isHere = site === undefined || site === 'same-origin' || (site === 'none' && context.req.method === 'GET');
    if (!hosts.includes(host) || !isOurs || !isHere) {
      return context.json({ error: 'Cannot answer: expected a request from the workbench itself' }, 403);
    }
    await next();
    return undefined;
  };
}

/** Refuses requests without the token. */
export function withToken(token: string): MiddlewareHandler {
  const wanted = Buffer.from(`Bearer ${token}`);
  return async (context, next) => {
    const given = Buffer.from(context.req.header('authorization') ?? '');
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      return context.json(
        { error: 'Cannot answer: expected the token of this session; open the address that was printed' },
        401,
      );
    }
    await next();
    return undefined;
  };
}
