import { AppError, invalidInput, notFound } from "../errors.ts";

interface Mergeable {
  readonly id: string;
  readonly mergedIntoId: string | null;
}

/** The two in their roles; throws where they cannot be merged: one and the same, not there, or part of another already. */
export function checkPair<Row extends Mergeable>(
  rows: readonly Row[],
  staysId: string,
  goesId: string,
): { readonly stays: Row; readonly goes: Row } {
  if (staysId === goesId) throw invalidInput({ otherId: "That is the same customer. Choose another one." });
  const stays = rows.find((row) => row.id === staysId);
  const goes = rows.find((row) => row.id === goesId);
  if (stays === undefined || goes === undefined) throw notFound("Customer");
  if (stays.mergedIntoId !== null || goes.mergedIntoId !== null)
    throw new AppError(
      "conflict",
      "One of the two has been merged already. Open the customer again to see how they stand now.",
    );
  return { stays, goes };
}
