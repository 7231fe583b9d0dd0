import type { z } from "zod";
import type { ActionResult } from "../action-result.ts";
import { actingFrom } from "../audit/acting.ts";
import type { Permission } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { behindWall } from "../db/walls/wall.ts";
import { assertSameOrigin } from "./assert-same-origin.ts";
import { authorize } from "./authorize.ts";
import { declareAccess } from "./declared-access.ts";
import { describeFailure } from "./describe-failure.ts";
import { requestOrigin } from "./request-origin.ts";
import { requireStepUp } from "./require-step-up.ts";

/**
 * A server action for members: checks the origin, then the permission, then the input; then runs. With `stepUp` it asks
 * before that for a second factor that was shown a few minutes ago at most: `step_up_required` tells the browser, which
 * asks for one and sends the same again.
 */
export function defineAction<Input extends z.ZodType, T>(definition: {
  readonly permission: Permission;
  readonly stepUp?: boolean;
  readonly input: Input;
  run(scope: Scope, input: z.output<Input>): Promise<T>;
}): (merchantSlug: string, raw: z.input<Input>) => Promise<ActionResult<T>> {
  const { stepUp = false } = definition;
  const action = async (merchantSlug: string, raw: z.input<Input>): Promise<ActionResult<T>> => {
    try {
      await assertSameOrigin();
      const scope = await authorize(merchantSlug, definition.permission);
      const input = definition.input.parse(raw);
      if (stepUp) await requireStepUp();
      const value = await actingFrom(await requestOrigin(), () =>
        behindWall(scope, () => definition.run(scope, input)),
      );
      return { ok: true, value };
    } catch (thrown) {
      return { ok: false, error: describeFailure(thrown, definition.permission) };
    }
  };
  return declareAccess(action, { needs: "permission", permission: definition.permission, stepUp });
}
