"use client";

import { useQueryClient } from "@tanstack/react-query";
import { updateEndpoint } from "#lib/endpoints/actions.ts";
import type { EndpointDetail } from "#lib/endpoints/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { notify } from "../ui/notify.ts";
import { EndpointFields } from "./endpoint-fields.tsx";
import { formOf, useEndpointForm } from "./use-endpoint-form.ts";

export function EditEndpointCard({ merchant, endpoint }: { merchant: string; endpoint: EndpointDetail }) {
  const queries = useQueryClient();
  const { form, errors, busy, change, submit } = useEndpointForm(
    formOf(endpoint),
    (values) => updateEndpoint(merchant, { endpointId: endpoint.id, ...values }),
    () => {
      notify.ok("Saved", { detail: "It counts from the next delivery on." });
      void queries.invalidateQueries({ queryKey: ["endpoints"] });
    },
  );
  return (
    <Card title="Address and events">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <EndpointFields {...{ form, errors }} onChange={change} />
        <div className="mt-5 flex justify-end border-t border-line pt-5">
          <Button type="submit" variant="primary" loading={busy}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  );
}
