/** What a {@link createBatcher batcher} has no room for: refused at once, so that memory has a bound. */
export class Overloaded extends Error {
  override readonly name = "Overloaded";
}

export interface Batcher<Item, Answer> {
  /** Resolves with the answer to this item once its flush is done. */
  add(item: Item): Promise<Answer>;
}

export interface BatcherOptions<Item, Answer> {
  /** One statement for all of them; answers in the order of the items. */
  readonly flush: (items: readonly Item[]) => Promise<readonly Answer[]>;
  readonly sizeOf: (item: Item) => number;
  /** Bounds of one flush. A single item may be larger. */
  readonly maxItems: number;
  readonly maxBytes: number;
  /** Bounds of what waits for a flush. */
  readonly maxWaiting: number;
  readonly maxWaitingBytes: number;
  /** Least time between the starts of two flushes: for work that must never crowd out other work. */
  readonly paceMs?: number;
  /** Whether a failure is one item's own fault: the others are then tried without it. */
  readonly isItemsFault?: (thrown: unknown) => boolean;
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly bytes: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (thrown: unknown) => void;
}

/** Gives one caller its answer. */
type Tell = () => void;

/**
 * Gathers calls into statements, as many as the moment asks for: one flush is in flight, whatever comes meanwhile is the
 * next one. Alone, an item waits for nothing but the end of the event loop's round; under load batches grow by themselves.
 */
export function createBatcher<Item, Answer>(options: BatcherOptions<Item, Answer>): Batcher<Item, Answer> {
  const { flush, sizeOf, maxItems, maxBytes, maxWaiting, maxWaitingBytes, paceMs = 0 } = options;
  let waiting: Waiting<Item, Answer>[] = [];
  let waitingBytes = 0;
  let busy = false;
  let earliest = 0;

  function plan(): void {
    const wait = earliest - performance.now();
    if (wait > 0) setTimeout(run, wait);
    else setImmediate(run);
  }

  async function run(): Promise<void> {
    earliest = performance.now() + paceMs;
    const tells: Tell[] = [];
    await settle(take(), tells);
    const tellAll = () => {
      for (const tell of tells) tell();
    };
    busy = waiting.length > 0;
    if (!busy || paceMs > 0) {
      if (busy) plan();
      return tellAll();
    }
    // The database gets its next flush first, and works while this process gives the answers of the last.
    void run();
    setImmediate(tellAll);
  }

  function take(): Waiting<Item, Answer>[] {
    let count = 0;
    let bytes = 0;
    for (const entry of waiting) {
      if (count > 0 && (count === maxItems || bytes + entry.bytes > maxBytes)) break;
      count += 1;
      bytes += entry.bytes;
    }
    const batch = waiting.slice(0, count);
    waiting = waiting.slice(count);
    waitingBytes -= bytes;
    return batch;
  }

  async function settle(batch: readonly Waiting<Item, Answer>[], tells: Tell[]): Promise<void> {
    try {
      const answers = await flush(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer === undefined)
          tells.push(() => reject(new Error("a flush that answers fewer than it was given")));
        else tells.push(() => resolve(answer));
      });
    } catch (thrown) {
      if (batch.length > 1 && options.isItemsFault?.(thrown)) {
        // Halves find the one at fault in a few statements, however many are good.
        const middle = Math.ceil(batch.length / 2);
        await settle(batch.slice(0, middle), tells);
        await settle(batch.slice(middle), tells);
      } else for (const { reject } of batch) tells.push(() => reject(thrown));
    }
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        const bytes = sizeOf(item);
        if (waiting.length >= maxWaiting || waitingBytes + bytes > maxWaitingBytes)
          return reject(new Overloaded("too much waits for the database"));
        waiting.push({ item, bytes, resolve, reject });
        waitingBytes += bytes;
        if (busy) return;
        busy = true;
        plan();
      }),
  };
}
