export interface PostInput {
  url: string;
  body: string;
  headers: Record<string, string>;
  timeoutMs: number;
}

export interface PostOutcome {
  status: number | null;
  error: string | null;
  durationMs: number;
}

/** One HTTP POST of exactly these bytes. Redirects are not followed: a receiver that moves has not taken the event. */
export async function postBytes(input: PostInput): Promise<PostOutcome> {
  const startedAt = Date.now();
  const done = (status: number | null, error: string | null) => ({
    status,
    error,
    durationMs: Date.now() - startedAt,
  });
  try {
    const response = await fetch(input.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...input.headers },
      body: input.body,
      redirect: "manual",
      signal: AbortSignal.timeout(input.timeoutMs),
    });
    await response.arrayBuffer();
    return done(response.status, null);
  } catch (error) {
    return done(null, error instanceof Error && error.name === "TimeoutError" ? "timeout" : "network error");
  }
}
