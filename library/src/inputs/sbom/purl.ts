/**
 * Package URLs, taken apart as far as packages are compared by them.
 * https://github.com/package-url/purl-spec
 * @module
 */

export interface PackageUrl {
  readonly type: string;
  /** With its namespace, as the package manager writes it: `@scope/name`, `github.com/team/module`. */
  readonly name: string;
  readonly version?: string;
}

/** Takes a package URL apart; undefined when it is none. */
export function readPurl(text: string): PackageUrl | undefined {
  const [, type = '', path = ''] = /^pkg:\/*([A-Za-z][A-Za-z0-9.+-]*)\/+([^?#]+)/.exec(text) ?? [];
  if (path === '') return undefined;
  const at = path.lastIndexOf('@');
  const hasVersion = at > 0 && !path.slice(at).includes('/');
  const name = (hasVersion ? path.slice(0, at) : path).split('/').filter(Boolean).map(decoded).join('/');
  const version = hasVersion ? decoded(path.slice(at + 1)) : undefined;
  return { type: type.toLowerCase(), name, ...(version !== undefined && { version }) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The name a package is compared by: indexes of Python ignore case and punctuation, the proxy of Go does not. */
export function packageKey({ type, name, version = '' }: PackageUrl): string {
  const plain = type === 'pypi' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name;
  // Some tools write the versions of Go modules without their letter.
  return `${plain}@${type === 'golang' ? version.replace(/^v/, '') : version}`;
}
