/**
 * Compose: the services, networks and volumes that run on one container engine.
 * @module
 */
import { fieldsOf } from '../fields.ts';
import type { Format } from '../format.ts';

/** Keys of which a service has at least one. */
const OF_A_SERVICE = ['image', 'build', 'extends', 'provider', 'command', 'container_name', 'environment', 'ports'];

export const format: Format = {
  id: 'compose',
  aliases: ['docker-compose', 'docker'],
  title: 'Compose',
  about: 'Services, networks, ports, volumes and secrets of a container engine, by Docker',
  endings: ['.yaml', '.yml'],
  leavesOut: 'Everything about threats; it says what runs, not what could go wrong',
  looksLike: (glance) => {
    const document = fieldsOf(glance.tree(), glance.name);
    if (!document.has('services') || ['apiVersion', 'openapi', 'swagger', 'vauban'].some((key) => document.has(key))) {
      return false;
    }
    const services = document.map('services').named();
    return services.some(([, service]) => OF_A_SERVICE.some((key) => service.has(key)));
  },
  loadRead: async () => (await import('./read.ts')).read,
};
