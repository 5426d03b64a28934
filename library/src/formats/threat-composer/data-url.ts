/**
 * Pictures as data URLs, and as the bytes in them.
 * @module
 */

/** A picture that was inside a URL. */
interface Picture {
  readonly type: string;
  readonly ending: string;
  readonly bytes: Uint8Array;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};
const STEP = 0x2000;

/** The picture in a data URL; undefined when it is another URL, or could not be written again letter by letter. */
export function pictureIn(url: string): Picture | undefined {
  const type = /^data:(image\/[a-z0-9.+-]+);base64,/.exec(url.slice(0, 100))?.[1];
  if (type === undefined) return undefined;
  const bytes = decoded(url.slice(url.indexOf(',') + 1));
  if (bytes === undefined || dataUrlOf(type, bytes) !== url) return undefined;
  return { type, ending: ENDINGS[type] ?? 'img', bytes };
}

/** A data URL of a picture. */
export function dataUrlOf(type: string, bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += STEP) binary += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return `data:${type};base64,${btoa(binary)}`;
}

function decoded(base64: string): Uint8Array | undefined {
  try {
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    return undefined;
  }
}
