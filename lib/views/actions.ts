"use server";

import { defineAction } from "../server/define-action.ts";
import {
  deleteView as deleteOperation,
  deleteSharedView as deleteSharedOperation,
  renameView as renameOperation,
  shareView as shareOperation,
  updateView as updateOperation,
} from "./change-view.ts";
import { keepColumns as keepColumnsOperation, keepDefaultView as keepDefaultOperation } from "./keep-look.ts";
import { saveView as saveOperation } from "./save-view.ts";
import {
  columnsInput,
  defaultViewInput,
  renameViewInput,
  saveViewInput,
  shareViewInput,
  updateViewInput,
  viewIdInput,
} from "./schema.ts";

const permission = "transactions.read";

export const saveView = defineAction({ permission, input: saveViewInput, run: saveOperation });
export const renameView = defineAction({ permission, input: renameViewInput, run: renameOperation });
export const updateView = defineAction({ permission, input: updateViewInput, run: updateOperation });
export const deleteView = defineAction({ permission, input: viewIdInput, run: deleteOperation });
export const deleteSharedView = defineAction({
  permission: "views.share",
  input: viewIdInput,
  run: deleteSharedOperation,
});
export const shareView = defineAction({
  permission: "views.share",
  input: shareViewInput,
  run: shareOperation,
});
export const keepDefaultView = defineAction({
  permission,
  input: defaultViewInput,
  run: keepDefaultOperation,
});
export const keepColumns = defineAction({ permission, input: columnsInput, run: keepColumnsOperation });
