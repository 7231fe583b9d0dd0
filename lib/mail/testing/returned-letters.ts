/** What mail servers send back, in their own forms, about a letter with this Message-ID. */
export function returnedLetter(
  form: keyof typeof FORMS,
  messageId: string,
  { action = "failed" }: { readonly action?: string } = {},
): Buffer {
  return Buffer.from(FORMS[form](messageId, action).replace(/\n/g, "\r\n"));
}

const head = (subject: string, more: string) => `From: MAILER-DAEMON@mx.cliente.test (Mail Delivery System)
To: bounces@paydeck.test
Subject: ${subject}
Auto-Submitted: auto-replied
MIME-Version: 1.0
${more}`;

const FORMS = {
  postfix: (messageId: string, action: string) => `${head(
    "Undelivered Mail Returned to Sender",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B1"',
  )}

--B1
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--B1
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.cliente.test
X-Postfix-Queue-ID: 4F1B2C

Final-Recipient: rfc822; nobody@cliente.test
Original-Recipient: rfc822;nobody@cliente.test
Action: ${action}
Status: 5.1.1
Remote-MTA: dns; mail.cliente.test
Diagnostic-Code: smtp; 550 5.1.1 The account that you tried to reach
    does not exist

--B1
Content-Description: Undelivered Message
Content-Type: message/rfc822

From: =?UTF-8?Q?Caf=C3=A9_Altura?= <payments@paydeck.test>
Subject: Logo design
Message-ID: ${messageId}
To: nobody@cliente.test

Thank you for the order.
--B1--
`,
  /** Only the headers come back, and the identifier stands on a line of its own. */
  exim: (messageId: string, action: string) => `${head(
    "Mail delivery failed: returning message to sender",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=B2",
  )}

--B2
Content-type: text/plain; charset=us-ascii

This message was created automatically by mail delivery software.
--B2
Content-type: message/delivery-status

Reporting-MTA: dns; mx.cliente.test

Action: ${action}
Final-Recipient: rfc822;nobody@cliente.test
Status: 5.0.0

--B2
Content-type: text/rfc822-headers

Return-path: <bounces@paydeck.test>
Message-ID:
  ${messageId}
From: payments@paydeck.test

--B2--
`,
  /** Nothing of the letter comes back; the report answers it. */
  answering: (messageId: string, action: string) => `${head(
    "Delivery Status Notification (Failure)",
    `In-Reply-To: ${messageId}
References: ${messageId}
Content-Type: multipart/report; report-type=delivery-status; boundary="B3"`,
  )}

--B3
Content-Type: text/plain; charset=utf-8

Address not found
--B3
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com

Final-Recipient: rfc822; nobody@cliente.test
Action: ${action}
Status: 5.1.1
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.

--B3--
`,
  holiday: (messageId: string) => `${head("I am away", `In-Reply-To: ${messageId}\nContent-Type: text/plain`)}

Back on Monday.
`,
  receipt: (messageId: string) => `${head(
    "Read: Logo design",
    'Content-Type: multipart/report; report-type=disposition-notification; boundary="B4"',
  )}

--B4
Content-Type: message/disposition-notification

Original-Message-ID: ${messageId}
Disposition: manual-action/MDN-sent-manually; displayed

--B4--
`,
};
