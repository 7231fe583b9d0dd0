/** The sandbox's business clock: real time plus whatever the control API has skipped. Signatures use real time. */
export interface Clock {
  now(): number;
  iso(): string;
  advance(ms: number): void;
  reset(): void;
}

export function createClock(): Clock {
  let skipped = 0;
  const now = () => Date.now() + skipped;
  return {
    now,
    iso: () => new Date(now()).toISOString(),
    advance: (ms) => {
      skipped += ms;
    },
    reset: () => {
      skipped = 0;
    },
  };
}
