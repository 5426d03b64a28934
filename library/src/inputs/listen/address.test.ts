import { describe, expect, it } from 'vitest';
import { isOpen, parseListen, reachOf } from './address.ts';

describe('parseListen', () => {
  it.each([
    ['tcp://0.0.0.0:26657', 'all', 26_657, true],
    [':26660', 'all', 26_660, true],
    ['0.0.0.0', 'all', undefined, true],
    ['[::]:80', 'all', 80, true],
    ['*:8080', 'all', 8080, true],
    ['tcp://127.0.0.1:26657', 'loopback', 26_657, false],
    ['localhost:9090', 'loopback', 9090, false],
    ['[::1]:80', 'loopback', 80, false],
    ['unix:///run/signer.sock', 'socket', undefined, false],
    ['/run/app.sock', 'socket', undefined, false],
    ['10.1.2.3:26656', 'private', 26_656, true],
    ['172.16.0.1:1', 'private', 1, true],
    ['172.32.0.1:1', 'public', 1, true],
    ['100.64.0.1:1', 'private', 1, true],
    ['fd00::1', 'private', undefined, true],
    ['203.0.113.5:26656', 'public', 26_656, true],
    ['2001:db8::1', 'public', undefined, true],
    ['node.example.org:443', 'name', 443, true],
    ['/ip4/0.0.0.0/tcp/4001', 'all', 4001, true],
    ['/ip4/127.0.0.1/udp/4001/quic-v1', 'loopback', 4001, false],
    ['http://127.0.0.1:8080/path', 'loopback', 8080, false],
  ])('reads %s', (written, reach, port, open) => {
    const read = parseListen(written);
    expect(read?.reach).toBe(reach);
    expect(read?.port).toBe(port);
    expect(read !== undefined && isOpen(read)).toBe(open);
  });

  it.each(['', 'a b', 'host:99999', '!!', 'x'.repeat(400), 'a:b:c'])('reads nothing from "%s"', (written) => {
    expect(parseListen(written)).toBeUndefined();
  });
});

describe('reachOf', () => {
  it('does not take a number that is no address for one', () => {
    expect(reachOf('999.1.1.1')).toBe('name');
  });
});
