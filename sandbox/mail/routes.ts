import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { json, param } from "#sandbox/server/http.ts";
import { notFoundPage } from "#sandbox/server/page.ts";
import type { Route } from "#sandbox/server/router.ts";
import { route } from "#sandbox/server/router.ts";
import { download, type OpenedLetter, showHtml, showInbox, showLetter } from "./pages.ts";
import { bytesOf, parseLetter } from "./parse.ts";
import type { CaughtLetter, MailState } from "./state.ts";

/** The inbox for people, and the same letters as JSON. */
export function mailRoutes(state: MailState): Route[] {
  const open = async (letter: CaughtLetter): Promise<OpenedLetter> => ({
    letter,
    email: await parseLetter(letter),
  });

  async function withLetter(
    request: SandboxRequest,
    show: (opened: OpenedLetter) => Reply | null,
  ): Promise<Reply> {
    const letter = state.letter(param(request, "id"));
    return (letter && show(await open(letter))) ?? notFoundPage("Mail catcher");
  }

  async function list(request: SandboxRequest): Promise<Reply> {
    const to = request.query.get("to")?.toLowerCase();
    const wanted = state
      .letters()
      .filter((letter) => to === undefined || letter.to.some((address) => address.toLowerCase() === to));
    return json(200, { ok: true, letters: (await Promise.all(wanted.map(open))).map(described) });
  }

  return [
    route("GET", "/mail", async () => showInbox(await Promise.all(state.letters().map(open)))),
    route("GET", "/mail/:id", (request) => withLetter(request, showLetter)),
    route("GET", "/mail/:id/html", (request) => withLetter(request, showHtml)),
    route("GET", "/mail/:id/attachments/:index", (request) =>
      withLetter(request, (opened) => download(opened, Number(param(request, "index")))),
    ),
    route("GET", "/_control/mail", list),
    route("POST", "/_control/mail/clear", () => {
      state.clear();
      return json(200, { ok: true });
    }),
  ];
}

function described({ letter, email }: OpenedLetter) {
  const { id, at, to, times, messageId, from: envelopeFrom } = letter;
  return {
    id,
    at,
    to,
    times,
    messageId,
    envelopeFrom,
    from: { name: email.from?.name ?? "", address: email.from?.address ?? "" },
    replyTo: (email.replyTo ?? []).map(({ address }) => address ?? ""),
    toNames: (email.to ?? []).map(({ name }) => name),
    subject: email.subject ?? "",
    text: email.text ?? "",
    html: email.html ?? "",
    headers: email.headers.map(({ key, value }) => ({ key, value })),
    attachments: email.attachments.map(({ filename, mimeType, content }) => ({
      filename,
      mimeType,
      bytes: bytesOf(content).length,
      base64: bytesOf(content).toString("base64"),
    })),
  };
}
