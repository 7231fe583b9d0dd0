import type { StreamSignal } from "./event-contract.ts";

/** Signals between a socket that pushes and a loop that pulls. After `end` the loop still gets what had come before. */
export function createSignalQueue(): {
  readonly signals: AsyncIterable<StreamSignal>;
  push(signal: StreamSignal): void;
  end(): void;
  readonly size: () => number;
} {
  const waiting: StreamSignal[] = [];
  let ended = false;
  let wake: (() => void) | undefined;
  const stir = (): void => {
    wake?.();
    wake = undefined;
  };
  return {
    size: () => waiting.length,
    push(signal) {
      if (ended) return;
      waiting.push(signal);
      stir();
    },
    end() {
      ended = true;
      stir();
    },
    signals: {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          const next = waiting.shift();
          if (next !== undefined) yield next;
          else if (ended) return;
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      },
    },
  };
}
