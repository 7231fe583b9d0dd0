import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Does what the worker does every minute about reminders, with its clock moved to this time. The letters are the real
 * worker's to send.
 */
export async function remindAt(time: string): Promise<void> {
  const script = `
    const { sendDueReminders } = await import("./lib/reminders/send-due-reminders.ts");
    const { closePool } = await import("./lib/db/pool.ts");
    const { disconnectDb } = await import("./lib/db/client.ts");
    await sendDueReminders(new Date(${JSON.stringify(time)}));
    await closePool();
    await disconnectDb();`;
  await run(process.execPath, ["--conditions=react-server", "--input-type=module", "--eval", script], {
    env: {
      ...process.env,
      PAYDECK_SMTP_URL: "smtp://127.0.0.1:1",
      PAYDECK_MAIL_FROM: "payments@paydeck.test",
    },
  });
}
