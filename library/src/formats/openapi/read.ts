/**
 * Reads OpenAPI: the interface becomes a component, its servers entries, its operations flows by tag and by how callers
 * sign in, the schemas they carry assets.
 * @module
 */
import { readOpenApi } from '../../inputs/openapi/read-openapi.ts';
import { fieldsOf } from '../fields.ts';
import type { ReadFormat } from '../format.ts';
import { findSystem } from '../infrastructure/found-system.ts';
import { addEntries, type Described } from './add-entries.ts';
import { addFlows } from './add-flows.ts';

/** Keys of the document that are read for their meaning. */
const READ = `openapi swagger servers paths webhooks components security tags host basePath schemes consumes produces
definitions parameters responses securityDefinitions jsonSchemaDialect`.split(/\s+/);

/** Reads a description. */
export const read: ReadFormat = (glance) => {
  const openApi = readOpenApi(glance.tree());
  if (openApi === undefined) {
    const none = glance.problem('missing', 'expected "openapi" or "swagger" with a version');
    return { draft: undefined, counts: {}, lost: [], problems: [glance.treeProblem() ?? none] };
  }
  const found = findSystem('openapi', { hasZones: false });
  const document = fieldsOf(glance.tree(), glance.name);
  const info = document.map('info');
  const title = openApi.title ?? 'Interface';
  const api = found.add(
    'components',
    { name: title, key: 'api' },
    { kind: 'process', title, description: openApi.description },
    info.exists ? info.at : document.at,
  );
  const described: Described = { openApi, found, api, at: (place) => ({ file: glance.name, ...place }) };
  addAssets(described);
  addFlows(described, addEntries(described));
  for (const { reference, at } of openApi.outside) {
    found.lost.add(`"${reference}" is another file and was not read`, described.at(at));
  }
  if (openApi.operations.length > 0) {
    found.lost.add(
      'operations are kept by method and path; parameters, examples and errors are left out',
      document.place('paths'),
    );
  }
  found.draft.system({ version: info.text('version') });
  info.skip('title', 'description');
  document.skip(...READ);
  const rest = document.rest();
  for (const key of Object.keys(rest ?? {}))
    found.lost.add(`"${key}" is kept, but says nothing to Vauban`, document.place(key));
  return found.finish(title, rest);
};

/** Adds an asset for each named schema that a request or an answer uses. */
function addAssets({ openApi, found, at }: Described): void {
  const used = new Set(
    openApi.operations.flatMap(({ request, response }) => [...request.schemas, ...response.schemas]),
  );
  for (const [name, place] of openApi.schemas) {
    if (used.has(name)) found.add('assets', { name, key: name }, { title: name }, at(place));
  }
  const left = [...openApi.schemas].filter(([name]) => !used.has(name));
  const [first] = left;
  if (first !== undefined) found.lost.add('schemas that no request or answer names itself are left out', at(first[1]));
}
