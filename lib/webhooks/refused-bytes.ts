const WINDOW_MS = 60_000;
const WHOLE_BYTES = 16 * 1024 * 1024;
const CUT_BYTES = 16 * 1024 * 1024;

/** What is kept of a request beyond the bound: enough to see what it was. */
export const CUT_TO = 4 * 1024;

/**
 * How much of a connection's refused requests is kept. The whole bytes, so that a person can let the event in later
 * (PayIn never sends again after a 4xx), as long as they stay under 16 MiB in a minute; the first 4 kB of further ones;
 * and when those have filled as much again, only that they came.
 */
export class RefusedBytes {
  #since = Number.NEGATIVE_INFINITY;
  #kept = 0;

  /** The part of `body` to keep. */
  admit(body: Uint8Array, now: number): Uint8Array {
    if (now - this.#since >= WINDOW_MS) {
      this.#since = now;
      this.#kept = 0;
    }
    const kept = this.#kept + body.byteLength <= WHOLE_BYTES ? body : body.subarray(0, CUT_TO);
    if (this.#kept + kept.byteLength > WHOLE_BYTES + CUT_BYTES) return body.subarray(0, 0);
    this.#kept += kept.byteLength;
    return kept;
  }
}
