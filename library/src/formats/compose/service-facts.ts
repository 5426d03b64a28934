/**
 * What a service says of its own hardening, as facts; what it does not say stays unknown.
 * @module
 */
import type { ComposeService } from '../../inputs/compose/service.ts';
import { namesSecret } from '../infrastructure/kept-safely.ts';

const ENGINE_SOCKET = /(?:docker|containerd|crio|podman)\.sock$/;

/** The facts of a service. */
export function serviceFacts(service: ComposeService): Readonly<Record<string, string | undefined>> {
  const { mounts, dropped, added, securityOptions, memoryLimit, processorLimit } = service;
  const bound = mounts.filter(({ type }) => type === 'bind');
  const privileged = service.privileged?.value;
  return {
    runtime: 'container',
    'privileged-mode': yesNo(privileged),
    privileged: privileged === true ? 'yes' : userIsPrivileged(service.user?.text),
    'read-only-root': yesNo(service.readOnly),
    'capabilities-dropped': capabilities(
      dropped.map(({ text }) => text),
      added.map(({ text }) => text),
    ),
    'engine-socket': bound.some(({ source }) => ENGINE_SOCKET.test(source ?? '')) ? 'yes' : undefined,
    'host-paths': bound.length === 0 ? undefined : bound.every(({ readOnly }) => readOnly) ? 'read-only' : 'writable',
    'system-call-filter': systemCalls(securityOptions.map(({ text }) => text)),
    'resource-limits': memoryLimit !== undefined && processorLimit !== undefined ? 'yes' : undefined,
    'secret-delivery': secretDelivery(service),
    redundant: Number(service.replicas) > 1 ? 'yes' : undefined,
  };
}

function yesNo(flag: boolean | undefined): string | undefined {
  return flag === undefined ? undefined : flag ? 'yes' : 'no';
}

/** Whether the user it runs as is the administrator; a name in a variable says nothing. */
function userIsPrivileged(user: string | undefined): string | undefined {
  const name = user?.split(':')[0];
  if (name === undefined || name === '' || name.includes('$')) return undefined;
  return name === 'root' || /^0+$/.test(name) ? 'yes' : 'no';
}

function capabilities(dropped: readonly string[], added: readonly string[]): string | undefined {
  const isAll = (name: string): boolean => /^(?:CAP_)?ALL$/i.test(name);
  if (added.some(isAll)) return 'no';
  return dropped.some(isAll) ? 'yes' : undefined;
}

function systemCalls(options: readonly string[]): string | undefined {
  const filter = options.map((option) => /^seccomp[:=](.+)$/.exec(option)?.[1]).find((found) => found !== undefined);
  return filter === undefined ? undefined : filter === 'unconfined' ? 'no' : 'yes';
}

/** The weakest way in which secrets reach it. */
function secretDelivery({ environment, secrets }: ComposeService): string | undefined {
  if (environment.some(({ name, value }) => namesSecret(name) && value !== '')) return 'environment';
  return secrets.length > 0 ? 'file' : undefined;
}
