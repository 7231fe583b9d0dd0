import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { forecastExport } from "./forecast-export.ts";
import { listExports } from "./list-exports.ts";
import { exportForecastParams } from "./schema.ts";

const permission = "exports.create";

export const exportsReader = defineReader({ permission, params: z.object({}), read: listExports });
export const exportForecastReader = defineReader({
  permission,
  params: exportForecastParams,
  read: forecastExport,
});
