/**
 * CycloneDX in JSON, read for what it says.
 * https://cyclonedx.org/docs/1.7/json/
 * @module
 */
import { itemsAt, mapAt, mapsAt, scalarText, textAt } from '../lockfile/map-fields.ts';
import type { MapNode } from '../settings/node.ts';
import type { Sbom, SbomComponent, SbomVulnerability } from './sbom.ts';

/** What a bill says; what is not there is left out. */
export function readCycloneDx(root: MapNode): Sbom {
  const metadata = mapAt(root, 'metadata');
  const subject = mapAt(metadata, 'component');
  const timestamp = textAt(metadata, 'timestamp');
  return {
    format: 'cyclonedx',
    version: textAt(root, 'specVersion') ?? '',
    components: [...mapsAt(root, 'components'), ...mapsAt(subject, 'components')].flatMap(withNested),
    subjects: subject === undefined ? [] : [componentOf(subject)],
    vulnerabilities: mapsAt(root, 'vulnerabilities').map(vulnerabilityOf),
    counts: {
      components: itemsAt(root, 'components').length,
      services: itemsAt(root, 'services').length,
      dependencies: itemsAt(root, 'dependencies').length,
      vulnerabilities: itemsAt(root, 'vulnerabilities').length,
      compositions: itemsAt(root, 'compositions').length,
    },
    hasRelationships: itemsAt(root, 'dependencies').length > 0,
    authors: authorsOf(metadata),
    ...(timestamp !== undefined && { timestamp }),
  };
}

function withNested(component: MapNode): readonly SbomComponent[] {
  return [componentOf(component), ...mapsAt(component, 'components').flatMap(withNested)];
}

function componentOf(component: MapNode): SbomComponent {
  const group = textAt(component, 'group') ?? '';
  const name = textAt(component, 'name') ?? '';
  const version = textAt(component, 'version');
  const purl = textAt(component, 'purl');
  const kind = textAt(component, 'type');
  const supplier =
    textAt(mapAt(component, 'supplier'), 'name') ??
    textAt(mapAt(component, 'manufacturer'), 'name') ??
    textAt(component, 'publisher') ??
    textAt(component, 'author') ??
    mapsAt(component, 'authors').map((author) => textAt(author, 'name'))[0];
  return {
    name: group === '' ? name : `${group}/${name}`,
    ...(version !== undefined && { version }),
    ...(purl !== undefined && { purl }),
    ...(supplier !== undefined && supplier !== '' && { supplier }),
    ...(kind !== undefined && { kind }),
    identified: ['purl', 'cpe', 'swid', 'omniborId', 'swhid'].some((key) => component.entries.has(key)),
    hashes: mapsAt(component, 'hashes').map((hash) => ({
      algorithm: textAt(hash, 'alg') ?? '',
      value: textAt(hash, 'content') ?? '',
    })),
    line: component.line,
  };
}

function vulnerabilityOf(vulnerability: MapNode): SbomVulnerability {
  const analysis = mapAt(vulnerability, 'analysis');
  const state = textAt(analysis, 'state');
  const justification = textAt(analysis, 'justification');
  const detail = textAt(analysis, 'detail');
  const since =
    textAt(analysis, 'lastUpdated') ??
    textAt(analysis, 'firstIssued') ??
    textAt(vulnerability, 'updated') ??
    textAt(vulnerability, 'published') ??
    textAt(vulnerability, 'created');
  return {
    id: textAt(vulnerability, 'id') ?? '',
    ...(state !== undefined && { state }),
    ...(justification !== undefined && { justification }),
    ...(detail !== undefined && { detail }),
    ...(since !== undefined && { since }),
    line: vulnerability.line,
  };
}

function authorsOf(metadata: MapNode | undefined): readonly string[] {
  const tools = metadata?.entries.get('tools');
  const listed = tools?.kind === 'list' ? mapsAt(metadata, 'tools') : mapsAt(mapAt(metadata, 'tools'), 'components');
  const people = mapsAt(metadata, 'authors').map((author) => textAt(author, 'name') ?? textAt(author, 'email'));
  const makers = ['manufacture', 'manufacturer', 'supplier'].map((key) => textAt(mapAt(metadata, key), 'name'));
  const programs = listed.map((tool) => scalarText(tool.entries.get('name')));
  return [...people, ...makers, ...programs].filter((one) => one !== undefined && one !== '') as string[];
}
