import { Tag } from "../ui/tag.tsx";

/** The tags of one row; what does not fit is in the title. */
export function TagWords({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return <span className="text-ink-3">–</span>;
  return (
    <span className="flex gap-1 overflow-hidden" title={tags.join(", ")}>
      {tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </span>
  );
}
