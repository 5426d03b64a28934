/**
 * Services as components, and the networks they are on as zones.
 * @module
 */
import type { ComposeService } from '../../inputs/compose/service.ts';
import type { Json } from '../fields.ts';
import { keepUnread } from '../infrastructure/keep-unread.ts';
import { knownImage } from '../infrastructure/known-image.ts';
import type { Project } from './project.ts';
import { serviceFacts } from './service-facts.ts';

/** Keys of a service that are read for their meaning, or only matter to whoever starts it. */
const READ = `image build extends ports environment volumes networks network_mode privileged read_only user cap_add
cap_drop security_opt secrets configs depends_on links deploy scale mem_limit cpus container_name hostname restart
healthcheck init tty stdin_open stop_signal stop_grace_period pull_policy platform logging`.split(/\s+/);

/** Adds a component for each service, and a zone for each network that one is on. */
export function addComponents(project: Project): void {
  const { compose, services, document, found, at } = project;
  const fieldsByName = new Map(document.map('services').named());
  for (const service of services) {
    const fields = fieldsByName.get(service.name);
    fields?.skip(...READ);
    const known = knownImage(service.image?.text);
    const rest = fields === undefined ? undefined : keepUnread(fields, 'services', found.lost);
    const kept: { readonly [key: string]: Json } = {
      ...(service.image !== undefined && { image: service.image.text }),
      ...(service.build !== undefined && { build: service.build.context }),
      ...(service.networks.length > 1 && { networks: [...service.networks] }),
      ...rest,
    };
    found.add(
      'components',
      { name: service.name, key: service.name, ...(Object.keys(kept).length > 0 && { kept }) },
      {
        kind: known?.kind ?? 'process',
        zone: zoneOf(project, service),
        technology: known === undefined ? [] : [known.technology],
        many: Number(service.replicas) > 1 ? true : undefined,
        facts: Object.fromEntries(
          Object.entries(serviceFacts(service)).filter((fact): fact is [string, string] => fact[1] !== undefined),
        ),
      },
      at(service.at),
    );
    if (service.networks.length > 1) {
      found.lost.add(
        'services: of several networks only the first is the zone of the component; all are kept',
        at(service.at),
      );
    }
    if (service.extends?.file !== undefined) {
      const { file } = service.extends;
      found.lost.add(`services: what is taken from "${file}" by "extends" was not read`, at(service.at));
    }
  }
  for (const { name, at: place } of compose.networks) {
    if (found.draft.find('zones', `network ${name}`) === undefined) {
      found.lost.add(`networks: "${name}" has no service on it`, at(place));
    }
  }
}

/** The zone of a service: its first network, the network everybody is on, or the host itself. */
function zoneOf(project: Project, service: ComposeService): string | undefined {
  const mode = service.networkMode?.text;
  if (mode === 'none') return undefined;
  if (mode === 'host') return zone(project, { key: 'host', title: 'Network of the host' });
  const shared = /^service:(.+)$/.exec(mode ?? '')?.[1];
  const other = project.services.find(({ name }) => name === shared && name !== service.name);
  if (other !== undefined && other.networkMode === undefined) return zoneOf(project, other);
  const name = service.networks[0] ?? 'default';
  return zone(project, { key: `network ${name}`, title: name === 'default' ? 'Default network' : `Network ${name}` });
}

function zone(
  { compose, document, found, at }: Project,
  called: { readonly key: string; readonly title: string },
): string {
  const { key, title } = called;
  const known = found.draft.find('zones', key);
  if (known !== undefined) return known;
  const network = compose.networks.find(({ name }) => `network ${name}` === key);
  const place = network === undefined ? document.place('services') : at(network.at);
  const facts = network?.internal === true ? { 'egress-control': 'yes' } : {};
  return found.add('zones', { name: key.replace(/^network /, ''), key }, { title, facts }, place);
}
