import type pg from "pg";

/** What node-postgres asks of something that it sends: it has no COPY of its own, but speaks the protocol. */
interface Sending {
  query(text: string): void;
}

/** Runs `COPY … TO STDOUT` to its end and answers how many bytes came. */
export function copyOut(client: pg.Client, text: string): Promise<number> {
  let bytes = 0;
  return new Promise((resolve, reject) => {
    const copying = {
      submit: (connection: Sending) => connection.query(text),
      handleCopyData: (message: { readonly chunk: Uint8Array }) => {
        bytes += message.chunk.length;
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(bytes),
      handleError: (error: Error) => reject(error),
    };
    // Its types know only queries that answer rows.
    (client as unknown as { query(submittable: object): void }).query(copying);
  });
}
