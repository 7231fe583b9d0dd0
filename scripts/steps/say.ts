import { styleText } from "node:util";
import { stopSignal } from "./stop-signal.ts";

/** A problem that one sentence explains: it is printed without a stack. */
export class PlainError extends Error {
  override readonly name = "PlainError";
}

/** Does one step and prints a line with its time; `detail` of the answer follows the title. */
export async function step<T>(
  title: string,
  work: () => Promise<T> | T,
  detail?: (result: T) => string,
): Promise<T> {
  stopSignal.throwIfAborted();
  const started = performance.now();
  const note = setTimeout(() => line("…", title, "working"), 4_000);
  try {
    const result = await work();
    const extra = detail?.(result);
    line(
      styleText("green", "✓"),
      title,
      [extra, seconds(performance.now() - started)].filter(Boolean).join(" · "),
    );
    return result;
  } catch (error) {
    line(styleText("red", "✗"), title, seconds(performance.now() - started));
    throw error;
  } finally {
    clearTimeout(note);
  }
}

export function say(text: string): void {
  console.log(`  ${text}`);
}

/** Prints what went wrong and ends with exit code 1. */
export function endWith(error: unknown): never {
  const expected = error instanceof Error && !("code" in error && error.code === "ERR_ASSERTION");
  console.error(expected ? `\n${error.message}` : error);
  if (expected && !(error instanceof PlainError) && process.env.LOG_LEVEL === "debug")
    console.error(error.stack);
  process.exit(1);
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function line(mark: string, title: string, rest: string): void {
  console.log(`  ${mark} ${title.padEnd(22)} ${styleText("dim", rest)}`);
}
