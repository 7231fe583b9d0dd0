import { LinkTabs } from "../ui/link-tabs.tsx";

/** Keys, and beside them how to use one. */
export function KeyTabs({ merchant, current }: { merchant: string; current: "keys" | "guide" }) {
  const base = `/${merchant}/settings/api-keys`;
  return (
    <LinkTabs
      label="API"
      className="mt-4"
      tabs={[
        { href: base, label: "Keys", current: current === "keys" },
        { href: `${base}/guide`, label: "How to call it", current: current === "guide" },
      ]}
    />
  );
}
