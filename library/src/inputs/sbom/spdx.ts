/**
 * SPDX 2.2 and 2.3 in JSON, read for what it says.
 * https://spdx.github.io/spdx-spec/v2.3/
 * @module
 */
import { itemsAt, mapAt, mapsAt, scalarText, textAt } from '../lockfile/map-fields.ts';
import type { MapNode } from '../settings/node.ts';
import type { Sbom, SbomComponent, SbomFault } from './sbom.ts';

/** What a bill says; what is not there is left out. */
export function readSpdx(root: MapNode): Sbom {
  const packages = mapsAt(root, 'packages');
  const relationships = mapsAt(root, 'relationships');
  const described = new Set([
    ...itemsAt(root, 'documentDescribes').map(scalarText),
    ...relationships
      .filter((one) => textAt(one, 'relationshipType') === 'DESCRIBES')
      .map((one) => textAt(one, 'relatedSpdxElement')),
    ...relationships
      .filter((one) => textAt(one, 'relationshipType') === 'DESCRIBED_BY')
      .map((one) => textAt(one, 'spdxElementId')),
  ]);
  const isSubject = (one: MapNode): boolean => described.has(textAt(one, 'SPDXID'));
  const creation = mapAt(root, 'creationInfo');
  const timestamp = textAt(creation, 'created');
  return {
    format: 'spdx',
    version: (textAt(root, 'spdxVersion') ?? '').replace(/^SPDX-/, ''),
    components: packages.filter((one) => !isSubject(one)).map(componentOf),
    subjects: packages.filter(isSubject).map(componentOf),
    vulnerabilities: [],
    counts: {
      components: packages.length,
      services: 0,
      dependencies: relationships.length,
      vulnerabilities: 0,
      compositions: 0,
    },
    hasRelationships: relationships.some((one) => !/^DESCRIBE/.test(textAt(one, 'relationshipType') ?? '')),
    authors: itemsAt(creation, 'creators').flatMap((one) => scalarText(one) ?? []),
    ...(timestamp !== undefined && { timestamp }),
  };
}

function componentOf(one: MapNode): SbomComponent {
  const version = textAt(one, 'versionInfo');
  const references = mapsAt(one, 'externalRefs');
  const purl = references
    .filter((reference) => textAt(reference, 'referenceType') === 'purl')
    .map((reference) => textAt(reference, 'referenceLocator'))[0];
  const supplier = textAt(one, 'supplier') ?? textAt(one, 'originator');
  return {
    name: textAt(one, 'name') ?? '',
    ...(version !== undefined && { version }),
    ...(purl !== undefined && { purl }),
    // NOASSERTION is how a tool writes that it does not know.
    ...(supplier !== undefined && supplier !== 'NOASSERTION' && supplier !== 'NONE' && { supplier }),
    identified: references.some((reference) =>
      /^(?:purl|cpe|swid|gitoid|swh)/.test(textAt(reference, 'referenceType') ?? ''),
    ),
    hashes: mapsAt(one, 'checksums').map((sum) => ({
      algorithm: textAt(sum, 'algorithm') ?? '',
      value: textAt(sum, 'checksumValue') ?? '',
    })),
    line: one.line,
  };
}

const REQUIRED = ['spdxVersion', 'SPDXID', 'name', 'dataLicense', 'documentNamespace', 'creationInfo'];

/** What SPDX 2.3 asks for and is not there (clauses 6 and 7). */
export function spdxFaults(root: MapNode): readonly SbomFault[] {
  const missing = REQUIRED.filter((key) => !root.entries.has(key)).map((key) => ({
    message: `There is no "${key}"`,
    line: root.line,
  }));
  const creation = mapAt(root, 'creationInfo');
  const unsaid = ['created', 'creators']
    .filter((key) => creation !== undefined && !creation.entries.has(key))
    .map((key) => ({ message: `The creation says no "${key}"`, line: creation?.line ?? 1 }));
  const nameless = mapsAt(root, 'packages').flatMap((one) =>
    ['name', 'SPDXID', 'downloadLocation']
      .filter((key) => !one.entries.has(key))
      .map((key) => ({ message: `A package has no "${key}"`, line: one.line })),
  );
  const ids = mapsAt(root, 'packages').map((one) => textAt(one, 'SPDXID'));
  const twice = new Set(ids).size < ids.length ? [{ message: 'Two packages have one SPDXID', line: root.line }] : [];
  return [...missing, ...unsaid, ...nameless, ...twice];
}
