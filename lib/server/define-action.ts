import type { z } from "zod";
import type { ActionResult } from "../action-result.ts";
import type { Permission } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { assertSameOrigin } from "./assert-same-origin.ts";
import { authorize } from "./authorize.ts";
import { describeFailure } from "./describe-failure.ts";

/** A server action for members: checks the origin, then the permission, then the input; then runs. */
export function defineAction<Input extends z.ZodType, T>(definition: {
  readonly permission: Permission;
  readonly input: Input;
  run(scope: Scope, input: z.output<Input>): Promise<T>;
}): (merchantSlug: string, raw: z.input<Input>) => Promise<ActionResult<T>> {
  return async (merchantSlug, raw) => {
    try {
      await assertSameOrigin();
      const scope = await authorize(merchantSlug, definition.permission);
      const input = definition.input.parse(raw);
      return { ok: true, value: await definition.run(scope, input) };
    } catch (thrown) {
      return { ok: false, error: describeFailure(thrown, definition.permission) };
    }
  };
}
