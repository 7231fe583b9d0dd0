import type { AddressInfo } from "node:net";
import { create88Pay } from "./88pay/provider.ts";
import type { SandboxProviderId } from "./accounts.ts";
import { controlRoutes } from "./control/routes.ts";
import { createGateway } from "./gateway/provider.ts";
import { identityRoutes } from "./identity/routes.ts";
import { mailRoutes } from "./mail/routes.ts";
import { startMailCatcher } from "./mail/smtp.ts";
import { createMailState } from "./mail/state.ts";
import { createPayIn } from "./payin/provider.ts";
import { createPepay } from "./pepay/provider.ts";
import { createApp } from "./server/app.ts";
import { createClock } from "./server/clock.ts";
import type { SandboxContext } from "./server/provider.ts";
import { createScheduler } from "./server/scheduler.ts";
import { listen } from "./server/serve.ts";
import { createSettings } from "./server/settings.ts";
import { skewedContext } from "./server/skewed-context.ts";
import { createStore } from "./server/store.ts";
import { takeUpgrades } from "./server/upgrade.ts";
import { createWebhookSender } from "./server/webhooks.ts";

const ordinaryBodyBytes = 1024 * 1024;
const importBodyBytes = 64 * 1024 * 1024;

export interface StartOptions {
  /** 0 takes any free port. */
  port: number;
  /** Without it nothing outlives the process. */
  dataFile?: string;
  quiet?: boolean;
  /** Where mail is caught; 0 takes any free port, without it none is. */
  smtpPort?: number;
}

export interface RunningSandbox {
  url: string;
  /** Where mail can be sent to; "" without a port for it. */
  smtpUrl: string;
  /** Ends the server and writes the data file. */
  close(): Promise<void>;
}

/** Starts all four providers on one port of 127.0.0.1. Rejects when the port is taken or the data file is unreadable. */
export async function startSandbox(options: StartOptions): Promise<RunningSandbox> {
  let baseUrl = "";
  const clock = createClock();
  const store = createStore(options.dataFile);
  const scheduler = createScheduler(clock, store);
  const settings = createSettings(store);
  const webhooks = createWebhookSender(clock, store, scheduler, settings);
  const context: SandboxContext = { clock, store, scheduler, settings, webhooks, baseUrl: () => baseUrl };
  const own = (provider: SandboxProviderId) => skewedContext(context, provider);
  const providers = [
    create88Pay(own("88pay")),
    createPayIn(own("payin")),
    createPepay(own("pepay")),
    createGateway(own("gateway")),
  ];
  for (const provider of providers) webhooks.register(provider.id, provider.webhooks);

  const mail = createMailState(store);
  const routes = [...controlRoutes(context, providers), ...mailRoutes(mail), ...identityRoutes(context)];
  const app = createApp(context, providers, routes);
  const bodyLimit = (path: string) => (path === "/_control/import" ? importBodyBytes : ordinaryBodyBytes);
  const server = await listen(options.port, bodyLimit, app);
  baseUrl = `http://127.0.0.1:${portOf(server.address())}`;
  const catcher = options.smtpPort === undefined ? null : await startMailCatcher(options.smtpPort, mail);
  const endStreams = takeUpgrades(server, providers, settings);
  scheduler.start();
  if (!options.quiet) console.log(`sandbox listening on ${baseUrl}`);

  return {
    url: baseUrl,
    smtpUrl: catcher?.url ?? "",
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      endStreams();
      await Promise.all([closed, scheduler.stop(), catcher?.close()]);
      store.flush();
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("the sandbox has no port");
  return address.port;
}
