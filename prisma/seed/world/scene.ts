import type { Plan } from "../plan/plan.ts";
import type { Random } from "../plan/random.ts";
import type { Desk } from "./desk.ts";
import type { KnownCustomer, Story } from "./story.ts";
import type { World } from "./world.ts";

/** A plan with the rows of ours that it is about. */
export interface Cast<P extends Plan = Plan> {
  readonly plan: P;
  readonly desk: Desk;
  readonly customer: KnownCustomer | null;
  readonly linkId: string | null;
}

/** A cast on its stage. */
export interface Scene<P extends Plan> extends Cast<P> {
  readonly world: World;
  readonly story: Story;
  readonly random: Random;
}
