import { ShieldCheck, ShieldX } from "lucide-react";

/** Whether the request proved who sent it; apart from what became of it. */
export function ProofMark({ verified, words = false }: { verified: boolean; words?: boolean }) {
  const Icon = verified ? ShieldCheck : ShieldX;
  const text = verified ? "Proof held" : "No valid proof";
  return (
    <span
      className={
        verified ? "inline-flex items-center gap-1.5 text-ok" : "inline-flex items-center gap-1.5 text-bad"
      }
    >
      <Icon aria-hidden />
      <span className={words ? undefined : "sr-only"}>{text}</span>
    </span>
  );
}
