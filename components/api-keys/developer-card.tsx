import { Card } from "../ui/card.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** The way to what belongs to those who build on Paydeck. */
export function DeveloperCard({ merchant }: { merchant: string }) {
  return (
    <Card title="For developers" flush>
      <ul className="divide-y divide-line">
        <li className="px-5 py-3">
          <TextLink href={`/${merchant}/settings/api-keys`}>API keys</TextLink>
          <p className="text-meta text-ink-3">
            Let your own systems read transactions, make links and invoices, and ask for refunds.
          </p>
        </li>
        <li className="px-5 py-3">
          <TextLink href={`/${merchant}/settings/api-keys/guide`}>How to call the API</TextLink>
          <p className="text-meta text-ink-3">Examples, errors, and everything that can be asked.</p>
        </li>
      </ul>
    </Card>
  );
}
