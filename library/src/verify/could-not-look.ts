/**
 * The one way for `gather` to say that it could not look; the verdict is then unknown, with this reason.
 * @module
 */

/** Thrown by `gather` when it cannot look: a missing file, a host that does not answer, too much to read. */
export class CouldNotLook extends Error {
  override readonly name = 'CouldNotLook';
}
