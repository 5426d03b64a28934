/**
 * Flows between services: by the addresses in their environment, and by what they depend on.
 * @module
 */

import { interpolate } from '../../inputs/compose/interpolate.ts';
import type { ComposeService } from '../../inputs/compose/service.ts';
import { fieldsOf } from '../fields.ts';
import { connectionsIn } from '../infrastructure/connections.ts';
import { knownImage } from '../infrastructure/known-image.ts';
import { protocolOfPort } from '../infrastructure/known-port.ts';
import type { Project } from './project.ts';

/** Adds the flows. */
export function addFlows(project: Project): void {
  const named = servicesByHost(project);
  for (const service of project.services) {
    addressed(project, service, named);
    depended(project, service);
  }
}

/** The services by the names they answer to. */
function servicesByHost({ services, document }: Project): ReadonlyMap<string, ComposeService> {
  const byHost = new Map<string, ComposeService>();
  const fields = new Map(document.map('services').named());
  for (const service of services) {
    const own = fields.get(service.name);
    const aliases = (own?.map('networks').named() ?? []).flatMap(([, network]) => network.texts('aliases'));
    for (const name of [service.name, own?.text('container_name'), own?.text('hostname'), ...aliases]) {
      if (name !== undefined && !byHost.has(name.toLowerCase())) byHost.set(name.toLowerCase(), service);
    }
  }
  return byHost;
}

function addressed(project: Project, service: ComposeService, named: ReadonlyMap<string, ComposeService>): void {
  const { found, at } = project;
  for (const { name, value, at: place } of service.environment) {
    for (const { host, port, protocol } of connectionsIn(interpolate(value ?? '').text, name)) {
      const other = named.get(host);
      if (other !== undefined) {
        call(project, service, other, { protocol: protocol ?? defaultProtocol(other), port, by: name, at: at(place) });
      } else if (host.includes('.') && !/^(?:127\.|0\.0\.0\.0$)/.test(host) && protocol !== undefined) {
        found.lost.add(`environment: "${host}" is outside of the project; no flow is written to it`, at(place));
      }
    }
  }
}

/** What a service waits for it talks to, unless it only waits for it to end. */
function depended(project: Project, service: ComposeService): void {
  const { services, document, at, found } = project;
  const fields = document.map('services').map(service.name);
  const links = fields.texts('links').map((link) => link.split(':')[0] ?? '');
  for (const name of [...service.dependsOn, ...links]) {
    const other = services.find((each) => each.name === name);
    if (other === undefined) {
      found.lost.add(`depends_on: "${name}" is no service of this file`, at(service.at));
      continue;
    }
    const condition = fieldsOf(fields.map('depends_on').node(name), at(service.at).file).text('condition');
    if (condition === 'service_completed_successfully') {
      found.lost.add('depends_on: waiting for a service to end is no flow', at(service.at));
      continue;
    }
    const place = fields.exists
      ? fields.place(service.dependsOn.includes(name) ? 'depends_on' : 'links')
      : at(service.at);
    call(project, service, other, { protocol: defaultProtocol(other), by: 'depends_on', isWeak: true, at: place });
  }
}

type Said = Omit<Parameters<Project['found']['call']>[0], 'from' | 'to'>;

function call({ found }: Project, from: ComposeService, to: ComposeService, said: Said): void {
  const [one, other] = [from, to].map(({ name }) => found.draft.find('components', name));
  if (one !== undefined && other !== undefined) found.call({ from: one, to: other, ...said });
}

/** What callers speak with a service that say nothing of it: by its image, or by its only port. */
function defaultProtocol({ image, ports, exposed }: ComposeService): string | undefined {
  const known = knownImage(image?.text)?.protocol;
  if (known !== undefined) return known;
  const targets = [...ports.map(({ target }) => target?.from), ...exposed.map((port) => Number.parseInt(port, 10))];
  return targets.length === 1 ? protocolOfPort(targets[0]) : undefined;
}
