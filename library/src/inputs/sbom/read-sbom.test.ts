import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { packageKey, readPurl } from './purl.ts';
import { readSbom } from './read-sbom.ts';
import { isNoDigest } from './sbom.ts';

const CORPUS = fileURLToPath(new URL('../../../../../shared/corpus/evidence/cyclonedx', import.meta.url));
const isThere = existsSync(join(CORPUS, 'expected.tsv'));
if (!isThere) console.log(`Skipped: the conformance with "${CORPUS}", which is not there`);

describe.runIf(isThere)('readSbom over the fixtures of the CycloneDX specification', () => {
  const rows = isThere ? readFileSync(join(CORPUS, 'expected.tsv'), 'utf8').trim().split('\n').slice(1) : [];

  it('has all of them', () => {
    expect(rows).toHaveLength(100);
  });

  it.each(rows.map((row) => row.split('\t')))('%s', (path, version, _said, valid, ...counts) => {
    const { sbom, faults, unsupported } = readSbom(readFileSync(join(CORPUS, path ?? ''), 'utf8'));
    expect(unsupported).toBeUndefined();
    expect(faults.length === 0 ? 'yes' : 'no', JSON.stringify(faults)).toBe(valid);
    expect(sbom?.version).toBe(version);
    const { components, services, dependencies, vulnerabilities, compositions } = sbom?.counts ?? {};
    expect([components, services, dependencies, vulnerabilities, compositions].map(String)).toEqual(counts);
  });
});

const BILL = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: {
    timestamp: '2026-11-01T00:00:00Z',
    tools: { components: [{ type: 'application', name: 'maker' }] },
    component: {
      type: 'application',
      name: 'app',
      version: '1.0.0',
      hashes: [{ alg: 'SHA-256', content: 'ab'.repeat(32) }],
    },
  },
  components: [
    {
      type: 'library',
      group: '@scope',
      name: 'one',
      version: '1.2.3',
      purl: 'pkg:npm/%40scope/one@1.2.3',
      supplier: { name: 'Somebody' },
      components: [{ type: 'library', name: 'inner', version: '0.1.0' }],
    },
  ],
  dependencies: [{ ref: 'app', dependsOn: ['one'] }],
  vulnerabilities: [{ id: 'CVE-2026-0001', analysis: { state: 'not_affected', justification: 'code_not_reachable' } }],
};

describe('readSbom', () => {
  it('reads CycloneDX with nested components', () => {
    const { sbom, faults } = readSbom(JSON.stringify(BILL, null, 1));
    expect(faults).toEqual([]);
    expect(sbom).toMatchObject({
      format: 'cyclonedx',
      version: '1.6',
      components: [
        { name: '@scope/one', supplier: 'Somebody', identified: true },
        { name: 'inner', identified: false },
      ],
      subjects: [{ name: 'app', hashes: [{ algorithm: 'SHA-256' }] }],
      vulnerabilities: [{ id: 'CVE-2026-0001', state: 'not_affected', justification: 'code_not_reachable' }],
      authors: ['maker'],
      hasRelationships: true,
    });
  });

  it('reads SPDX', () => {
    const { sbom, faults } = readSbom(
      JSON.stringify({
        spdxVersion: 'SPDX-2.3',
        SPDXID: 'SPDXRef-DOCUMENT',
        name: 'app',
        dataLicense: 'CC0-1.0',
        documentNamespace: 'https://example.org/app',
        creationInfo: { created: '2026-11-01T00:00:00Z', creators: ['Tool: maker'] },
        packages: [
          { SPDXID: 'SPDXRef-app', name: 'app', downloadLocation: 'NOASSERTION' },
          {
            SPDXID: 'SPDXRef-one',
            name: 'one',
            versionInfo: '1.2.3',
            downloadLocation: 'NOASSERTION',
            supplier: 'NOASSERTION',
            externalRefs: [
              { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: 'pkg:cargo/one@1.2.3' },
            ],
          },
        ],
        relationships: [
          { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-app' },
          { spdxElementId: 'SPDXRef-app', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-one' },
        ],
      }),
    );
    expect(faults).toEqual([]);
    expect(sbom).toMatchObject({
      format: 'spdx',
      version: '2.3',
      subjects: [{ name: 'app' }],
      components: [{ name: 'one', version: '1.2.3', purl: 'pkg:cargo/one@1.2.3', identified: true }],
      hasRelationships: true,
    });
    expect(sbom?.components[0]).not.toHaveProperty('supplier');
  });

  it.each<[string, string]>([
    ['', 'It is no JSON: expected a value, found the end'],
    ['[]', 'It is no object'],
    ['{}', 'It is neither CycloneDX nor SPDX'],
    ['{"spdxVersion":"SPDX-2.3"}', 'There is no "SPDXID"'],
    [`{"bomFormat":"CycloneDX","a":${'['.repeat(100_000)}`, 'It is no JSON: expected at most 64 levels'],
    [JSON.stringify({ ...BILL, bomFormat: 'x' }), 'bomFormat must be equal to one of the allowed values'],
    [
      JSON.stringify({ ...BILL, components: [BILL.components[0], BILL.components[0]] }),
      'components must pass "uniqueItems" keyword validation',
    ],
  ])('says what is against the format in %.50s', (text, message) => {
    expect(readSbom(text).faults[0]?.message).toBe(message);
  });

  it.each([
    ['<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>'],
    ['{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld"}'],
    ['{"spdxVersion":"SPDX-9.0"}'],
    ['{"bomFormat":"CycloneDX","specVersion":"9.9"}'],
  ])('does not judge what it cannot read: %s', (text) => {
    expect(readSbom(text)).toMatchObject({ faults: [], unsupported: expect.stringMatching(/\S/) });
  });

  it('reads a bill of twenty thousand components in time', () => {
    const components = Array.from({ length: 20_000 }, (_, index) => ({
      type: 'library',
      name: `n${index}`,
      version: '1',
    }));
    const start = performance.now();
    expect(readSbom(JSON.stringify({ ...BILL, components })).faults).toEqual([]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('readPurl', () => {
  it.each([
    ['pkg:npm/%40scope/one@1.2.3?arch=x#sub', 'npm', '@scope/one', '1.2.3'],
    ['pkg:npm/@scope/one', 'npm', '@scope/one', undefined],
    ['pkg:golang/github.com/team/module@v1.0.0', 'golang', 'github.com/team/module', 'v1.0.0'],
    ['pkg:PyPI/Some_Name@1.0', 'pypi', 'Some_Name', '1.0'],
    ['pkg:cargo/serde@1.0.0%2Bbuild', 'cargo', 'serde', '1.0.0+build'],
  ])('takes %s apart', (text, type, name, version) => {
    expect(readPurl(text)).toEqual({ type, name, ...(version !== undefined && { version }) });
  });

  it('knows what is none, and compares names as their indexes do', () => {
    for (const text of ['', 'npm/one@1', 'pkg:', 'pkg:npm', 'pkg:npm/']) expect(readPurl(text)).toBeUndefined();
    expect(packageKey({ type: 'pypi', name: 'Some_Name', version: '1' })).toBe('some-name@1');
    expect(packageKey({ type: 'golang', name: 'm', version: 'v1.0.0' })).toBe('m@1.0.0');
  });
});

describe('isNoDigest', () => {
  it.each([
    ['SHA-256', 'ab'.repeat(32), false],
    ['SHA-256', 'ab'.repeat(20), true],
    ['SHA1', 'ab'.repeat(20), false],
    ['SHA-512', '0'.repeat(128), true],
    ['SHA-256', 'placeholder', true],
    ['unheard-of', 'ab', false],
  ])('%s %s: %s', (algorithm, value, isNone) => {
    expect(isNoDigest({ algorithm, value })).toBe(isNone);
  });
});
