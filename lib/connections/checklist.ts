import type { Mode } from "../mode.ts";
import type { ConnectionDetail } from "./schema.ts";

/** What has been seen of a connection; each is read from its own records, never ticked by hand. */
export interface ChecklistSigns {
  readonly mode: Mode;
  readonly credentialsAccepted: boolean;
  readonly signedWebhookSeen: boolean;
  readonly paymentSeen: boolean;
  readonly declineSeen: boolean;
  readonly replayWorked: boolean;
  readonly pollAgreed: boolean;
  /** Something went wrong that the overview spoke of: an event that failed, a provider that was down, an unknown field. */
  readonly alertFired: boolean;
  /** The base URL is https. */
  readonly isEncrypted: boolean;
  readonly keyIsYoung: boolean;
  /** The same provider is connected in live mode, with credentials that it accepted. */
  readonly liveConnected: boolean;
}

/** Steps towards real money, in the order in which they are usually done. */
export function buildChecklist(signs: ChecklistSigns): ConnectionDetail["checklist"] {
  const steps = [
    { label: "Credentials answered", done: signs.credentialsAccepted, todo: "Test the connection below." },
    {
      label: "Signed webhook seen",
      done: signs.signedWebhookSeen,
      todo: "Enter the webhook address at the provider and make a payment.",
    },
    { label: "Payment succeeded", done: signs.paymentSeen, todo: "Pay one payment link." },
    { label: "Poll agrees with webhooks", done: signs.pollAgreed, todo: "Sync one paid transaction." },
    {
      label: "Address is https",
      done: signs.isEncrypted,
      todo: "A live connection needs an https base URL.",
    },
    {
      label: "Key younger than 90 days",
      done: signs.keyIsYoung,
      todo: "Make a new key at the provider and rotate.",
    },
  ];
  const rehearsals = [
    { label: "Decline seen and shown", done: signs.declineSeen, todo: "Let one payment be declined." },
    { label: "Replay worked", done: signs.replayWorked, todo: "Replay one webhook from the inbox." },
    {
      label: "Alert fired",
      done: signs.alertFired,
      todo: "Let the provider fail for a moment: the overview must say so.",
    },
    { label: "Live key entered", done: signs.liveConnected, todo: "Connect this provider in live mode." },
  ];
  return signs.mode === "test" ? [...steps, ...rehearsals] : steps;
}
