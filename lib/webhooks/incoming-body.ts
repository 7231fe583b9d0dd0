/** Larger bodies are no notification of any provider. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Providers send within milliseconds and wait five seconds for the answer. */
export const BODY_TIMEOUT_MS = 10_000;

/** A request's body as a door read it. */
export type IncomingBody =
  | { readonly is: "whole"; readonly bytes: Uint8Array }
  /** Not read to its end; `bytes` came, `size` came or was announced. */
  | { readonly is: "too_large" | "too_slow"; readonly bytes: Uint8Array; readonly size: number }
  /** The sender went away: nobody waits for an answer. */
  | { readonly is: "broken_off" };

const NOTHING = new Uint8Array(0);

/** Gathers a body's chunks up to the limit; what was announced as larger is not read at all. */
export class BodyGatherer {
  #chunks: Uint8Array[] = [];
  #size = 0;

  /** False as soon as there is too much of it. */
  add(chunk: Uint8Array): boolean {
    this.#chunks.push(chunk);
    this.#size += chunk.byteLength;
    return this.#size <= MAX_BODY_BYTES;
  }

  whole(): IncomingBody {
    return { is: "whole", bytes: this.#bytes() };
  }

  cut(is: "too_large" | "too_slow"): IncomingBody {
    return { is, bytes: this.#bytes(), size: this.#size };
  }

  #bytes(): Uint8Array {
    const [first = NOTHING] = this.#chunks;
    return this.#chunks.length > 1 ? Buffer.concat(this.#chunks) : first;
  }
}

/** Null when the body may be read; otherwise what is said of one whose announced length is too much. */
export function announcedTooLarge(contentLength: string | null | undefined): IncomingBody | null {
  const size = Number(contentLength ?? 0);
  return size > MAX_BODY_BYTES ? { is: "too_large", bytes: NOTHING, size } : null;
}
