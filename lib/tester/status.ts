/** The header that marks a test. It proves nothing and changes nothing: an event with it is an event like all others. */
export const TEST_HEADER = "x-paydeck-test";

/** What can be made to go wrong with a test. */
export const TEST_FAULTS = ["wrong_signature", "old_time", "twice", "too_large"] as const;
export type TestFault = (typeof TEST_FAULTS)[number];

export const TEST_FAULT: Readonly<Record<TestFault, { readonly label: string; readonly meaning: string }>> = {
  wrong_signature: {
    label: "Wrong signature",
    meaning: "Signed with a secret that is not the connection's: 401, and quarantine",
  },
  old_time: {
    label: "Signed ten minutes ago",
    meaning: "Refused where the provider signs a time; taken where it signs none",
  },
  twice: { label: "Sent twice", meaning: "The second one is a duplicate and changes nothing" },
  too_large: { label: "One byte over 1 MiB", meaning: "Filled up with spaces: 413, and nothing is stored" },
};
