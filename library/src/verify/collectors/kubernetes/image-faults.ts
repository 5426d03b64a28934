/**
 * What may be wrong with the name of an image, in words that follow the name of its user; undefined when nothing is.
 * @module
 */
import type { ImageReference } from '../../../inputs/dockerfile/image-reference.ts';

/** An image that may change under its name. */
export function digestFault({ digest, written }: ImageReference): string | undefined {
  return digest === undefined ? `uses "${written}" without a digest` : undefined;
}

/** A tag that stands for whatever was built last. */
export function tagFault(
  { digest, tag, written, isPartial }: ImageReference,
  floating: readonly string[] = [],
): string | undefined {
  if (digest !== undefined || isPartial) return undefined;
  const moves = tag === undefined || tag === 'latest' || floating.includes(tag);
  return moves ? `uses "${written}", which may be any version` : undefined;
}

/** A registry the claim does not allow; `gcr.io` allows `eu.gcr.io`, `example.com/team` only what is below it. */
export function registryFault(
  { registry, repository, written }: ImageReference,
  allowed: readonly string[] | undefined,
): string | undefined {
  if (allowed === undefined) return undefined;
  const whole = `${registry}/${repository}`;
  const isAllowed = allowed.some((one) => {
    const prefix = one.replace(/\/+$/, '');
    return whole.startsWith(`${prefix}/`) || (!prefix.includes('/') && registry.endsWith(`.${prefix}`));
  });
  return isAllowed ? undefined : `uses "${written}" from "${registry}", which is not allowed`;
}
