import type { DepositAddressDetail } from "#lib/deposits/schema.ts";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { QrImage } from "../ui/qr-image.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** The address to send to, for eyes, for a camera and for the clipboard. */
export function AddressCard({ address }: { address: DepositAddressDetail }) {
  const isBound = address.state === "bound";
  return (
    <Card title="Address">
      {isBound && (
        <QrImage
          svg={address.qrSvg}
          alt="QR code of the address"
          className="mx-auto mb-4 size-[172px] rounded-2 border border-line bg-white"
        />
      )}
      <p className="rounded-1 border border-line bg-sunken px-2.5 py-2 font-mono text-meta break-all">
        {address.address}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <CopyButton value={address.address} what="address">
          Copy address
        </CopyButton>
        {address.url && isBound && <TextLink href={address.url}>The provider's page for it</TextLink>}
      </div>
      <p className="mt-4 border-t border-line pt-4 text-meta text-ink-3">
        {isBound ? "Watched on these networks; sent on another, money is lost." : "Was watched on:"}
      </p>
      <ul aria-label="Networks" className="mt-2 flex flex-wrap gap-1.5">
        {address.chains.map((chain) => (
          <li key={chain}>
            <Tag>{networkWords(chain)}</Tag>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** "polygon-amoy" as people read it: "Polygon Amoy". */
function networkWords(chain: string): string {
  return chain
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
