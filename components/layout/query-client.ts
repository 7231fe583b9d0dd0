import { QueryCache, QueryClient } from "@tanstack/react-query";
import { SignedOut } from "./fetch-json.ts";

/**
 * Asks once more after a failure, but nothing once the session has ended: then `leave` is called, once, so that nothing of
 * what the reader saw stays on the screen.
 */
export function makeQueryClient(leave: () => void): QueryClient {
  let isLeaving = false;
  const queryCache = new QueryCache({
    onError(error) {
      if (!(error instanceof SignedOut) || isLeaving) return;
      isLeaving = true;
      leave();
    },
  });
  const retry = (failures: number, error: Error) => !(error instanceof SignedOut) && failures < 1;
  return new QueryClient({ queryCache, defaultOptions: { queries: { staleTime: 30_000, retry } } });
}
