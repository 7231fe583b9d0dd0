import type { z } from "zod";
import type { ActionResult } from "../action-result.ts";
import { actingFrom } from "../audit/acting.ts";
import { AppError } from "../errors.ts";
import type { LiveSession } from "../team/membership.ts";
import { assertSameOrigin } from "./assert-same-origin.ts";
import { currentSession } from "./current-session.ts";
import { declareAccess } from "./declared-access.ts";
import { describeFailure } from "./describe-failure.ts";
import { requestOrigin } from "./request-origin.ts";
import { requireStepUp } from "./require-step-up.ts";

/** A server action on what belongs to the reader rather than to a merchant: being signed in is all it needs. */
export function defineOwnAction<Input extends z.ZodType, T>(definition: {
  readonly name: string;
  readonly stepUp?: boolean;
  readonly input: Input;
  run(reader: LiveSession, input: z.output<Input>): Promise<T>;
}): (raw: z.input<Input>) => Promise<ActionResult<T>> {
  const { stepUp = false } = definition;
  const action = async (raw: z.input<Input>): Promise<ActionResult<T>> => {
    try {
      await assertSameOrigin();
      const reader = await currentSession();
      if (!reader) throw new AppError("not_signed_in", "Sign in to continue.");
      const input = definition.input.parse(raw);
      if (stepUp) await requireStepUp();
      const value = await actingFrom(await requestOrigin(), () => definition.run(reader, input));
      return { ok: true, value };
    } catch (thrown) {
      return { ok: false, error: describeFailure(thrown, definition.name) };
    }
  };
  return declareAccess(action, { needs: "session", stepUp });
}
