import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { readBody } from "#sandbox/control/read-body.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, formOf, headerOf, json, seeOther } from "#sandbox/server/http.ts";
import type { SandboxContext } from "#sandbox/server/provider.ts";
import type { Route } from "#sandbox/server/router.ts";
import { route } from "#sandbox/server/router.ts";
import { showShop } from "./page.ts";
import { createShopState, type ShopAnswer, shopAnswer } from "./state.ts";
import { verifyForwarded } from "./verify.ts";

const slowMs = 20_000;

const changeSchema = z.object({
  secrets: z.array(z.string().startsWith("whsec_")).max(10).optional(),
  answer: shopAnswer.optional(),
});
const forwarded = z.object({ type: z.string() });

const statusOf: Record<ShopAnswer, number> = { ok: 200, slow: 200, error: 500, gone: 410 };

/** The merchant's own shop, which an endpoint of Paydeck's demo tells things. */
export function shopRoutes({ store }: SandboxContext): Route[] {
  const shop = createShopState(store);

  async function receive(request: SandboxRequest): Promise<Reply> {
    const { secrets, answer } = shop.current();
    // Signatures keep real time, whatever the sandbox's clock says.
    const now = new Date();
    const verified = verifyForwarded(request, secrets, now);
    const status = verified ? statusOf[answer] : 401;
    const type = forwarded.safeParse(bodyOf(request)).data?.type ?? "unreadable";
    shop.note({
      id: headerOf(request, "webhook-id") ?? "",
      type,
      verified,
      status,
      at: now.toISOString(),
    });
    if (verified && answer === "slow") await wait(slowMs, undefined, { ref: false });
    return json(status, { received: status === 200 });
  }

  return [
    route("GET", "/shop", () => showShop(shop)),
    route("POST", "/shop", (request) => {
      if (headerOf(request, "sec-fetch-site") === "cross-site")
        return json(403, { ok: false, message: "not from another site" });
      const answer = shopAnswer.safeParse(formOf(request).get("answer"));
      if (answer.success) shop.change({ answer: answer.data });
      return seeOther("/shop");
    }),
    route("POST", "/shop/webhooks", receive),
    route("GET", "/_control/shop", () => {
      const { answer, received } = shop.current();
      return json(200, { ok: true, answer, received });
    }),
    route("POST", "/_control/shop", (request) => {
      const { secrets, answer } = readBody(request, changeSchema);
      shop.change({ ...(secrets && { secrets }), ...(answer && { answer }) });
      return json(200, { ok: true });
    }),
  ];
}
