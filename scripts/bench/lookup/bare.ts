import { createServer } from "node:http";
import pg from "pg";
import { z } from "zod";

/**
 * What this machine can do at all: node:http and pg, one prepared statement for each way of asking, no sign-in, no
 * scope, no DTO. `POST /` runs the statement that it is sent and answers its rows; `GET /table` draws the newest page.
 */
const pool = new pg.Pool({ connectionString: process.argv[2] ?? "", max: 4, options: "-c TimeZone=UTC" });
const questionSchema = z.object({ name: z.string(), text: z.string(), values: z.array(z.unknown()) });
let newest: z.infer<typeof questionSchema> | null = null;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    answer(request.url ?? "/", Buffer.concat(chunks).toString()).then(
      ({ type, body }) => {
        response.writeHead(200, { "content-type": type, "content-length": Buffer.byteLength(body) });
        response.end(body);
      },
      (thrown: unknown) => {
        response.writeHead(500, { "content-type": "text/plain" });
        response.end(String(thrown));
      },
    );
  });
});

async function answer(url: string, sent: string): Promise<{ readonly type: string; readonly body: string }> {
  if (url === "/table") {
    if (newest === null) throw new Error("nothing was asked for yet");
    const { rows } = await pool.query<Record<string, unknown>>(newest);
    return { type: "text/html; charset=utf-8", body: tableOf(rows) };
  }
  const question = questionSchema.parse(JSON.parse(sent));
  newest ??= question;
  const { rows } = await pool.query(question);
  return { type: "application/json", body: JSON.stringify({ rows }) };
}

function tableOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const cells = rows.map(
    (row) =>
      `<tr>${Object.values(row)
        .map((value) => `<td>${String(value ?? "")}</td>`)
        .join("")}</tr>`,
  );
  return `<!doctype html><html lang="en"><title>Transactions</title><table><tbody>${cells.join("\n")}</tbody></table></html>`;
}

server.listen(Number(process.argv[3]), "127.0.0.1", () => process.send?.("ready"));
