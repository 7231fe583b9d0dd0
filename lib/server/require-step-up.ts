import { AppError } from "../errors.ts";
import { requireRecentFactor } from "../factors/step-up.ts";
import { currentSession } from "./current-session.ts";

/** Throws `step_up_required` unless whoever sent this request has shown who they are a short while ago. */
export async function requireStepUp(): Promise<void> {
  const reader = await currentSession();
  if (!reader) throw new AppError("not_signed_in", "Sign in to continue.");
  await requireRecentFactor({ id: reader.id, userId: reader.user.id });
}
