import { EndpointSettings } from "#components/endpoints/settings-screen.tsx";

export const metadata = { title: "Endpoint settings" };

export default function EndpointSettingsPage() {
  return <EndpointSettings />;
}
