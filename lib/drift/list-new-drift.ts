import type { Scope } from "../auth/scope.ts";
import { listNewDriftRows } from "./repository.ts";
import type { NewDrift } from "./status.ts";

/** For each connection of the scope's mode, the newest thing that its provider first said since `since`. */
export function listNewDrift(scope: Scope, since: Date): Promise<NewDrift[]> {
  return listNewDriftRows(scope, since);
}
