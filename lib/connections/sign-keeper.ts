import type { Scope } from "../auth/scope.ts";
import type { ConnectionId } from "../ids.ts";
import { log } from "../logger.ts";
import type { BreakerState } from "../providers/breaker.ts";
import type { CallSigns } from "../providers/call-signs.ts";
import { type SignPatch, writeSigns } from "./sign-repository.ts";

/** Signs change with every call; their row is written no more often than this. */
const WRITE_EVERY_MS = 5_000;

/** Gathers what calls show of a connection and writes it down now and then: a changed breaker at once, the rest later. */
export class SignKeeper {
  readonly #scope: Pick<Scope, "merchantId">;
  readonly #connectionId: ConnectionId;
  #pending: SignPatch | null = null;
  #writtenAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(scope: Pick<Scope, "merchantId">, connectionId: ConnectionId) {
    this.#scope = { merchantId: scope.merchantId };
    this.#connectionId = connectionId;
  }

  note({ at, answered, ...shown }: CallSigns): void {
    // Only an answer says that the provider is up; a failure is the breaker's to judge.
    const breaker = answered ? { breaker: "closed" as const } : {};
    this.#pending = { ...this.#pending, ...shown, ...breaker, lastUsedAt: at };
    const wait = this.#writtenAt + WRITE_EVERY_MS - Date.now();
    if (wait <= 0) void this.#write();
    else this.#timer ??= setTimeout(() => void this.#write(), wait).unref();
  }

  breakerChanged(breaker: BreakerState): void {
    this.#pending = { ...this.#pending, breaker };
    void this.#write();
  }

  async #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const patch = this.#pending;
    this.#pending = null;
    this.#writtenAt = Date.now();
    if (patch === null) return;
    try {
      await writeSigns(this.#scope, this.#connectionId, patch, new Date());
    } catch (thrown) {
      const connectionId = this.#connectionId;
      log("providers").warn({ err: thrown, connectionId }, "A connection's signs could not be written down");
    }
  }
}
