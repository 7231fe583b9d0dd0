import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archivePaymentLink } from "./archive-payment-link.ts";
import { createPaymentLink } from "./create-payment-link.ts";
import { getPaymentLink } from "./get-payment-link.ts";
import { publishPaymentLink } from "./publish-payment-link.ts";
import { restorePaymentLink } from "./restore-payment-link.ts";
import { syncNativeLink } from "./sync-native-link.ts";
import { type LinkWorld, makeLinkWorld } from "./testing/link-world.ts";
import { unpublishPaymentLink } from "./unpublish-payment-link.ts";

let world: LinkWorld;
beforeAll(async () => {
  world = await makeLinkWorld();
});
afterAll(() => world.close());

async function aNativeLink() {
  const ways = [{ connectionId: world.connections.payin }];
  const form = world.form({ amount: "25.00", currency: "USD", ways });
  const { id } = await createPaymentLink(world.scope, form);
  const settle = async () => {
    await syncNativeLink(world.scope, { linkId: id, connectionId: world.connections.payin });
    const link = await getPaymentLink(world.scope, { linkId: id });
    return { state: link.state, copy: link.ways[0]?.nativeState, url: link.ways[0]?.nativeUrl ?? null };
  };
  return { linkId: id, settle, opened: await settle() };
}

describe("a link with a copy at its provider", () => {
  test("goes back to a draft on both sides, and opens again at the same address", async () => {
    const { linkId, settle, opened } = await aNativeLink();
    expect(opened).toMatchObject({ state: "open", copy: "published", url: expect.stringMatching(/^http/) });
    await unpublishPaymentLink(world.scope, { linkId });
    expect(await settle()).toEqual({ state: "draft", copy: "draft", url: null });
    expect((await fetch(opened.url ?? "")).status).toBe(404);
    await publishPaymentLink(world.scope, { linkId });
    expect(await settle()).toEqual(opened);
  });

  test("comes back from the archive as it was", async () => {
    const { linkId, settle, opened } = await aNativeLink();
    await archivePaymentLink(world.scope, { linkId });
    expect(await settle()).toEqual({ state: "archived", copy: "archived", url: null });
    expect(await getPaymentLink(world.scope, { linkId })).toMatchObject({ canRestore: true });
    await restorePaymentLink(world.scope, { linkId });
    expect(await settle()).toEqual(opened);
  });
});

test("a link without such a copy stays archived", async () => {
  const { id: linkId } = await createPaymentLink(world.scope, world.form({}));
  expect(await getPaymentLink(world.scope, { linkId })).toMatchObject({ canUnpublish: false });
  await archivePaymentLink(world.scope, { linkId });
  await expect(restorePaymentLink(world.scope, { linkId })).rejects.toThrow("no copy at a provider");
  expect(await getPaymentLink(world.scope, { linkId })).toMatchObject({
    state: "archived",
    canRestore: false,
  });
});
