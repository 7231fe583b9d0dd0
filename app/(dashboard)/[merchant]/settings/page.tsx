import { DeveloperCard } from "#components/api-keys/developer-card.tsx";
import { FactorRolesCard } from "#components/factors/factor-roles-card.tsx";
import { SeriesCard } from "#components/invoices/series-card.tsx";
import { MailSettingsCard } from "#components/mail/mail-settings-card.tsx";
import { ReturnHostsCard } from "#components/payment-links/return-hosts-card.tsx";
import { ReminderDaysCard } from "#components/reminders/reminder-days-card.tsx";
import { LimitsCard } from "#components/settings-limits/limits-card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { limitsReader } from "#lib/approvals/readers.ts";
import type { Permission } from "#lib/auth/permissions.ts";
import { factorRolesReader } from "#lib/factors/readers.ts";
import { seriesReader } from "#lib/invoices/readers.ts";
import { mailSettingsReader } from "#lib/mail/readers.ts";
import { returnHostsReader } from "#lib/payment-links/readers.ts";
import { reminderDaysReader } from "#lib/reminders/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadPage } from "#lib/server/load-page.ts";

interface SettingsPageProps {
  readonly params: Promise<{ merchant: string }>;
}

export const metadata = { title: "Settings" };

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { merchant } = await params;
  const member = await loadPage(() => currentMember(merchant));
  const may = (permission: Permission) => member.permissions.includes(permission);
  const limits = may("approvals.read") ? await loadPage(() => limitsReader.load(merchant, {})) : null;
  const series = may("invoices.read") ? await loadPage(() => seriesReader.load(merchant, {})) : null;
  const mail = may("links.read") ? await loadPage(() => mailSettingsReader.load(merchant, {})) : null;
  const reminders = may("invoices.read") ? await loadPage(() => reminderDaysReader.load(merchant, {})) : null;
  const returnHosts = may("links.read") ? await loadPage(() => returnHostsReader.load(merchant, {})) : null;
  const canWrite = may("settings.write");
  const factorRoles = canWrite ? await loadPage(() => factorRolesReader.load(merchant, {})) : null;
  return (
    <div className="grid max-w-[760px] gap-5">
      <PageHeader
        title="Settings"
        subtitle={
          <>
            Of the business. Your password, second factor and sessions are under{" "}
            <TextLink href={`/${merchant}/account`}>Your sign-in</TextLink>.
          </>
        }
      />
      {limits !== null && (
        <LimitsCard
          merchant={merchant}
          limits={limits}
          baseCurrency={member.merchant.baseCurrency}
          canWrite={canWrite}
        />
      )}
      {series !== null && <SeriesCard {...{ merchant, series }} canWrite={may("invoices.write")} />}
      {mail !== null && <MailSettingsCard {...{ merchant, canWrite }} settings={mail} />}
      {reminders !== null && <ReminderDaysCard {...{ merchant, canWrite }} settings={reminders} />}
      {returnHosts !== null && (
        <ReturnHostsCard merchant={merchant} hosts={returnHosts.hosts} canWrite={canWrite} />
      )}
      {factorRoles !== null && <FactorRolesCard merchant={merchant} roles={factorRoles.roles} />}
      <DeveloperCard merchant={merchant} />
    </div>
  );
}
