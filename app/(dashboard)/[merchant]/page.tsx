import { redirect } from "next/navigation";

interface MerchantPageProps {
  readonly params: Promise<{ merchant: string }>;
}

export default async function MerchantPage({ params }: MerchantPageProps) {
  redirect(`/${encodeURIComponent((await params).merchant)}/overview`);
}
