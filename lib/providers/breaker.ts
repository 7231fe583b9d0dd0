import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleAll,
  type IBreaker,
  SamplingBreaker,
} from "cockatiel";
import { CallRefused } from "./call-refused.ts";

export type BreakerState = "closed" | "open" | "half_open";

/** What the breaker reads of an answer. */
export interface Answered {
  readonly status: number;
}

/** How long it stays open: the first time, the second in a row, and so on; the last one is kept. */
const PAUSES_MS = [5_000, 15_000, 30_000, 60_000] as const;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Stops calling a provider that is down. Only what a provider in order never does counts against it: 5xx, a broken
 * connection, no answer in time. A refusal (4xx) is an answer.
 */
export class Breaker {
  readonly #counter = new FailureCounter();
  readonly #policy: CircuitBreakerPolicy;
  #openSince: Date | null = null;
  #triedAgainAt = new Date(0);

  constructor(onChange: (state: BreakerState) => void) {
    this.#policy = circuitBreaker(
      handleAll.orWhenResult((answer) => isOutage(answer)),
      {
        breaker: this.#counter,
        halfOpenAfter: new DelegateBackoff(({ attempt }) => this.#pauseFor(attempt)),
      },
    );
    this.#policy.onStateChange((state) => {
      if (state === CircuitState.Closed) this.#openSince = null;
      const name = NAMES[state];
      if (name !== undefined) onChange(name);
    });
  }

  get state(): BreakerState {
    return NAMES[this.#policy.state] ?? "open";
  }

  /** Whether a call would be refused now. */
  get isPaused(): boolean {
    const { state } = this;
    return state !== "closed" && (state !== "open" || Date.now() < this.#triedAgainAt.getTime());
  }

  /** Throws {@link CallRefused} while it is open, and while one call tries whether the provider is back. */
  assertClosed(): void {
    if (!this.isPaused) return;
    const now = Date.now();
    const retryAfterMs = Math.max(this.#triedAgainAt.getTime() - now, 1_000);
    const again = new Date(now + retryAfterMs);
    const message = `Nothing was sent: the provider keeps failing, so calls to it are paused since ${utc(this.#openSince ?? again)}. It is tried again at ${utc(again)}.`;
    throw new CallRefused({ code: "unavailable", message, retryAfterMs });
  }

  /** Sends when it is closed, or as the one call that tries whether the provider is back. */
  async run<T extends Answered>(send: () => Promise<T>): Promise<T> {
    this.assertClosed();
    return this.#policy.execute(send);
  }

  /** Sends although it may be open; an answer closes it. */
  async probe<T extends Answered>(send: () => Promise<T>): Promise<T> {
    if (this.state === "closed") return this.run(send);
    const answer = await send();
    if (!isOutage(answer)) this.#close();
    return answer;
  }

  #close(): void {
    if (this.state === "closed") return;
    this.#counter.forget();
    // Holding it open and letting go is how this policy is closed by hand.
    this.#policy.isolate().dispose();
  }

  #pauseFor(attempt: number): number {
    const pause = PAUSES_MS[attempt - 1] ?? LONGEST_PAUSE_MS;
    this.#openSince ??= new Date();
    this.#triedAgainAt = new Date(Date.now() + pause);
    return pause;
  }
}

const NAMES: Readonly<Partial<Record<CircuitState, BreakerState>>> = {
  [CircuitState.Closed]: "closed",
  [CircuitState.Open]: "open",
  [CircuitState.HalfOpen]: "half_open",
};

/** Opens on five failures in a row, or when half of a busy half minute failed. */
class FailureCounter implements IBreaker {
  state: unknown = null;
  readonly #inARow = new ConsecutiveBreaker(5);
  readonly #sampled = new SamplingBreaker({ threshold: 0.5, duration: 30_000, minimumRps: 0.5 });

  success(state: CircuitState): void {
    this.#inARow.success();
    this.#sampled.success(state);
  }

  failure(state: CircuitState): boolean {
    const inARow = this.#inARow.failure();
    return this.#sampled.failure(state) || inARow;
  }

  forget(): void {
    this.success(CircuitState.HalfOpen);
  }
}

function isOutage(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "status" in answer && Number(answer.status) >= 500;
}

function utc(moment: Date): string {
  return `${moment.toISOString().slice(11, 19)} UTC`;
}
