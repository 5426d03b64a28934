/**
 * How data travels, in the words of documents: protocols, encryption and authentication.
 * @module
 */

const PROTOCOLS =
  /\b(https|http\/3|http|grpcs?|wss?|websockets?|amqps?|mqtts?|kafka|sql|jdbc|odbc|tcp|udp|ssh|sftp|ftps?|ldaps?|smtps?|imaps?|json-?rpc|rest|graphql|soap|ipc|quic|p2p|redis|dns|rtsp|modbus|can|ble|bluetooth|nfc|usb|mtls|tls)\b/i;

/** A protocol that a text names. */
export function protocolOf(text: string): string | undefined {
  return PROTOCOLS.exec(text)?.[1]?.toLowerCase();
}

/** Encryption that a text names; a mere yes says nothing of how. */
export function encryptionOf(text: string): string | undefined {
  const low = text.toLowerCase();
  const version = /\bm?tls\s*v?(1\.[0-3])\b/.exec(low)?.[1];
  if (version !== undefined) return `tls-${version}`;
  if (/\b(?:none|unencrypted|plain ?text|clear ?text)\b|^\s*no\b/.test(low)) return 'none';
  return /\b(tls|mtls|noise|quic|wireguard|ipsec|ssh|ssl)\b/.exec(low)?.[1];
}

const AUTHENTICATION: readonly (readonly [string, RegExp])[] = [
  ['mtls', /\bm(?:utual )?-?tls\b|client cert/],
  ['certificate', /\bcertificates?\b|x\.?509/],
  ['registered-key', /webauthn|passkey|fido/],
  ['token', /\b(?:jwt|oauth2?|oidc|openid|bearer|tokens?|saml|session)\b/],
  ['shared-secret', /\bapi[- ]?keys?\b|shared secret|\bhmac\b|pre-?shared/],
  ['password', /password|\bbasic\b|credentials/],
  ['none', /^\s*(?:none|no|anonymous|unauthenticated|public)\b/],
];

/** How a caller proves who it is. */
export function authenticationOf(text: string): string | undefined {
  return AUTHENTICATION.find(([, words]) => words.test(text.toLowerCase()))?.[0];
}
