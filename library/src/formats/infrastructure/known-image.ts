/**
 * What a container image is, told by its name: the technology, whether it keeps data, and what it speaks by default.
 * @module
 */
import { imageReference } from '../../inputs/dockerfile/image-reference.ts';

/** A piece of software that many systems use. */
interface KnownSoftware {
  readonly technology: string;
  readonly kind: 'process' | 'store';
  /** What callers speak with it when nobody says otherwise. */
  readonly protocol?: string | undefined;
}

/** Per line: the technology, its kind, its protocol or `-`, and further names of its images. */
const ROWS = `
postgres store postgresql postgresql postgis timescaledb timescaledb-ha pgvector spilo cloudnative-pg
mysql store mysql percona percona-server mysql-server
mariadb store mysql mariadb-galera
mongodb store mongodb mongo mongodb-community-server
redis store redis redis-stack redis-stack-server valkey keydb dragonfly redis-cluster
memcached store memcached
elasticsearch store elasticsearch
opensearch store elasticsearch
cassandra store cql scylla scylladb
cockroachdb store postgresql cockroach
mssql store mssql mssql-server azure-sql-edge sqlserver
oracle store oracle oracle-xe oracle-free
neo4j store bolt
influxdb store http
clickhouse store http clickhouse-server
couchdb store http
couchbase store http
dynamodb store https dynamodb-local
minio store s3
kafka store kafka cp-kafka redpanda
rabbitmq store amqp
activemq store amqp artemis activemq-artemis
nats store nats nats-streaming
pulsar store pulsar
zookeeper store zookeeper cp-zookeeper
etcd store grpc
consul process http
vault process https openbao
mosquitto store mqtt eclipse-mosquitto emqx
prometheus store http
loki store http
tempo process http
grafana process http grafana-oss grafana-enterprise
jaeger process http all-in-one
opentelemetry process - opentelemetry-collector opentelemetry-collector-contrib
registry store https harbor-registry
nginx process http nginx-unprivileged openresty
traefik process http
caddy process http
haproxy process -
envoy process - istio-proxy proxyv2
httpd process http apache
keycloak process http
kong process http
node process -
python process -
go process - golang
java process - openjdk eclipse-temurin amazoncorretto
ruby process -
php process -
dotnet process - aspnet
wordpress process http
adminer process http pgadmin4 phpmyadmin
mailhog process smtp mailpit
postfix process smtp
openldap store ldap
bitcoin process - bitcoind bitcoin-core
geth process - client-go
`;

const KNOWN: ReadonlyMap<string, KnownSoftware> = new Map(
  ROWS.trim()
    .split('\n')
    .flatMap((row) => {
      const [technology = '', kind = '', protocol = '-', ...names] = row.split(' ');
      const software: KnownSoftware = {
        technology,
        kind: kind === 'store' ? 'store' : 'process',
        ...(protocol !== '-' && { protocol }),
      };
      return [technology, ...names].map((name) => [name, software] as const);
    }),
);

/** What is known of an image; undefined for one that is not widely used. */
export function knownImage(image: string | undefined): KnownSoftware | undefined {
  if (image === undefined) return undefined;
  const { repository } = imageReference(image);
  const parts = repository.toLowerCase().split('/');
  const name = parts.at(-1) ?? '';
  // Images such as `mcr.microsoft.com/mssql/server` are named by the folder.
  return KNOWN.get(name) ?? (name === 'server' ? KNOWN.get(parts.at(-2) ?? '') : undefined);
}
