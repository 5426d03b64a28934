/**
 * What is spoken at a port by convention; only ports whose use hardly anybody changes.
 * @module
 */

const PROTOCOLS: Readonly<Record<number, string>> = {
  21: 'ftp',
  22: 'ssh',
  25: 'smtp',
  53: 'dns',
  80: 'http',
  389: 'ldap',
  443: 'https',
  465: 'smtps',
  587: 'smtp',
  636: 'ldaps',
  993: 'imaps',
  1433: 'mssql',
  1521: 'oracle',
  1883: 'mqtt',
  2049: 'nfs',
  2181: 'zookeeper',
  2379: 'grpc',
  3306: 'mysql',
  3389: 'rdp',
  4222: 'nats',
  4317: 'grpc',
  5432: 'postgresql',
  5671: 'amqps',
  5672: 'amqp',
  6379: 'redis',
  6443: 'https',
  7687: 'bolt',
  8883: 'mqtts',
  9042: 'cql',
  9092: 'kafka',
  9200: 'elasticsearch',
  11211: 'memcached',
  27017: 'mongodb',
};

/** The protocol of a port, when it is well known. */
export function protocolOfPort(port: number | undefined): string | undefined {
  return port === undefined ? undefined : PROTOCOLS[port];
}
