/** `test` moves no real money; `live` does. Never mixed: connections, transactions and screens belong to one. */
export const MODES = ["test", "live"] as const;
export type Mode = (typeof MODES)[number];
