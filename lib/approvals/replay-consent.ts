import { actorName } from "../auth/scope.ts";
import type { ReplayConsent } from "../replays/consent.ts";
import { heldContent } from "../replays/held-replay.ts";
import { replayHash } from "./content-hash.ts";
import { openRequest } from "./open-request.ts";
import { withdrawApproval } from "./withdraw-approval.ts";

/** Holds a replay of very many events until a second person has decided. Nothing is sent meanwhile. */
export const replayConsent: ReplayConsent = {
  async ask(tx, scope, replayId) {
    const content = await heldContent(tx, scope, replayId, null);
    if (content === null) throw new Error("a replay that asks for a second person is held");
    const about = { replayId };
    await openRequest(tx, scope, { kind: "replay", about, contentHash: replayHash(content), at: new Date() });
  },
  async withdraw(tx, scope, replayId) {
    const note = `Called off by ${actorName(scope.actor)}`;
    await withdrawApproval(tx, scope, { replayId }, { note, at: new Date() });
  },
};
