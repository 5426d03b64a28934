/**
 * What `uses:` names: an action or workflow of a repository, one of this repository, or an image.
 * @module
 */
import { imageReference } from '../dockerfile/image-reference.ts';

export interface ActionReference {
  readonly kind: 'repository' | 'local' | 'image';
  /** Without what follows the `@`. */
  readonly name: string;
  /** A branch, a tag or a commit. */
  readonly at: string;
  /** Whether it can only ever be one content: a whole commit, or a digest; what is local is part of this commit. */
  readonly isFixed: boolean;
}

/** Takes a reference apart. */
export function actionReference(written: string): ActionReference {
  const text = written.trim();
  if (/^\.{1,2}\//.test(text)) return { kind: 'local', name: text, at: '', isFixed: true };
  if (text.startsWith('docker://')) {
    const image = imageReference(text.slice('docker://'.length));
    const name = `${image.registry}/${image.repository}`;
    return { kind: 'image', name, at: image.digest ?? image.tag ?? '', isFixed: image.digest !== undefined };
  }
  const at = text.lastIndexOf('@');
  const name = at < 0 ? text : text.slice(0, at);
  const version = at < 0 ? '' : text.slice(at + 1);
  return { kind: 'repository', name, at: version, isFixed: /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(version) };
}
