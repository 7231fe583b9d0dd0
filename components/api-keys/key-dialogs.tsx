import { NewKeyDialog } from "./new-key-dialog.tsx";
import { RevokeKeyDialog } from "./revoke-key-dialog.tsx";

/** Fetched together when somebody is about to make or end a key. */
export const KEY_DIALOGS = { NewKeyDialog, RevokeKeyDialog };
