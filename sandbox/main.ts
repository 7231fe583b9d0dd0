import { parseArgs } from "node:util";
import { startSandbox } from "./start.ts";

const forcedExitMs = 3000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "3001" },
      "smtp-port": { type: "string" },
      data: { type: "string" },
    },
  });
  const port = portOf("--port", values.port);
  const smtp = values["smtp-port"];
  const sandbox = await startSandbox({
    port,
    ...(smtp !== undefined && { smtpPort: portOf("--smtp-port", smtp) }),
    ...(values.data && { dataFile: values.data }),
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), forcedExitMs).unref();
      void sandbox.close().then(() => process.exit(0));
    });
  }
}

function portOf(name: string, text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new Error(`${name} ${text} is not a port number`);
  return Number.parseInt(text, 10);
}

main().catch((error: unknown) => {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const reason = error instanceof Error ? error.message : "unknown error";
  console.error(`sandbox: ${taken ? "the port is already in use" : reason}`);
  process.exit(1);
});
