import type { z } from "zod";
import type { ActionResult } from "../action-result.ts";
import { actingFrom } from "../audit/acting.ts";
import { assertSameOrigin } from "./assert-same-origin.ts";
import { declareAccess } from "./declared-access.ts";
import { describeFailure } from "./describe-failure.ts";
import { requestOrigin } from "./request-origin.ts";

/** A server action for whoever is on their way in: what it is given proves itself. */
export function defineOpenAction<Input extends z.ZodType, T>(definition: {
  readonly name: string;
  readonly input: Input;
  run(input: z.output<Input>): Promise<T>;
}): (raw: z.input<Input>) => Promise<ActionResult<T>> {
  const action = async (raw: z.input<Input>): Promise<ActionResult<T>> => {
    try {
      await assertSameOrigin();
      const input = definition.input.parse(raw);
      const value = await actingFrom(await requestOrigin(), () => definition.run(input));
      return { ok: true, value };
    } catch (thrown) {
      return { ok: false, error: describeFailure(thrown, definition.name) };
    }
  };
  return declareAccess(action, { needs: "nothing" });
}
