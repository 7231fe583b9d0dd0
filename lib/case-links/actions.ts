"use server";

import { defineAction } from "../server/define-action.ts";
import { createCaseLink as create } from "./create-case-link.ts";
import { revokeCaseLink as revoke } from "./revoke-case-link.ts";
import { caseLinkIdInput, createCaseLinkInput } from "./schema.ts";

export const createCaseLink = defineAction({
  permission: "transactions.share",
  input: createCaseLinkInput,
  run: create,
});

export const revokeCaseLink = defineAction({
  permission: "transactions.share",
  input: caseLinkIdInput,
  run: revoke,
});
