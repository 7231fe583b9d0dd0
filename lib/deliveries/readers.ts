import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { forecastWindow } from "./forecast-window.ts";
import { getDelivery } from "./get-delivery.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { deliveryFiltersSchema, deliveryIdInput, deliveryWindowInput } from "./schema.ts";
import { summarizeDeliveries } from "./summarize-deliveries.ts";

const permission = "endpoints.read";

export const deliveriesReader = defineReader({
  permission,
  params: deliveryFiltersSchema,
  read: (scope, filters) => listDeliveries(scope, filters),
});
export const deliverySummaryReader = defineReader({
  permission,
  params: deliveryFiltersSchema,
  read: (scope, filters) => summarizeDeliveries(scope, filters),
});
export const deliveryReader = defineReader({
  permission,
  params: deliveryIdInput,
  read: (scope, params) => getDelivery(scope, params),
});
/** Before "recover" and "replay what is missing": how many it would be. */
export const windowForecastReader = defineReader({
  permission,
  params: deliveryWindowInput,
  read: (scope, window) => forecastWindow(scope, window),
});
