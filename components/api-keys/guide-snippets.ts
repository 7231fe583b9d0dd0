/** What a developer tries first, ready to be pasted into a shell. */
export interface Snippet {
  readonly title: string;
  readonly hint: string;
  readonly source: string;
}

export function guideSnippets(site: string, mode: "test" | "live"): readonly Snippet[] {
  const base = `${site}/api/v1`;
  const auth = `-H "Authorization: Bearer $PAYDECK_KEY"`;
  return [
    {
      title: "The newest payments",
      hint: "A page of 25, newest first. For the page after it, send its “next” as “after”.",
      source: `export PAYDECK_KEY=pd_${mode}_…

curl ${auth} \\
  "${base}/transactions?kind=payment&status=succeeded"`,
    },
    {
      title: "A payment link",
      hint: "GET /ways-to-pay lists the connections. Repeat a request with the same Idempotency-Key, and it makes one link.",
      source: `curl ${auth} \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: order-1042" \\
  -d '{
    "title": "Order 1042",
    "amount": "120000.00",
    "currency": "COP",
    "ways": [{ "connection_id": "con_…" }]
  }' \\
  "${base}/payment-links"`,
    },
    {
      title: "An invoice, and sending it",
      hint: "A draft becomes an invoice with a number, and a page for its customer, when it is sent.",
      source: `curl ${auth} \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: invoice-of-order-1042" \\
  -d '{
    "customer_name": "Carla Díaz",
    "currency": "COP",
    "due_date": "2027-01-31",
    "ways": [{ "connection_id": "con_…" }],
    "lines": [
      { "description": "Beans", "quantity": "2", "unit_price": "50000",
        "tax_name": "IVA", "tax_rate": "19" }
    ]
  }' \\
  "${base}/invoices"

curl -X POST ${auth} \\
  -H "Idempotency-Key: send-invoice-of-order-1042" \\
  "${base}/invoices/inv_…/send"`,
    },
    {
      title: "A refund",
      hint: "Above the limit for one person it waits: waits_for_approval is true until somebody else has approved it.",
      source: `curl ${auth} \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: refund-of-order-1042" \\
  -d '{ "amount": "25.00", "currency": "USD", "purpose": "Arrived broken" }' \\
  "${base}/transactions/txn_…/refunds"`,
    },
  ];
}
