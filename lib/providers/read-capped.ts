/** The largest answer we read. */
export const MAX_ANSWER_BYTES = 1024 * 1024;

interface CappedBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly tooLarge: boolean;
}

/** Reads a body up to the cap and lets go of the rest, so that no answer can fill the memory. */
export async function readCapped(
  body: AsyncIterable<Uint8Array> | null,
  cap = MAX_ANSWER_BYTES,
): Promise<CappedBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > cap) break;
  }
  return { bytes: joined(chunks, Math.min(size, cap)), tooLarge: size > cap };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, size - offset);
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  return bytes;
}
