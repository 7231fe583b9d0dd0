import { Note } from "../ui/note.tsx";

/** Says why no mail can be sent, and what works all the same. */
export function MailNotSetUp({ className }: { className?: string }) {
  return (
    <Note tone="warn" title="Mail is not set up." {...(className && { className })}>
      Whoever runs this Paydeck sets PAYDECK_SMTP_URL and PAYDECK_MAIL_FROM. Links can still be copied.
    </Note>
  );
}
