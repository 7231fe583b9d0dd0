import { fileArrivals } from "../../arrivals/file-arrivals.ts";
import { type Reception, receiveWebhook } from "../receive.ts";

/** Takes a webhook in, and does at once what a worker does a moment later: files it, so that the inbox shows it. */
export async function receiveAndFile(...webhook: Parameters<typeof receiveWebhook>): Promise<Reception> {
  const reception = await receiveWebhook(...webhook);
  await fileArrivals();
  return reception;
}
