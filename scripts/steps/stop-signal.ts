const asked = new AbortController();

/** Aborted by the first signal that asks to stop, also in the middle of starting. */
export const stopSignal: AbortSignal = asked.signal;

/** Listens from the first moment on; Ctrl-C arrives twice, from the terminal and from npm. */
export function listenForStop(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => asked.abort(new Error("Stopped before it was ready.")));
  }
}

/** Resolves when a stop is asked for. */
export function stopAsked(): Promise<undefined> {
  return new Promise((resolve) => {
    if (stopSignal.aborted) resolve(undefined);
    stopSignal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
}
