const PATIENCE_MS = 15_000;
const ANSWER_SHOWN = 500;

export interface TestAnswer {
  /** Null: no answer came. */
  readonly status: number | null;
  readonly answer: string;
  readonly ms: number;
}

/** One request to an address of our own. No answer is an answer too: a wrong public address shows here first. */
export async function postTest(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array<ArrayBuffer>,
): Promise<TestAnswer> {
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    const answer = (await response.text()).slice(0, ANSWER_SHOWN);
    return { status: response.status, answer, ms: ms() };
  } catch {
    const answer =
      "No answer came from this address. Providers can't reach it either if it is not this server's.";
    return { status: null, answer, ms: ms() };
  }
}
