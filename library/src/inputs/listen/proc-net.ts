/**
 * The tables of sockets that Linux shows under /proc/net: tcp, tcp6, udp and udp6 (proc(5)).
 * @module
 */

/** A socket that waits for whoever calls. */
export interface ListeningSocket {
  /** Such as `127.0.0.1`, `0.0.0.0` or `::`. */
  readonly address: string;
  readonly port: number;
  readonly transport: 'tcp' | 'udp';
  /** Its line in the table, counted from 1. */
  readonly line: number;
}

const ROW =
  /^\s*\d+:\s+([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})\s+(?:[0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})\s+([0-9A-F]{2})\s/;
/** States of the kernel: a TCP socket that listens, a UDP socket that is connected to nobody. */
const WAITING = { tcp: '0A', udp: '07' } as const;
const MOST = 10_000;

/**
 * Reads one table.
 *
 * @returns the waiting sockets, or undefined when the text is no such table
 */
export function readSockets(text: string, transport: 'tcp' | 'udp'): readonly ListeningSocket[] | undefined {
  const lines = text.split('\n');
  if (!/^\s*sl\s+local_address\s+rem/.test(lines[0] ?? '')) return undefined;
  const found: ListeningSocket[] = [];
  for (const [index, row] of lines.entries()) {
    if (index === 0 || row.trim() === '') continue;
    const parts = ROW.exec(row);
    if (parts === null) return undefined;
    const [, address = '', port = '', remote = '', state] = parts;
    if (state !== WAITING[transport] || remote !== '0000') continue;
    if (found.length < MOST) {
      found.push({ address: addressOf(address), port: Number.parseInt(port, 16), transport, line: index + 1 });
    }
  }
  return found;
}

/** An address of 32-bit words, each with its lowest byte first, as little-endian machines write them. */
function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) =>
    (word.match(/../g) ?? []).reverse().map((byte) => Number.parseInt(byte, 16)),
  );
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.every((byte) => byte === 0)) return '::';
  if (bytes.every((byte, index) => byte === (index === 15 ? 1 : 0))) return '::1';
  if (bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255) return `::ffff:${bytes.slice(12).join('.')}`;
  const words = bytes
    .filter((_, index) => index % 2 === 0)
    .map((high, index) => (high * 256 + (bytes[index * 2 + 1] ?? 0)).toString(16));
  return words.join(':');
}
