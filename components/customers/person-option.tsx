import type { MergePreview } from "#lib/customer-desk/schema.ts";
import type { RadioCardOption } from "../ui/radio-card.tsx";
import { Time } from "../ui/time.tsx";

/** One of the two to choose from. */
export function personOption({
  id,
  name,
  email,
  country,
  createdAt,
}: MergePreview["stays"]): RadioCardOption {
  const about = [email === name ? null : email, country].filter(Boolean).join(" · ");
  return {
    value: id,
    title: name || "Without a name",
    detail: (
      <>
        {about}
        {about && " · "}first seen <Time at={createdAt} mode="date" />
      </>
    ),
  };
}
