/** Calls `work` on the first call only: a second Ctrl-C must not stop twice. */
export function once(work: () => Promise<void>): () => void {
  let called = false;
  return () => {
    if (called) return;
    called = true;
    void work();
  };
}
