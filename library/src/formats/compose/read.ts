/**
 * Reads a Compose file: services become components, networks zones, published ports entries, addresses of other
 * services flows, volumes and secrets assets.
 * @module
 */
import { readCompose } from '../../inputs/compose/read-compose.ts';
import { fieldsOf } from '../fields.ts';
import type { ReadFormat } from '../format.ts';
import { findSystem } from '../infrastructure/found-system.ts';
import { addAssets } from './add-assets.ts';
import { addComponents } from './add-components.ts';
import { addEntries } from './add-entries.ts';
import { addFlows } from './add-flows.ts';
import { extendedServices } from './extended-services.ts';
import type { Project } from './project.ts';

/** Reads a Compose file. */
export const read: ReadFormat = (glance) => {
  const { compose, problems } = readCompose(glance.text, glance.name);
  if (compose === undefined) return { draft: undefined, counts: {}, lost: [], problems: problems.slice(0, 1) };
  const found = findSystem('compose');
  const document = fieldsOf(glance.tree(), glance.name);
  const services = extendedServices(compose.services);
  const project: Project = { compose, services, document, found, at: (place) => ({ file: glance.name, ...place }) };
  addComponents(project);
  addEntries(project);
  addAssets(project);
  addFlows(project);
  for (const path of compose.includes) {
    found.lost.add(
      `include: "${path}" is another file and was not read; import it by itself`,
      document.place('include'),
    );
  }
  document.skip('services', 'networks', 'volumes', 'secrets', 'configs', 'name', 'version', 'include');
  const rest = document.rest() ?? {};
  // Fragments for anchors were read where they are used.
  const own = Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith('x-')));
  for (const key of Object.keys(own))
    found.lost.add(`"${key}" is kept, but says nothing to Vauban`, document.place(key));
  return found.finish(compose.name ?? 'Compose project', Object.keys(own).length > 0 ? own : undefined);
};
