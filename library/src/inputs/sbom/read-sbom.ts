/**
 * Reads a bill of materials in JSON, CycloneDX 1.4 to 1.7 or SPDX 2.2 and 2.3, and holds it against its format.
 * @module
 */

import { textAt } from '../lockfile/map-fields.ts';
import type { MapNode, SettingsNode } from '../settings/node.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readCycloneDx } from './cyclonedx.ts';
import type { ReadSbom, SbomFault } from './sbom.ts';
import { readSpdx, spdxFaults } from './spdx.ts';
import { CYCLONEDX_VERSIONS, validateCycloneDx } from './validate-cyclonedx.ts';

/** Reads a bill; never throws on bad input. */
export function readSbom(text: string): ReadSbom {
  if (/^\s*</.test(text)) return { faults: [], unsupported: 'The bill is XML; only JSON is read' };
  const read = readSettings(text, 'json');
  if ('problem' in read) return { faults: [{ message: `It is no JSON: ${read.problem}`, line: read.line }] };
  const [root] = read.documents;
  if (root?.kind !== 'map') return { faults: [{ message: 'It is no object', line: 1 }] };
  if (root.entries.has('@context')) return { faults: [], unsupported: 'The bill is SPDX 3, which is not read yet' };
  if (root.entries.has('spdxVersion')) return readSpdxBill(root);
  if (root.entries.has('bomFormat') || root.entries.has('specVersion')) return readCycloneDxBill(root, text);
  return { faults: [{ message: 'It is neither CycloneDX nor SPDX', line: 1 }] };
}

function readSpdxBill(root: MapNode): ReadSbom {
  const version = textAt(root, 'spdxVersion') ?? '';
  if (!/^SPDX-2\.[23]$/.test(version))
    return { faults: [], unsupported: `"${version}" is not read, only SPDX 2.2 and 2.3` };
  return { sbom: readSpdx(root), faults: spdxFaults(root) };
}

function readCycloneDxBill(root: MapNode, text: string): ReadSbom {
  const sbom = readCycloneDx(root);
  const version = CYCLONEDX_VERSIONS.find((one) => one === sbom.version);
  if (version === undefined) {
    return { sbom, faults: [], unsupported: `CycloneDX "${sbom.version}" is not read, only 1.4 to 1.7` };
  }
  const [first] = validateCycloneDx(parsed(text), version);
  if (first === undefined) return { sbom, faults: [] };
  return { sbom, faults: [faultAt(root, first)] };
}

/** The text as plain values; the reader of settings has shown that it can be parsed, but allows comments. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function faultAt(
  root: MapNode,
  { path, message }: { readonly path: readonly string[]; readonly message: string },
): SbomFault {
  let node: SettingsNode = root;
  for (const step of path) {
    const next: SettingsNode | undefined =
      node.kind === 'map' ? node.entries.get(step) : node.kind === 'list' ? node.items[Number(step)] : undefined;
    if (next === undefined) break;
    node = next;
  }
  return { message: `${path.length === 0 ? 'It' : path.join('.')} ${message}`, line: node.line };
}
