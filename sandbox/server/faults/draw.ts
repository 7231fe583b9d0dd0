/** Numbers from 0 to 1 that come in the same order for the same seed. */
export interface Draw {
  next(seed: number): number;
}

/** One per provider; another seed, or the first one again after it, begins anew. */
export function createDraw(): Draw {
  let begunWith: number | undefined;
  let state = 0;
  return {
    next(seed) {
      if (seed !== begunWith) {
        begunWith = seed;
        state = seed;
      }
      // Mulberry32: small, and even enough for a hundred calls.
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
  };
}
