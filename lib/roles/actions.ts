"use server";

import { defineAction } from "../server/define-action.ts";
import { changeRole as change } from "./change-role.ts";
import { createRole as create } from "./create-role.ts";
import { removeRole as remove } from "./remove-role.ts";
import { changeRoleInput, roleIdInput, roleInput } from "./schema.ts";

const permission = "roles.write";

export const createRole = defineAction({
  permission,
  stepUp: true,
  input: roleInput,
  run: (scope, input) => create(scope, input),
});
export const changeRole = defineAction({
  permission,
  stepUp: true,
  input: changeRoleInput,
  run: (scope, input) => change(scope, input),
});
export const removeRole = defineAction({
  permission,
  stepUp: true,
  input: roleIdInput,
  run: (scope, input) => remove(scope, input),
});
