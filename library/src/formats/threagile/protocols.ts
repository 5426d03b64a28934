/**
 * The protocols of communication links, as ours. Names for the same thing are changed, so that the facts derived from
 * a protocol hold; whatever else is encrypted in some way stays as it is called.
 * @module
 */
import { meaningOf, wordOf } from './words.ts';

/** Protocols Threagile knows, by its own words. */
const PROTOCOLS: ReadonlySet<string> = new Set(
  `unknown-protocol http https ws wss reverse-proxy-web-protocol reverse-proxy-web-protocol-encrypted mqtt jdbc
  jdbc-encrypted odbc odbc-encrypted sql-access-protocol sql-access-protocol-encrypted nosql-access-protocol
  nosql-access-protocol-encrypted binary binary-encrypted text text-encrypted ssh ssh-tunnel smtp smtp-encrypted pop3
  pop3-encrypted imap imap-encrypted ftp ftps sftp scp ldap ldaps jms nfs smb smb-encrypted local-file-access nrpe xmpp
  iiop iiop-encrypted jrmp jrmp-encrypted in-process-library-call inter-process-communication
  container-spawning`.split(/\s+/),
);

/** The same protocol by another name: Threagile's first. */
const SAME: readonly (readonly [threagile: string, ours: string])[] = [
  ['smtp-encrypted', 'smtps'],
  ['imap-encrypted', 'imaps'],
  ['pop3-encrypted', 'pop3s'],
  ['in-process-library-call', 'memory'],
  ['inter-process-communication', 'ipc'],
];
const OURS = new Map(SAME);
const THEIRS = new Map(SAME.map(([threagile, ours]) => [ours, threagile]));

/** The nearest Threagile has, for what it does not have. */
const NEAREST: Readonly<Record<string, string>> = {
  amqp: 'binary',
  amqps: 'binary-encrypted',
  'api-rest': 'https',
  graphql: 'https',
  grpc: 'binary',
  grpcs: 'binary-encrypted',
  h3: 'https',
  'http/2': 'https',
  'http/3': 'https',
  'json-rpc': 'http',
  mongodb: 'nosql-access-protocol',
  mqtts: 'mqtt',
  mysql: 'sql-access-protocol',
  pipe: 'inter-process-communication',
  postgresql: 'sql-access-protocol',
  redis: 'nosql-access-protocol',
  sql: 'sql-access-protocol',
  stdio: 'inter-process-communication',
  tcp: 'binary',
  tls: 'binary-encrypted',
  unix: 'inter-process-communication',
  websocket: 'ws',
};

const OVER_SSH: ReadonlySet<string> = new Set(['ssh', 'ssh-tunnel', 'sftp', 'scp']);

/** What a protocol says in our words. */
export interface Spoken {
  readonly protocol?: string | undefined;
  readonly encryption?: string | undefined;
}

/** What the protocol of a link says; nothing when it is unknown. */
export function spokenOf(text: string | undefined): Spoken {
  const word = wordOf(text);
  if (word === undefined || word === 'unknown-protocol') return {};
  return { protocol: OURS.get(word) ?? word, encryption: OVER_SSH.has(word) ? 'ssh' : undefined };
}

/** The protocol of a link for what a flow says, and whether it is only the nearest. */
export function protocolFor(
  protocol: string | undefined,
  encryption: string | undefined,
): { word: string; nearest: boolean } | undefined {
  const word = wordOf(protocol);
  if (word === undefined) return encryption === 'ssh' ? { word: 'ssh-tunnel', nearest: false } : undefined;
  const plain = THEIRS.get(word) ?? (PROTOCOLS.has(word) ? word : meaningOf(NEAREST, word));
  if (plain === undefined) return undefined;
  const encrypted = plain === 'http' ? 'https' : plain === 'ws' ? 'wss' : `${plain}-encrypted`;
  const isEncrypted = encryption !== undefined && encryption !== 'none' && PROTOCOLS.has(encrypted);
  return { word: isEncrypted ? encrypted : plain, nearest: !PROTOCOLS.has(word) && !THEIRS.has(word) };
}

/** Whether the name of a protocol says that it is encrypted, but not how. */
export function isEncryptedSomehow(protocol: string | undefined): boolean {
  return protocol?.endsWith('-encrypted') ?? false;
}
