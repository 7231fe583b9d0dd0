import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { param } from "#sandbox/server/http.ts";
import { notFoundPage } from "#sandbox/server/page.ts";
import { pageUrl, paymentCode } from "./create-charge.ts";
import type { EightyEightState, PayRecord } from "./state.ts";

/** GET /vouchers/{reference}.pdf: what the payer takes to the counter. A link in it leads to the page where it is paid. */
export function showVoucher(state: EightyEightState, request: SandboxRequest): Reply {
  const record = state.records.get(param(request, "file").replace(/\.pdf$/, ""));
  if (!record) return notFoundPage("88Pay");
  return {
    status: 200,
    headers: { "content-type": "application/pdf", "content-disposition": "inline" },
    body: Buffer.from(voucherPdf(record, pageUrl(state, record)), "latin1"),
  };
}

function voucherPdf(record: PayRecord, payUrl: string): string {
  const lines = [
    "88Pay sandbox: cash voucher",
    `Pay at the counter: ${record.amount} ${record.currency}`,
    `Payment code: ${paymentCode(record)}`,
    `Reference: ${record.reference}`,
    `Valid until: ${record.expiresAt ?? "-"}`,
    "Press here to pay it in the sandbox",
  ];
  const text = lines
    .map((line, index) => `1 0 0 1 40 ${360 - index * 28} Tm (${escaped(line)}) Tj`)
    .join("\n");
  const content = `BT /F1 13 Tf\n${text}\nET`;
  return document([
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 420]/Contents 4 0 R/Annots[6 0 R]/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    `<</Type/Annot/Subtype/Link/Rect[36 214 300 238]/Border[0 0 1]/A<</S/URI/URI(${escaped(payUrl)})>>>>`,
  ]);
}

function escaped(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "?").replace(/[\\()]/g, "\\$&");
}

function document(objects: readonly string[]): string {
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
}
