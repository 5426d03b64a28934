/**
 * What a service of a Compose file may do, takes and knows.
 * https://docs.docker.com/reference/compose-file/services/
 * @module
 */
import type { PublishedPort } from '../../../inputs/compose/ports.ts';
import type { ComposeService, Written } from '../../../inputs/compose/service.ts';
import { type ImageReference, imageReference } from '../../../inputs/dockerfile/image-reference.ts';
import type { LineColumn } from '../../../model/source/lines.ts';
import type { CheckId } from './checks.ts';
import type { Finder, Outcome } from './finding.ts';
import { digestFault, registryFault, tagFault } from './image-faults.ts';
import { ENGINE_SOCKET } from './on-pod.ts';
import { ADMIN_CAPABILITIES, DEFAULT_CAPABILITIES } from './on-pod-standard.ts';
import { amountOf } from './quantity.ts';
import { credentialIn } from './value-class.ts';
import type { ComposeSubject, World } from './world.ts';

type ComposeFinder = Finder<ComposeSubject, World>;

/** Something wrong with a service, in words that follow its name. */
interface Said {
  readonly at: LineColumn;
  readonly said: string;
}

/** A finder over one service; an item without a place stands at the service itself. */
function service(find: (service: ComposeService, world: World) => readonly (Said | string)[]): ComposeFinder {
  return ({ resource, service: one }, world) =>
    find(one, world).map((found) => {
      const { at, said } = typeof found === 'string' ? { at: one.at, said: found } : found;
      return { path: [], message: `Service "${one.name}" ${said}`, at: { file: resource.file, ...at } };
    });
}

/**
 * A finder of what is missing. A service without an image only changes one of the same name in another file, which is
 * looked at itself.
 */
function missing(find: ComposeFinder): ComposeFinder {
  return (subject, world) => {
    const { name, image, build } = subject.service;
    if (image !== undefined || build !== undefined) return find(subject, world);
    const isWhole = ({ service: other }: ComposeSubject): boolean =>
      other.name === name && (other.image !== undefined || other.build !== undefined);
    return world.compose.some(isWhole) ? [] : [{ unknown: `No file says what service "${name}" runs` }];
  };
}

/** A finder over the image; a service that is built here has none of somebody else. */
function image(find: (image: ImageReference, world: World) => string | undefined): ComposeFinder {
  const ofImage = service(({ image: written, build }, world) => {
    if (written === undefined || build !== undefined) return [];
    const said = find(imageReference(written.text), world);
    return said === undefined ? [] : [{ at: written.at, said }];
  });
  return (subject, world) => {
    const written = subject.service.image?.text ?? '';
    const outcomes = ofImage(subject, world);
    const isUnclear = outcomes.length > 0 && imageReference(written).isPartial;
    return isUnclear ? [{ unknown: `Nobody knows which image "${written}" is` }] : outcomes;
  };
}

/** A field with one of some values. */
function value(field: (service: ComposeService) => Written | undefined, wrong: RegExp, said: string): ComposeFinder {
  return service((one) => {
    const written = field(one);
    return written !== undefined && wrong.test(written.text) ? [{ at: written.at, said }] : [];
  });
}

function securityOption(wrong: RegExp, said: string): ComposeFinder {
  return service(({ securityOptions }) =>
    securityOptions.filter(({ text }) => wrong.test(text)).map(({ at }) => ({ at, said })),
  );
}

const capability = (text: string): string => text.toUpperCase().replace(/^CAP_/, '');

function added(isWrong: (capability: string) => boolean): ComposeFinder {
  return service((one) =>
    one.added
      .filter(({ text }) => isWrong(capability(text)))
      .map(({ text, at }) => ({ at, said: `adds the capability ${capability(text)}` })),
  );
}

/** Folders whose content is the host itself. */
const SYSTEM_FOLDER =
  /^\/(?:$|(?:etc|root|home|proc|sys|dev|boot|bin|sbin|lib|lib64|usr|run|var|var\/run|var\/lib|var\/lib\/(?:docker|kubelet)|var\/log)\/?$)/;

/** Ports at which data stores and engines listen, none of which asks every caller for a password by default. */
const STORE_PORTS: ReadonlySet<number> = new Set([
  ...[1433, 1521, 2181, 2375, 2376, 2379, 2380, 3306, 4444, 5432, 5433, 5984, 6379, 7000, 7474, 7687, 8086, 8123, 9000],
  ...[9042, 9092, 9200, 9300, 11211, 15672, 26257, 27017, 27018, 28015, 50000],
]);

function isLocal(address: string | undefined): boolean {
  return address !== undefined && /^(?:127\.|::1$|localhost$)/.test(address);
}

function open({ published, target, address }: PublishedPort): boolean {
  return (published !== undefined || target !== undefined) && !isLocal(address);
}

const limit = (field: 'processorLimit' | 'memoryLimit', name: string): ComposeFinder =>
  missing(
    service((one, { claim }) => {
      const written = one[field];
      if (written === undefined) return [`has no limit for ${name}`];
      const most = claim.atMost?.get(name);
      // Compose writes kilobytes as k, where Kubernetes means 1000.
      const [is, allowed] = [
        amountOf(written.replace(/([kmg])b?$/i, (unit) => `${unit[0]?.toUpperCase()}i`)),
        amountOf(most ?? ''),
      ];
      return is !== undefined && allowed !== undefined && is > allowed
        ? [`has a limit of ${written} for ${name}, more than ${most}`]
        : [];
    }),
  );

const ROOT = /^(?:root|0)(?::.*)?$/;

/** Finders about services of Compose files. */
export const ON_COMPOSE: Partial<Readonly<Record<CheckId, ComposeFinder>>> = {
  privileged: service(({ privileged }) => (privileged?.value ? [{ at: privileged.at, said: 'runs privileged' }] : [])),
  'host-network': value((one) => one.networkMode, /^host$/, 'uses the network of the host'),
  'host-pid': value((one) => one.pid, /^host$/, 'sees the processes of the host'),
  'host-ipc': value((one) => one.ipc, /^host$/, 'shares the memory of the host'),
  'host-users': value((one) => one.userNamespace, /^host$/, 'uses the user ids of the host'),
  'admin-capability': added((name) => ADMIN_CAPABILITIES.has(name)),
  'added-capability': added((name) => !DEFAULT_CAPABILITIES.has(name)),
  'kept-capabilities': missing(
    service(({ dropped }) =>
      dropped.some(({ text }) => capability(text) === 'ALL') ? [] : ['does not drop all capabilities'],
    ),
  ),
  'privilege-escalation': missing(
    service(({ securityOptions }) =>
      securityOptions.some(({ text }) => /^no-new-privileges(?:[:=]true)?$/.test(text))
        ? []
        : ['may gain more rights than its parent process'],
    ),
  ),
  'unconfined-seccomp': securityOption(/^seccomp[:=]unconfined$/, 'turns seccomp off'),
  'unconfined-apparmor': securityOption(/^apparmor[:=]unconfined$/, 'turns AppArmor off'),
  'selinux-options': securityOption(/^label[:=](?:disable|user:|role:)/, 'changes its SELinux label'),
  'host-path': service(({ mounts }) =>
    mounts
      .filter(({ type, source }) => type === 'bind' && SYSTEM_FOLDER.test(source ?? ''))
      .map(({ source, at }) => ({ at, said: `mounts "${source}" of the host` })),
  ),
  'engine-socket': service(({ mounts }) =>
    mounts
      .filter(({ type, source }) => type !== 'volume' && ENGINE_SOCKET.test(source ?? ''))
      .map(({ source, at }) => ({ at, said: `reaches the container engine through "${source}"` })),
  ),
  'host-device': service(({ devices }) => devices.map(({ text, at }) => ({ at, said: `uses the device "${text}"` }))),
  'writable-root': missing(service(({ readOnly }) => (readOnly === true ? [] : ['can write to its root file system']))),
  'root-user': value((one) => one.user, ROOT, 'runs as root'),
  'run-as-root': ({ resource, service: { name, user, at } }): readonly Outcome[] => {
    if (user === undefined || /[${}]/.test(user.text)) {
      return [{ unknown: `Only the image says as whom service "${name}" runs` }];
    }
    if (!ROOT.test(user.text)) return [];
    return [{ path: [], message: `Service "${name}" runs as root`, at: { file: resource.file, ...at } }];
  },
  'cpu-limit': limit('processorLimit', 'cpu'),
  'memory-limit': limit('memoryLimit', 'memory'),
  'image-digest': image(digestFault),
  'floating-tag': image((reference, { claim }) => tagFault(reference, claim.floatingTags)),
  'image-registry': image((reference, { claim }) => registryFault(reference, claim.registries)),
  'credentials-in-environment': service(({ environment }) =>
    environment.flatMap(({ name, value: written, at }) => {
      const credential = credentialIn(name, written ?? 'empty');
      return credential === undefined ? [] : [{ at, said: `has a ${credential} in its environment as "${name}"` }];
    }),
  ),
  'published-port': service(({ ports }, { claim: { published = [] } }) =>
    ports
      .filter((port) => open(port) && !published.includes(`${port.published?.from ?? ''}`))
      .map(({ written, at }) => ({ at, said: `opens port ${written} on every address of the host` })),
  ),
  'published-store': service(({ ports }, { claim: { published = [] } }) =>
    ports
      .filter((port) => open(port) && STORE_PORTS.has(port.target?.from ?? 0))
      .filter((port) => !published.includes(`${port.published?.from ?? ''}`))
      .map(({ written, at }) => ({ at, said: `opens the data store at ${written} on every address of the host` })),
  ),
  'liveness-probe': missing(service(({ hasHealthcheck }) => (hasHealthcheck ? [] : ['has no health check']))),
};
