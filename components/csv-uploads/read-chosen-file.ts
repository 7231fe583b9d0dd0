import { MOST_BYTES, MOST_MIB } from "#lib/csv-rows/schema.ts";

export type ChosenFile = { readonly fileName: string; readonly text: string } | { readonly problem: string };

/** The text of a file, or why it is none that can be sent. Never guesses an encoding: a wrong guess spoils names. */
export async function readChosenFile(file: File): Promise<ChosenFile> {
  if (file.size > MOST_BYTES)
    return { problem: `${file.name} is larger than ${MOST_MIB} MiB. Part it in two.` };
  try {
    const bytes = await file.arrayBuffer();
    return { fileName: file.name, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return {
      problem: `${file.name} is not written in UTF-8. In a spreadsheet, save it as "CSV UTF-8" and choose it again.`,
    };
  }
}
