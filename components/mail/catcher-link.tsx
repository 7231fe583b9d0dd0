import { TextLink } from "../ui/text-link.tsx";

/** In the demo letters go nowhere: here they can be read. */
export function CatcherLink({ url }: { url: string }) {
  return (
    <TextLink href={url} target="_blank" rel="noopener" prefetch={false}>
      Open the mail catcher
    </TextLink>
  );
}
