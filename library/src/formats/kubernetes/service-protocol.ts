/**
 * What is spoken at a port of a service: what it says itself, what its name says, what is usual there, or what the
 * software behind it speaks.
 * @module
 */
import type { Service, ServicePort } from '../../inputs/kubernetes/network.ts';
import { rawAt } from '../../model/raw.ts';
import { knownImage } from '../infrastructure/known-image.ts';
import { protocolOfPort } from '../infrastructure/known-port.ts';
import { behind, type Cluster } from './cluster.ts';

/** Names of ports that are names of protocols; Istio reads them as well. */
const NAMED =
  /^(https?|http2|grpc|grpcs|wss?|mysql|mongodb?|redis|amqps?|mqtts?|kafka|ldaps?|smtps?|ssh|dns|nats|sftp|ftp)(?:-|$)/;
const SAME: Readonly<Record<string, string>> = {
  mongo: 'mongodb',
  http2: 'http/2',
  h2c: 'h2c',
  'kubernetes.io/h2c': 'h2c',
  'kubernetes.io/ws': 'ws',
  'kubernetes.io/wss': 'wss',
};

/** The protocol of a port of a service, as far as anything says it. */
export function protocolOf(cluster: Cluster, service: Service, port: ServicePort | undefined): string | undefined {
  const said = port === undefined ? undefined : rawAt(service.resource.raw, [...port.path, 'appProtocol']);
  if (typeof said === 'string' && said.trim() !== '' && said !== 'tcp') return SAME[said] ?? said.toLowerCase();
  const named = NAMED.exec(port?.name?.toLowerCase() ?? '')?.[1];
  if (named !== undefined) return SAME[named] ?? named;
  const images = behind(cluster, service).flatMap(({ pod }) => pod.containers.map(({ image }) => knownImage(image)));
  return protocolOfPort(port?.port) ?? images.find((known) => known?.kind === 'store')?.protocol;
}
