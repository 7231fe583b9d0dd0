"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTransition } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import * as actions from "#lib/provider-account/actions.ts";
import { notify } from "../ui/notify.ts";
import type { AccountProps } from "./use-account.ts";

interface Registration {
  readonly events: string[];
  readonly secret: "stored" | "fresh";
}

/** What can be changed about webhooks in the provider's account; what is shown of it is asked for again afterwards. */
export function useEndpointActions({
  merchant,
  connectionId,
}: Pick<AccountProps, "merchant" | "connectionId">) {
  const [busy, start] = useTransition();
  const queries = useQueryClient();

  function run(work: () => Promise<ActionResult<unknown>>, done: string, after?: () => void) {
    start(async () => {
      const result = await work();
      if (!result.ok) {
        notify.bad("The provider did not do it", { detail: result.error.message });
        return;
      }
      notify.ok(done);
      await queries.invalidateQueries({ queryKey: ["at-provider", merchant, connectionId] });
      after?.();
    });
  }
  const endpoint = (endpointId: string) => ({ connectionId, endpointId });

  return {
    busy,
    register: (input: Registration, after?: () => void) =>
      run(
        () => actions.registerEndpoint(merchant, { connectionId, ...input }),
        "Registered. A test event shows that it works.",
        after,
      ),
    enable: (id: string, enabled: boolean) =>
      run(
        () => actions.changeEndpoint(merchant, { ...endpoint(id), enabled }),
        enabled ? "Switched on" : "Switched off",
      ),
    choose: (id: string, events: string[], after?: () => void) =>
      run(
        () => actions.changeEndpoint(merchant, { ...endpoint(id), events }),
        "Saved at the provider",
        after,
      ),
    remove: (id: string, after?: () => void) =>
      run(() => actions.deleteEndpoint(merchant, endpoint(id)), "Removed at the provider", after),
    test: (id: string) =>
      run(() => actions.testEndpoint(merchant, endpoint(id)), "Sent. It shows up under Webhooks."),
    retry: (deliveryId: string) =>
      run(
        () => actions.retryDelivery(merchant, { connectionId, deliveryId }),
        "The provider sends it again. It is applied once.",
      ),
  };
}

export type EndpointActions = ReturnType<typeof useEndpointActions>;
