/**
 * The name of a container image taken apart: `registry/repository:tag@digest`.
 * https://github.com/distribution/reference
 * @module
 */

export interface ImageReference {
  readonly written: string;
  /** `docker.io` when none is written. */
  readonly registry: string;
  /** With `library/` before the official images of Docker Hub. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** Such as `sha256:...`; the whole of it is there, or it is no digest. */
  readonly digest: string | undefined;
  /** Whether parts are filled in elsewhere, as in `app:${VERSION}`. */
  readonly isPartial: boolean;
}

const DIGEST = /@(sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;

/** Takes the name of an image apart. */
export function imageReference(written: string): ImageReference {
  const text = written.trim();
  const digest = DIGEST.exec(text)?.[1];
  const name = text.replace(/@.*$/, '');
  const tag = /:([^/:]+)$/.exec(name)?.[1];
  const bare = tag === undefined ? name : name.slice(0, -tag.length - 1);
  const [first = '', ...rest] = bare.split('/');
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const repository = hasRegistry ? rest.join('/') : rest.length === 0 ? `library/${bare}` : bare;
  return {
    written: text,
    registry: hasRegistry ? first : 'docker.io',
    repository,
    tag,
    digest,
    isPartial: /[${}()]/.test(text),
  };
}
