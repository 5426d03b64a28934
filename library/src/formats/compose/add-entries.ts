/**
 * Published ports as entries.
 * @module
 */
import type { PublishedPort } from '../../inputs/compose/ports.ts';
import { reachOf } from '../../inputs/listen/address.ts';
import { knownImage } from '../infrastructure/known-image.ts';
import { protocolOfPort } from '../infrastructure/known-port.ts';
import { exposureOf } from '../infrastructure/reach-to-exposure.ts';
import type { Project } from './project.ts';

/** Adds an entry for each port that the host hands on. */
export function addEntries({ services, found, at }: Project): void {
  for (const service of services) {
    const component = found.draft.find('components', service.name);
    if (component === undefined) continue;
    for (const port of service.ports) {
      const listens = port.published ?? port.target;
      if (listens === undefined) {
        found.lost.add('ports: a port that only the environment knows is no entry', at(port.at));
        continue;
      }
      const isRange = listens.to !== listens.from;
      if (isRange) found.lost.add('ports: of a range only the first is the port of the entry', at(port.at));
      found.add(
        'entries',
        {
          name: `${service.name}-${listens.from}`,
          key: `${service.name}:${listens.from}/${port.protocol}`,
          ...((isRange || port.target?.from !== listens.from) && { kept: { port: port.written } }),
        },
        {
          at: component,
          kind: 'port',
          port: port.published === undefined ? undefined : listens.from,
          protocol: protocolOf(port, service.image?.text),
          exposure: exposureOf(reachOf(port.address ?? '')),
        },
        at(port.at),
      );
    }
  }
}

/** What is spoken at a port: by its number, by the image where that has one port, or what carries it. */
function protocolOf({ target, protocol }: PublishedPort, image: string | undefined): string {
  if (protocol !== 'tcp') return protocol;
  const known = knownImage(image);
  return protocolOfPort(target?.from) ?? (known?.kind === 'store' ? known.protocol : undefined) ?? 'tcp';
}
