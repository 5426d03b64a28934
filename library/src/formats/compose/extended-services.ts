/**
 * Services that extend another of the same file, with what they take from it.
 * https://docs.docker.com/reference/compose-file/services/#extends
 * @module
 */
import type { ComposeService } from '../../inputs/compose/service.ts';

/** The lists of a service that are joined; everything else of its own replaces what it extends. */
const JOINED = [
  'ports',
  'exposed',
  'environmentFiles',
  'mounts',
  'added',
  'dropped',
  'securityOptions',
  'devices',
  'secrets',
  'configs',
  'networks',
] as const;

/** Fills in what services take from others of the same file; a circle is cut. */
export function extendedServices(services: readonly ComposeService[]): readonly ComposeService[] {
  const byName = new Map(services.map((service) => [service.name, service]));
  const whole = (service: ComposeService, seen: ReadonlySet<string>): ComposeService => {
    const { extends: from, name } = service;
    const base = from === undefined || from.file !== undefined || seen.has(name) ? undefined : byName.get(from.service);
    return base === undefined ? service : joined(whole(base, new Set([...seen, name])), service);
  };
  return services.map((service) => whole(service, new Set()));
}

function joined(base: ComposeService, own: ComposeService): ComposeService {
  const written = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const lists = Object.fromEntries(JOINED.map((key) => [key, [...base[key], ...own[key]]]));
  const names = new Set(own.environment.map(({ name }) => name));
  return {
    ...base,
    ...written,
    ...lists,
    dependsOn: own.dependsOn,
    environment: [...base.environment.filter(({ name }) => !names.has(name)), ...own.environment],
    hasHealthcheck: base.hasHealthcheck || own.hasHealthcheck,
    labels: { ...base.labels, ...own.labels },
  };
}
