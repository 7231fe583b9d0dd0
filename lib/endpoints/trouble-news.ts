import { TROUBLES, type Trouble } from "./status.ts";

/** What a letter is about: which step, of which spell of failures. */
export interface TroubleNews {
  readonly trouble: Trouble;
  /** The spell's first failure. */
  readonly failingSince: Date;
}

/** As it is kept with the letter until that is made. */
export function writeNews({ trouble, failingSince }: TroubleNews): string {
  return `${trouble} ${failingSince.toISOString()}`;
}

/** Null: nothing that {@link writeNews} wrote. */
export function readNews(text: string): TroubleNews | null {
  const [step, since = ""] = text.split(" ");
  const trouble = TROUBLES.find((known) => known === step);
  const failingSince = new Date(since);
  return trouble === undefined || Number.isNaN(failingSince.getTime()) ? null : { trouble, failingSince };
}
