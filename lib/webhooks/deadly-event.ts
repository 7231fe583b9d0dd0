/** An event during whose processing the worker ended, again and again. */
export class DeadlyEvent extends Error {
  override readonly name = "DeadlyEvent";

  constructor(times: number) {
    super(`The worker ended ${times} times in the middle of it.`);
  }
}
