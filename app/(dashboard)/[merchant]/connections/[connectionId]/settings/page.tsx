import { SettingsScreen } from "#components/connections/settings-screen.tsx";

export const metadata = { title: "Connection settings" };

export default function ConnectionSettingsPage() {
  return <SettingsScreen />;
}
