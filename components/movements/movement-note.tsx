"use client";

import type { Movements } from "#lib/movements/schema.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { Note } from "../ui/note.tsx";
import { Time } from "../ui/time.tsx";
import { MovementSteps, type StepsProps } from "./movement-steps.tsx";

/** What a refund or payout that is not through waits for, and what can be done about it. */
export function MovementNote({ movements, ...rest }: Omit<StepsProps, "can"> & { movements: Movements }) {
  const { approval, can } = movements;
  const steps = <MovementSteps {...rest} can={can} />;
  if (approval?.status === "pending")
    return (
      <Note
        tone="warn"
        title="Waits for a second person."
        actions={
          <>
            <LinkButton size="sm" href={`/${rest.merchant}/approvals`}>
              Open approvals
            </LinkButton>
            {steps}
          </>
        }
      >
        {approval.requestedBy} asked for it. Nothing has been sent; somebody else can approve it until{" "}
        <Time at={approval.expiresAt} />.
      </Note>
    );
  if (can.recordTransfer)
    return (
      <Note tone="info" title="Waits for your transfer." actions={steps}>
        Send exactly this amount to the address on this page from your own wallet, then record its hash.
      </Note>
    );
  if (can.settle || can.sendAgain)
    return (
      <Note tone="info" title="On its way." actions={steps}>
        The provider has not said how it ended. Nothing counts as failed, and nothing is sent twice, until it
        does.
      </Note>
    );
  return can.callOff ? (
    <Note tone="info" title="Not sent yet." actions={steps}>
      It goes out within seconds.
    </Note>
  ) : null;
}
