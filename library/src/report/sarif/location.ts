/**
 * Places as SARIF locations (SARIF 2.1.0, 3.28 and 3.29).
 * @module
 */
import { neutralize } from '../../kit/neutralize.ts';
import type { Place } from '../../model/problem.ts';

/** A file as a URI reference: relative to the sources where it is, forward slashes, percent-encoded. */
export function uriOf(file: string): string {
  const path = neutralize(file)
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${encoded}`;
  return /^[A-Za-z]:\//.test(path) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}

/** A place, with the element of the model that is meant where there is one. */
export function locationOf({ file, line, column }: Place, about?: string) {
  const uri = uriOf(file);
  const slash = about?.indexOf('/') ?? -1;
  return {
    physicalLocation: {
      artifactLocation: { uri, ...(!uri.startsWith('file:') && { uriBaseId: '%SRCROOT%' }) },
      region: { startLine: line, startColumn: column },
    },
    ...(about !== undefined && {
      logicalLocations: [
        {
          name: neutralize(about.slice(slash + 1)),
          fullyQualifiedName: neutralize(about),
          kind: slash === -1 ? 'module' : neutralize(about.slice(0, slash)),
        },
      ],
    }),
  };
}
