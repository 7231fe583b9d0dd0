import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { getMailSettings } from "./get-mail-settings.ts";

export const mailSettingsReader = defineReader({
  permission: "links.read",
  params: z.object({}),
  read: getMailSettings,
});
