import { describe, expect, it } from 'vitest';
import { leavesOf } from '../settings/leaves.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { SettingsFormat } from '../settings/settings-format.ts';
import { listenSettings } from './listen-keys.ts';
import { readSockets } from './proc-net.ts';

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const HEAD6 =
  '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const row = (local: string, state: string, remote = '00000000:0000') =>
  `   0: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000  1000        0 12345 1 0000000000000000 100 0 0 10 0\n`;
const row6 = (local: string, state: string) => row(local, state, '00000000000000000000000000000000:0000');

describe('readSockets', () => {
  it('reads listening TCP sockets with their addresses', () => {
    const text = `${HEAD}${row('0100007F:1F90', '0A')}${row('00000000:6822', '0A')}${row('0501000A:0050', '0A')}${row('0100007F:C350', '01', '0100007F:1F90')}`;
    expect(readSockets(text, 'tcp')?.map(({ address, port, line }) => [address, port, line])).toEqual([
      ['127.0.0.1', 8080, 2],
      ['0.0.0.0', 26_658, 3],
      ['10.0.1.5', 80, 4],
    ]);
  });

  it('reads IPv6', () => {
    const text = `${HEAD6}${row6('00000000000000000000000000000000:0050', '0A')}${row6('00000000000000000000000001000000:0051', '0A')}${row6('0000000000000000FFFF00000100007F:0052', '0A')}${row6('B80D0120000000000000000001000000:0053', '0A')}`;
    expect(readSockets(text, 'tcp')?.map(({ address }) => address)).toEqual([
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '2001:db8:0:0:0:0:0:1',
    ]);
  });

  it('reads UDP sockets that are connected to nobody', () => {
    expect(
      readSockets(`${HEAD}${row('00000000:0035', '07')}${row('00000000:0036', '01')}`, 'udp')?.map(({ port }) => port),
    ).toEqual([53]);
  });

  it.each(['', 'hello', `${HEAD}garbage\n`, '\u0000'])('reads nothing from %j', (text) => {
    expect(readSockets(text, 'tcp')).toBeUndefined();
  });
});

describe('listenSettings', () => {
  const open = (text: string, format: SettingsFormat) => {
    const read = readSettings(text, format);
    if ('problem' in read) throw new Error(read.problem);
    return listenSettings(read.documents.flatMap(leavesOf)).map(({ key, address }) => [
      key,
      address.reach,
      address.port,
    ]);
  };
  it.each<[string, SettingsFormat, string, unknown[]]>([
    ['an address with a port', 'yaml', 'server: { listen: "0.0.0.0:80" }', [['server.listen', 'all', 80]]],
    ['a bare port after a colon', 'toml', 'metrics_addr = ":9100"', [['metrics_addr', 'all', 9100]]],
    ['an address beside a port', 'ini', 'bind 127.0.0.1\nport 6379\n', [['bind', 'loopback', 6379]]],
    [
      'several addresses',
      'ini',
      'bind 127.0.0.1 10.0.0.1\nport 6379\n',
      [
        ['bind', 'loopback', 6379],
        ['bind', 'private', 6379],
      ],
    ],
    [
      'a table of its own',
      'yaml',
      'net: { bindIp: 0.0.0.0, port: 27017 }\nother: { port: 1 }',
      [['net.bindIp', 'all', 27_017]],
    ],
    ['all for PostgreSQL', 'ini', "listen_addresses = '*'\nport = 5432\n", [['listen_addresses', 'all', 5432]]],
    ['a host that means every interface', 'json', '{"host": "0.0.0.0", "port": 3000}', [['host', 'all', 3000]]],
    ['a host of somebody else', 'json', '{"db": {"host": "localhost", "port": 5432}}', []],
    ['a socket file', 'yaml', 'listen: unix:///run/a.sock', []],
    ['a flag', 'yaml', 'listen: true\nbind: 3', []],
    ['nothing', 'yaml', 'a: 1', []],
  ])('reads %s', (_, format, text, wanted) => {
    expect(open(text, format)).toEqual(wanted);
  });
});
