"use server";

import { defineAction } from "../server/define-action.ts";
import { cancelExport as cancelExportOperation } from "./cancel-export.ts";
import {
  createAuditExport as createAuditExportOperation,
  createExport as createExportOperation,
  createRevealingExport as createRevealingExportOperation,
} from "./create-export.ts";
import { deleteExport as deleteExportOperation } from "./delete-export.ts";
import {
  createAuditExportInput,
  createExportInput,
  createRevealingExportInput,
  exportIdInput,
} from "./schema.ts";
import { startAgain as startAgainOperation } from "./start-again.ts";

export const createExport = defineAction({
  permission: "exports.create",
  input: createExportInput,
  run: createExportOperation,
});
export const createRevealingExport = defineAction({
  permission: "customers.reveal",
  stepUp: true,
  input: createRevealingExportInput,
  run: createRevealingExportOperation,
});
/** The log names people and addresses, and shows an attacker what was noticed of them. */
export const createAuditExport = defineAction({
  permission: "audit.read",
  stepUp: true,
  input: createAuditExportInput,
  run: createAuditExportOperation,
});
export const cancelExport = defineAction({
  permission: "exports.create",
  input: exportIdInput,
  run: cancelExportOperation,
});
export const deleteExport = defineAction({
  permission: "exports.create",
  input: exportIdInput,
  run: deleteExportOperation,
});
export const startExportAgain = defineAction({
  permission: "exports.create",
  input: exportIdInput,
  run: startAgainOperation,
});
