import type { SealContext } from "../connections/secrets.ts";
import { assertId } from "../ids.ts";

/** A column that holds sealed values. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  /** The columns that name a row, as its primary key orders them. */
  readonly key: readonly string[];
  /** Stored as base64 instead of bytes. */
  readonly isText?: boolean;
  /** What a value of this row is bound to. */
  readonly contextOf: (key: Readonly<Record<string, string>>) => SealContext;
}

const ownedBy =
  (column: string): SealedPlace["contextOf"] =>
  (key) => ({ merchantId: assertId("merchant", key.merchant_id ?? ""), ownerId: key[column] ?? "" });

const connection = { table: "connections", key: ["merchant_id", "id"], contextOf: ownedBy("id") };
const endpoint = { table: "endpoints", key: ["merchant_id", "id"], contextOf: ownedBy("id") };

/** Every column of sealed bytes that the database has: a test reads the schema for another one. */
export const SEALED_PLACES: readonly SealedPlace[] = [
  { ...connection, column: "sealed_credentials" },
  { ...connection, column: "previous_sealed" },
  {
    table: "connection_tokens",
    column: "sealed",
    key: ["merchant_id", "connection_id", "name"],
    contextOf: ownedBy("connection_id"),
  },
  { ...endpoint, column: "sealed_secret" },
  { ...endpoint, column: "previous_sealed_secret" },
  {
    table: "transaction_recipients",
    column: "sealed",
    key: ["merchant_id", "transaction_id"],
    contextOf: ownedBy("transaction_id"),
  },
  {
    table: "authenticator_apps",
    column: "secret",
    isText: true,
    key: ["user_id"],
    contextOf: ({ user_id = "" }) => ({ userId: assertId("user", user_id) }),
  },
];
