/** A PDF to be kept. Nothing of it may be cached by what lies between: it is for one reader. */
export function pdfResponse(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(bytes, {
    headers: {
      ...headers,
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${name}"`,
      "content-length": String(bytes.byteLength),
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex, nofollow",
    },
  });
}
