import { listOldUploads, removeUpload } from "./repository.ts";
import { KEPT_DAYS } from "./status.ts";

/** Removes files that ended so long ago, with the names and addresses in their rows. What they made stays. */
export async function removeOldUploads(now: Date): Promise<void> {
  for (const upload of await listOldUploads(new Date(now.getTime() - KEPT_DAYS * 24 * 60 * 60_000)))
    await removeUpload(upload);
}
