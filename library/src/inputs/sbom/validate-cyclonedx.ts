/**
 * Holds a CycloneDX bill against the schema of its version.
 * @module
 */
import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { CYCLONEDX_SCHEMAS } from './cyclonedx-schemas.ts';

/** The versions that are known. */
export const CYCLONEDX_VERSIONS = ['1.4', '1.5', '1.6', '1.7'] as const;
export type CycloneDxVersion = (typeof CYCLONEDX_VERSIONS)[number];

/** Where a bill is against the schema: the steps to the value, and what is wrong. */
export interface SchemaFault {
  readonly path: readonly string[];
  readonly message: string;
}

const validators = new Map<CycloneDxVersion, ValidateFunction>();

/** What is against the schema, at most a hundred things; none when it is valid. */
export function validateCycloneDx(bill: unknown, version: CycloneDxVersion): readonly SchemaFault[] {
  const validate = validators.get(version) ?? compile(version);
  validators.set(version, validate);
  if (validate(bill)) return [];
  const faults = (validate.errors ?? []).map(({ instancePath, message = 'is wrong' }) => ({
    path: instancePath.split('/').slice(1).map(unescaped),
    message,
  }));
  // Of a choice every branch reports its fault: the deepest is the one that says most.
  return faults.toSorted((one, other) => other.path.length - one.path.length).slice(0, 100);
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function compile(version: CycloneDxVersion): ValidateFunction {
  const ajv = new Ajv({ strict: false, validateFormats: true });
  // The package is CommonJS: what its types call the default is its whole export.
  const addFormats = ajvFormats as unknown as (to: Ajv) => void;
  addFormats(ajv);
  ajv.addFormat('iri-reference', (text: string) => !/[\s<>"{}|\\^`]/.test(text));
  ajv.addFormat('idn-email', /^[^\s@]+@[^\s@]+$/);
  // The library compares each with each, which takes minutes for a large bill.
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    validate: (isWanted: boolean, items: readonly unknown[]) =>
      !isWanted || new Set(items.map(canonicalJson)).size === items.length,
  });
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs'] as const) {
    ajv.addSchema(JSON.parse(CYCLONEDX_SCHEMAS[name]), `http://cyclonedx.org/schema/${name}.schema.json`);
  }
  return ajv.compile(JSON.parse(CYCLONEDX_SCHEMAS[`bom-${version}`]));
}
