import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Looks } from "#components/layout/looks.tsx";
import { localeFrom, zoneFrom } from "#components/layout/reader-hints.ts";
import { ZONE_COOKIE } from "#lib/time-zone.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Paydeck", template: "%s · Paydeck" },
  description: "One self-hosted dashboard for every payment provider that pays you.",
  applicationName: "Paydeck",
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfbfa" },
    { media: "(prefers-color-scheme: dark)", color: "#111110" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [request, jar] = await Promise.all([headers(), cookies()]);
  const reader = {
    locale: localeFrom(request.get("accept-language")),
    zone: zoneFrom(jar.get(ZONE_COOKIE)?.value),
  };
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <Looks reader={reader} nonce={request.get("x-nonce") ?? undefined}>
          {children}
        </Looks>
      </body>
    </html>
  );
}
