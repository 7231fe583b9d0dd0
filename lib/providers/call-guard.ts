import { type Answered, Breaker, type BreakerState } from "./breaker.ts";
import type { Pace } from "./contract.ts";
import { Pacer } from "./pacer.ts";

/** Stands before every call of one connection: its pace and its circuit breaker. It never sends twice. */
export class CallGuard {
  readonly #pacer: Pacer;
  readonly #breaker: Breaker;

  constructor(pace: Pace, onChange: (state: BreakerState) => void) {
    this.#pacer = new Pacer(pace);
    this.#breaker = new Breaker(onChange);
  }

  get breaker(): BreakerState {
    return this.#breaker.state;
  }

  /** Whether the breaker would refuse a call now. */
  get isPaused(): boolean {
    return this.#breaker.isPaused;
  }

  /** `probe`: a person asks whether the provider is back, so an open breaker does not hinder. Throws `CallRefused`. */
  async run<T extends Answered>(send: () => Promise<T>, { probe = false } = {}): Promise<T> {
    if (!probe) this.#breaker.assertClosed();
    const leave = await this.#pacer.enter();
    try {
      return await (probe ? this.#breaker.probe(send) : this.#breaker.run(send));
    } finally {
      leave();
    }
  }
}
