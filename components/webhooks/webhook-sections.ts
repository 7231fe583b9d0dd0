/** The pages under Webhooks, in the order of their tabs. `path` is below /webhooks; empty for the inbox. */
export const WEBHOOK_SECTIONS: readonly { readonly path: string; readonly label: string }[] = [
  { path: "", label: "Inbox" },
  { path: "replays", label: "Replays" },
  { path: "missed", label: "Missed" },
  { path: "proof", label: "Proof" },
  { path: "test", label: "Tester" },
  { path: "endpoints", label: "Endpoints" },
];
