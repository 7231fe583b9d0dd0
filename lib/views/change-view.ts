import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import type { SavedView } from "../db/generated/client.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { memberOf } from "./member-of.ts";
import { lockSeenView, patchView, removeView } from "./repository.ts";
import type { renameViewInput, shareViewInput, updateViewInput, viewIdInput } from "./schema.ts";

type Id = z.output<typeof viewIdInput>;

export async function renameView(scope: Scope, { viewId, name }: z.output<typeof renameViewInput>) {
  return change(scope, viewId, "own", "rename", (tx) => patchView(tx, scope, viewId, { name, ...now() }));
}

export async function updateView(scope: Scope, { viewId, query }: z.output<typeof updateViewInput>) {
  return change(scope, viewId, "own", "update", (tx) => patchView(tx, scope, viewId, { query, ...now() }));
}

export async function deleteView(scope: Scope, { viewId }: Id) {
  return change(scope, viewId, "own", "delete", (tx) => removeView(tx, scope, viewId));
}

/** For holders of `views.share`: somebody else's, as long as it is shared. */
export async function deleteSharedView(scope: Scope, { viewId }: Id) {
  return change(scope, viewId, "shared", "delete", (tx) => removeView(tx, scope, viewId));
}

/** For holders of `views.share`: one's own is shared, and any shared one is taken back to its owner. */
export async function shareView(scope: Scope, { viewId, shared }: z.output<typeof shareViewInput>) {
  const what = shared ? "share" : "unshare";
  return change(scope, viewId, "shared", what, (tx) => patchView(tx, scope, viewId, { shared, ...now() }));
}

/** Audited as soon as others see it; what is only one's own is nobody else's business. */
async function change(
  scope: Scope,
  viewId: string,
  reach: "own" | "shared",
  verb: string,
  write: (tx: Tx, row: SavedView) => Promise<void>,
): Promise<{ id: string }> {
  const memberId = memberOf(scope);
  await unit(async (tx) => {
    const row = await lockSeenView(tx, scope, memberId, viewId);
    if (row === null) throw notFound("View");
    if (reach === "own" && row.ownerId !== memberId)
      throw new AppError("forbidden", "This view is somebody else's. Save it as your own to change it.");
    await write(tx, row);
    if (!row.shared && verb !== "share") return;
    await writeAudit(tx, scope, {
      action: `view.${verb}`,
      targetType: "view",
      targetId: row.id,
      detail: { name: row.name, query: withoutSearch(row.query) },
    });
  });
  return { id: viewId };
}

/** What was searched for may be a person's name or e-mail. */
function withoutSearch(query: string): string {
  const search = new URLSearchParams(query);
  if (search.has("q")) search.set("q", "…");
  return search.toString();
}

const now = () => ({ updatedAt: systemClock.now() });
