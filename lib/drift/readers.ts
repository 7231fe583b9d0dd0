import "server-only";
import { connectionIdInput } from "../connections/schema.ts";
import { defineReader } from "../server/define-reader.ts";
import { listDrift } from "./list-drift.ts";

export const driftReader = defineReader({
  permission: "connections.read",
  params: connectionIdInput,
  read: listDrift,
});
