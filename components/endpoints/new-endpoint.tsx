"use client";

import { useState } from "react";
import { createEndpoint } from "#lib/endpoints/actions.ts";
import type { ShownSecret } from "#lib/endpoints/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { EndpointFields } from "./endpoint-fields.tsx";
import { NewSecret } from "./new-secret.tsx";
import { EMPTY_FORM, useEndpointForm } from "./use-endpoint-form.ts";
import { VerifyGuide } from "./verify-guide.tsx";

/** The form, and after it the secret, once. */
export function NewEndpoint({ merchant }: { merchant: string }) {
  const [made, setMade] = useState<ShownSecret | null>(null);
  const { form, errors, busy, change, submit } = useEndpointForm(
    EMPTY_FORM,
    (values) => createEndpoint(merchant, values),
    setMade,
  );
  const base = `/${merchant}/webhooks/endpoints`;
  if (made !== null) return <Made merchant={merchant} made={made} />;
  return (
    <form
      noValidate
      className="mt-5 max-w-[760px]"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Card title="New endpoint">
        <EndpointFields {...{ form, errors }} onChange={change} />
        <div className="mt-5 flex flex-wrap justify-end gap-2 border-t border-line pt-5">
          <LinkButton href={base}>Cancel</LinkButton>
          <Button type="submit" variant="primary" loading={busy}>
            Add endpoint
          </Button>
        </div>
      </Card>
    </form>
  );
}

function Made({ merchant, made }: { merchant: string; made: ShownSecret }) {
  return (
    <div className="mt-5 grid max-w-[760px] gap-4">
      <Card title="The endpoint is there. This is its secret.">
        <NewSecret secret={made.secret} />
      </Card>
      <Card title="Check each request with it">
        <VerifyGuide />
      </Card>
      <div className="flex justify-end">
        <LinkButton href={`/${merchant}/webhooks/endpoints/${made.endpointId}`} variant="primary">
          Open the endpoint
        </LinkButton>
      </div>
    </div>
  );
}
