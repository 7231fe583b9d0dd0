import type { z } from "zod";
import type { ActionResult } from "../action-result.ts";
import { AppError } from "../errors.ts";
import type { LiveSession } from "../team/membership.ts";
import { assertSameOrigin } from "./assert-same-origin.ts";
import { currentSession } from "./current-session.ts";
import { describeFailure } from "./describe-failure.ts";

/** A server action on what belongs to the reader rather than to a merchant: being signed in is all it needs. */
export function defineOwnAction<Input extends z.ZodType, T>(definition: {
  readonly name: string;
  readonly input: Input;
  run(reader: LiveSession, input: z.output<Input>): Promise<T>;
}): (raw: z.input<Input>) => Promise<ActionResult<T>> {
  return async (raw) => {
    try {
      await assertSameOrigin();
      const reader = await currentSession();
      if (!reader) throw new AppError("not_signed_in", "Sign in to continue.");
      return { ok: true, value: await definition.run(reader, definition.input.parse(raw)) };
    } catch (thrown) {
      return { ok: false, error: describeFailure(thrown, definition.name) };
    }
  };
}
