import { Hourglass } from "lucide-react";
import type { PaperWords } from "#lib/invoice-papers/paper-words-shape.ts";
import { PayNotice } from "../pay/pay-notice.tsx";

/** In place of an invoice that was opened too often of late. */
export function TooManyLooks({ words }: { words: PaperWords }) {
  return <PayNotice icon={Hourglass} tone="mute" title={words.tooMany.title} text={words.tooMany.text} />;
}
