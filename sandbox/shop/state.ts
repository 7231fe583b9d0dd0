import { z } from "zod";
import type { Store } from "#sandbox/server/store.ts";

const kept = 50;

/** What the shop answers to what it is told. */
export const shopAnswers = {
  ok: "200 at once",
  slow: "200 after twenty seconds, later than anybody waits",
  error: "500",
  gone: "410: never again",
} as const;
export const shopAnswer = z.enum(["ok", "slow", "error", "gone"]);
export type ShopAnswer = z.infer<typeof shopAnswer>;

const receivedSchema = z.object({
  id: z.string(),
  type: z.string(),
  verified: z.boolean(),
  status: z.number(),
  /** How often this id had come before. */
  repeats: z.number(),
  at: z.string(),
});
export type ShopReceived = z.infer<typeof receivedSchema>;

const shopSchema = z.object({
  secrets: z.array(z.string()),
  answer: shopAnswer,
  received: z.array(receivedSchema),
});
export type ShopChange = Partial<Pick<z.infer<typeof shopSchema>, "secrets" | "answer">>;

export interface ShopState {
  current(): z.infer<typeof shopSchema>;
  change(change: ShopChange): void;
  note(received: Omit<ShopReceived, "repeats">): void;
}

/** What the merchant's shop knows: the secrets of the endpoint that tells it things, and what it was told lately. */
export function createShopState(store: Store): ShopState {
  let shop = shopSchema.parse({ secrets: [], answer: "ok", received: [] });
  store.register({
    name: "shop",
    dump: () => shop,
    load: (data) => {
      shop = shopSchema.parse(data);
    },
  });
  return {
    current: () => shop,
    change(change) {
      shop = { ...shop, ...change };
    },
    note(received) {
      const repeats = shop.received.filter(({ id }) => id === received.id).length;
      shop = { ...shop, received: [{ ...received, repeats }, ...shop.received].slice(0, kept) };
    },
  };
}
