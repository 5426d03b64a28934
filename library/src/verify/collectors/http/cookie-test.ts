/**
 * The test of cookies (RFC 6265bis: Secure, HttpOnly, SameSite and the name prefixes).
 * @module
 */
import { type Exchange, headerValues, hostOf } from './exchange.ts';
import { type Graded, resultsOf } from './graded.ts';

const graded = resultsOf('cookies');

/** A cookie as far as it is judged. */
interface Cookie {
  readonly name: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: string | undefined;
}

const SESSION =
  /^(__host-|__secure-)?.*(aspsessionid|cfid|cftoken|jsessionid|phpsessid|session|sess|\.?aspxauth|auth|login|token|sid)/i;
const ANTI_FORGERY = /csrf|xsrf|antiforgery|authenticity_token/i;

/** Judges the cookies that are set; the worst decides. */
export function testCookies(one: Exchange): Graded {
  const cookies = headerValues(one, 'set-cookie').map(readCookie);
  if (cookies.length === 0) return graded('cookies-not-found', 0, 'No cookie is set');
  const isSafeByHsts = /max-age\s*=\s*"?([1-9]\d{6,})/i.test(headerValues(one, 'strict-transport-security').join());
  const hsts = isSafeByHsts && hostOf(one.url)?.scheme === 'https';
  const results = cookies.map((cookie) => judge(cookie, hsts));
  const worst = results.reduce((least, next) => (next.points < least.points ? next : least));
  if (worst.points < 0) return worst;
  return cookies.every(({ sameSite }) => sameSite === 'strict' || sameSite === 'lax')
    ? graded(
        'cookies-secure-with-httponly-sessions-and-samesite',
        5,
        'Every cookie is Secure, sessions are HttpOnly, and SameSite is set',
      )
    : graded('cookies-secure-with-httponly-sessions', 0, 'Every cookie is Secure and sessions are HttpOnly');
}

function judge({ name, secure, httpOnly, sameSite }: Cookie, hsts: boolean): Graded {
  const isAntiForgery = ANTI_FORGERY.test(name);
  const isSession = !isAntiForgery && SESSION.test(name);
  const shown = JSON.stringify(name);
  if (/^__(host|secure)-/i.test(name) && !secure) {
    return graded(
      'cookies-prefix-invalid',
      -40,
      `The cookie ${shown} has a prefix that asks for Secure and is not Secure`,
    );
  }
  if (sameSite === 'none' && !secure) {
    return graded('cookies-samesite-flag-invalid', -20, `The cookie ${shown} is SameSite=None without Secure`);
  }
  if (!secure && isSession) {
    return hsts
      ? graded(
          'cookies-session-without-secure-flag-but-protected-by-hsts',
          -10,
          `The session cookie ${shown} is not Secure, only HSTS protects it`,
        )
      : graded('cookies-session-without-secure-flag', -40, `The session cookie ${shown} is not Secure`);
  }
  if (!httpOnly && isSession) {
    return graded('cookies-session-without-httponly-flag', -30, `The session cookie ${shown} is not HttpOnly`);
  }
  if (isAntiForgery && sameSite === undefined) {
    return graded('cookies-anticsrf-without-samesite-flag', -20, `The anti-forgery cookie ${shown} has no SameSite`);
  }
  if (!secure) {
    return hsts
      ? graded(
          'cookies-without-secure-flag-but-protected-by-hsts',
          -5,
          `The cookie ${shown} is not Secure, only HSTS protects it`,
        )
      : graded('cookies-without-secure-flag', -20, `The cookie ${shown} is not Secure`);
  }
  return graded('cookies-secure', 0, `The cookie ${shown} is Secure`);
}

function readCookie(header: string): Cookie {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const values = new Map(
    attributes.map((attribute) => {
      const [key = '', value = ''] = attribute.split('=');
      return [key.trim().toLowerCase(), value.trim().toLowerCase()] as const;
    }),
  );
  return {
    name: pair.split('=')[0]?.trim() ?? '',
    secure: values.has('secure'),
    httpOnly: values.has('httponly'),
    sameSite: values.get('samesite') || undefined,
  };
}
