"use server";

import { defineAction } from "../server/define-action.ts";
import * as changing from "./change-endpoint.ts";
import * as counting from "./count-address-pools.ts";
import * as deleting from "./delete-endpoint.ts";
import * as registering from "./register-endpoint.ts";
import * as retrying from "./retry-delivery.ts";
import {
  accountInput,
  changeEndpointInput,
  deliveryInput,
  endpointInput,
  registerEndpointInput,
} from "./schema.ts";
import * as testing from "./test-endpoint.ts";

const permission = "connections.write";

export const countAddressPools = defineAction({
  permission: "connections.read",
  input: accountInput,
  run: counting.countAddressPools,
});
export const registerEndpoint = defineAction({
  permission,
  input: registerEndpointInput,
  run: registering.registerEndpoint,
});
export const changeEndpoint = defineAction({
  permission,
  input: changeEndpointInput,
  run: changing.changeEndpoint,
});
export const deleteEndpoint = defineAction({
  permission,
  input: endpointInput,
  run: deleting.deleteEndpoint,
});
export const testEndpoint = defineAction({ permission, input: endpointInput, run: testing.testEndpoint });
export const retryDelivery = defineAction({
  permission: "webhooks.replay",
  input: deliveryInput,
  run: retrying.retryDelivery,
});
