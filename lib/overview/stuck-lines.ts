import type { Attention } from "./schema.ts";

/** Money that may have left, or has not although it should: before everything else. */
export function stuckLines(
  stuck: { readonly count: number; readonly id: string; readonly reference: string } | null,
): Attention[] {
  if (stuck === null) return [];
  const { count, id, reference } = stuck;
  return [
    {
      id: "stuck-movements",
      tone: "bad",
      icon: "circle-alert",
      title: count === 1 ? `${reference} needs you` : `${count} refunds and payouts need you`,
      detail: "The provider did not say whether it sent the money. Paydeck does not try again by itself.",
      action: "Open",
      href: `/transactions/${id}`,
    },
  ];
}
