import { Download, ExternalLink } from "lucide-react";
import { buttonStyles } from "../ui/button-styles.ts";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";

interface PaperCardProps {
  merchant: string;
  invoiceId: string;
  /** Null while it is a draft. */
  publicUrl: string | null;
}

/** What the customer sees: its page and its PDF. Members who look do not count as the customer. */
export function PaperCard({ merchant, invoiceId, publicUrl }: PaperCardProps) {
  const look = buttonStyles({ variant: "default", size: "sm" });
  return (
    <Card title="What your customer sees">
      {publicUrl === null ? (
        <p className="text-ink-2">
          Its page opens when you send the invoice. The PDF shows how it will look.
        </p>
      ) : (
        <p className="rounded-1 border border-line bg-sunken px-2.5 py-2 font-mono text-meta break-all">
          {publicUrl}
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {publicUrl !== null && (
          <>
            <CopyButton value={publicUrl} what="address of the invoice">
              Copy address
            </CopyButton>
            <a href={publicUrl} target="_blank" rel="noopener" className={look}>
              <ExternalLink aria-hidden />
              Open its page
            </a>
          </>
        )}
        <a href={`/api/merchants/${merchant}/invoices/${invoiceId}/pdf`} download className={look}>
          <Download aria-hidden />
          Download PDF
        </a>
      </div>
    </Card>
  );
}
