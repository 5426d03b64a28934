/**
 * Services that are meant for the inside, by their usual port or by the name of the key that opens them.
 * @module
 */
import type { Severity } from '../../../model/analysis.ts';
import type { Opening } from './observation.ts';

/** A kind of internal service. */
export interface InternalService {
  /** The check that fails when it is open. */
  readonly check: string;
  readonly title: string;
  readonly severity: Severity;
}

const KINDS: readonly (InternalService & {
  readonly ports: Readonly<Record<number, string>>;
  readonly name?: RegExp;
})[] = [
  {
    check: 'container-engine-open',
    title: 'the interface of a container engine or cluster',
    severity: 'critical',
    ports: { 2375: 'Docker', 2376: 'Docker', 10250: 'kubelet', 10255: 'kubelet', 2379: 'etcd', 2380: 'etcd' },
  },
  {
    check: 'debugger-open',
    title: 'a debugger or profiler',
    severity: 'high',
    ports: { 6060: 'pprof', 9229: 'the Node.js inspector', 5005: 'Java debugging' },
    name: /pprof|profil|debug/i,
  },
  {
    check: 'database-open',
    title: 'a database, cache or queue',
    severity: 'high',
    ports: {
      1433: 'SQL Server',
      1521: 'Oracle',
      2181: 'ZooKeeper',
      3306: 'MySQL',
      4222: 'NATS',
      5432: 'PostgreSQL',
      5672: 'RabbitMQ',
      5984: 'CouchDB',
      6379: 'Redis',
      7687: 'Neo4j',
      8123: 'ClickHouse',
      8529: 'ArangoDB',
      9042: 'Cassandra',
      9092: 'Kafka',
      9200: 'Elasticsearch',
      9300: 'Elasticsearch',
      11211: 'Memcached',
      15672: 'RabbitMQ',
      26257: 'CockroachDB',
      27017: 'MongoDB',
    },
  },
  {
    check: 'rpc-open',
    title: 'the RPC of a node',
    severity: 'high',
    ports: {
      1317: 'Cosmos REST',
      8332: 'Bitcoin RPC',
      8545: 'Ethereum RPC',
      8546: 'Ethereum RPC',
      18332: 'Bitcoin RPC',
      18443: 'Bitcoin RPC',
      26657: 'CometBFT RPC',
      26658: 'ABCI',
    },
    name: /(^|[._-])rpc([._-]|$)/i,
  },
  {
    check: 'admin-open',
    title: 'an interface for administrators',
    severity: 'high',
    ports: { 8500: 'Consul', 9901: 'Envoy' },
    name: /admin|management/i,
  },
  {
    check: 'metrics-open',
    title: 'metrics',
    severity: 'medium',
    ports: {
      3100: 'Loki',
      8086: 'InfluxDB',
      9091: 'Pushgateway',
      9093: 'Alertmanager',
      9100: 'the node exporter',
      26660: 'CometBFT metrics',
    },
    name: /prometheus|metrics?|telemetry/i,
  },
];

/** The internal service that an opening is; undefined when nothing tells. */
export function internalService({ port, what }: Opening): (InternalService & { readonly name: string }) | undefined {
  for (const kind of KINDS) {
    const byPort = kind.ports[port];
    if (byPort !== undefined) return { ...kind, name: byPort };
  }
  const byName = KINDS.find(({ name }) => name?.test(what));
  return byName === undefined ? undefined : { ...byName, name: byName.title };
}
