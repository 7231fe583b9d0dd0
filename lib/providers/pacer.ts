import { CallRefused } from "./call-refused.ts";
import type { Pace } from "./contract.ts";

const MINUTE = 60_000;
/** A call that can't begin by then is refused: whoever waits for it can be told, and the queue can come back later. */
const LONGEST_WAIT_MS = 3_000;

interface Waiter {
  readonly begin: () => void;
  readonly giveUp: NodeJS.Timeout;
}

/** Keeps calls within a provider's pace: so many at once, so many in any 60 seconds. Others wait, first come first served. */
export class Pacer {
  readonly #pace: Pace;
  readonly #waiting: Waiter[] = [];
  #starts: number[] = [];
  #active = 0;
  #wake: NodeJS.Timeout | undefined;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /** Resolves when the call may begin, with what is to be called at its end. Throws {@link CallRefused}. */
  async enter(): Promise<() => void> {
    const wait = this.#minuteIsFullFor(this.#waiting.length);
    if (wait > LONGEST_WAIT_MS) throw tooMany(wait);
    if (this.#waiting.length > 0 || !this.#canBegin()) await this.#queue();
    else this.#begin();
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#active -= 1;
      this.#admit();
    };
  }

  #queue(): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(tooMany(Math.max(this.#minuteIsFullFor(0), 1_000)));
      }, LONGEST_WAIT_MS);
      const waiter: Waiter = { begin: resolve, giveUp };
      this.#waiting.push(waiter);
      this.#admit();
    });
  }

  /** Lets in as many as may begin, and comes back when the minute has room again. */
  #admit(): void {
    while (this.#waiting.length > 0 && this.#canBegin()) {
      const next = this.#waiting.shift();
      clearTimeout(next?.giveUp);
      this.#begin();
      next?.begin();
    }
    clearTimeout(this.#wake);
    const wait = this.#minuteIsFullFor(0);
    if (this.#waiting.length > 0 && wait > 0) this.#wake = setTimeout(() => this.#admit(), wait);
  }

  #begin(): void {
    this.#active += 1;
    if (this.#pace.perMinute !== undefined) this.#starts.push(Date.now());
  }

  #canBegin(): boolean {
    return this.#active < this.#pace.concurrent && this.#minuteIsFullFor(0) === 0;
  }

  /** Milliseconds until the minute has room for one more call behind `ahead` others; 0: it has. */
  #minuteIsFullFor(ahead: number): number {
    const { perMinute } = this.#pace;
    if (perMinute === undefined) return 0;
    const now = Date.now();
    this.#starts = this.#starts.filter((start) => start > now - MINUTE);
    const mustEnd = this.#starts[this.#starts.length + ahead - perMinute];
    if (mustEnd !== undefined) return mustEnd + MINUTE - now;
    return this.#starts.length + ahead < perMinute ? 0 : MINUTE;
  }
}

function tooMany(retryAfterMs: number): CallRefused {
  const seconds = Math.ceil(retryAfterMs / 1_000);
  const message = `Nothing was sent: this many calls at once are more than the provider takes. There is room again in ${seconds} s.`;
  return new CallRefused({ code: "rate_limited", message, retryAfterMs });
}
