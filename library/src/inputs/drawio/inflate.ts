/**
 * The compressed body of a page of draw.io: base64 around raw deflate (RFC 1951) around percent-encoding around XML.
 * @module
 */

/** The largest body that is unpacked, in bytes. */
const LARGEST = 64 * 1024 * 1024;
/** How many times its own size a body may become; the XML of drawings comes to about twenty. */
const LARGEST_RATIO = 200;
/** Below this size no ratio is suspicious. */
const SMALL = 1024 * 1024;

/** What was unpacked, or why nothing was. */
export type Inflated = { readonly text: string } | { readonly reason: string };

/** Unpacks a body; stops as soon as it becomes too large. */
export async function inflate(body: string): Promise<Inflated> {
  const packed = bytesOf(body);
  if (packed === undefined) return { reason: 'expected the body of the page in base64' };
  const most = Math.min(LARGEST, Math.max(SMALL, packed.length * LARGEST_RATIO));
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const chunk: Uint8Array = next.value;
      size += chunk.length;
      if (size > most) {
        await reader.cancel();
        return { reason: `expected at most ${most} bytes in the body of the page, found more` };
      }
      chunks.push(chunk);
    }
  } catch {
    return { reason: 'expected the body of the page to be deflated' };
  }
  return { text: decoded(new TextDecoder().decode(joined(chunks, size))) };
}

function bytesOf(body: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(body.replace(/\s+/g, ''));
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
    return bytes;
  } catch {
    return undefined;
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
