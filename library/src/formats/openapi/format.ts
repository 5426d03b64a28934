/**
 * OpenAPI: the operations of an interface over HTTP.
 * @module
 */
import type { Format } from '../format.ts';

export const format: Format = {
  id: 'openapi',
  aliases: ['swagger', 'oas'],
  title: 'OpenAPI',
  about: 'Servers, operations, schemas and sign-in of an HTTP interface, OpenAPI 3.0, 3.1 and Swagger 2.0',
  endings: ['.yaml', '.json', '.yml'],
  leavesOut: 'Everything about threats, and everything behind the interface',
  looksLike: (glance) => {
    const keys = glance.keys();
    return (
      (keys.has('openapi') || keys.has('swagger')) && (keys.has('paths') || keys.has('webhooks') || keys.has('info'))
    );
  },
  loadRead: async () => (await import('./read.ts')).read,
};
