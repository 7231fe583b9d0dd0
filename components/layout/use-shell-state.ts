import { useQuery } from "@tanstack/react-query";
import type { ShellState } from "#lib/overview/schema.ts";
import { fetchJson } from "./fetch-json.ts";
import type { ShellProps } from "./shell-types.ts";

/** Badge and bell of the frame as of now; `initial` is what the page was opened with. */
export function useShellState(
  {
    slug,
    mode,
    isLive,
  }: { readonly slug: string; readonly mode: ShellProps["mode"]; readonly isLive: boolean },
  initial: ShellState,
): Required<Pick<ShellProps, "counts" | "attention">> {
  const { data } = useQuery({
    queryKey: ["shell", slug, mode],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${slug}/shell`,
        async () => (await import("#lib/overview/schema.ts")).shellStateDto,
        signal,
      ),
    initialData: initial,
    enabled: isLive,
  });
  return { counts: countsOf(data), attention: data.attention.map((line) => toLine(slug, line)) };
}

function countsOf({ deadWebhooks, waitingApprovals }: ShellState): NonNullable<ShellProps["counts"]> {
  const webhooks = { text: String(deadWebhooks), meaning: "could not be processed", tone: "bad" } as const;
  const approvals = {
    text: String(waitingApprovals),
    meaning: "wait for a second person",
    tone: "mute",
  } as const;
  return {
    ...(deadWebhooks > 0 && { webhooks }),
    ...(waitingApprovals > 0 && { approvals }),
  };
}

function toLine(slug: string, { href, ...line }: ShellState["attention"][number]) {
  return { ...line, href: `/${slug}${href}` };
}
