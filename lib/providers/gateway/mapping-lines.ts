/** One `name = value` of a mapping, and where it was written. */
export interface MappingLine {
  readonly number: number;
  readonly section: string;
  readonly name: string;
  readonly value: string;
}

export interface MappingProblem {
  readonly line: number;
  readonly message: string;
}

const HEADING = /^\[\s*([A-Za-z_]+)\s*\]$/;

/**
 * Splits the text into its lines. Blank lines and those that begin with # say nothing; a section that does not exist is
 * one problem, whatever stands in it.
 */
export function splitMapping(
  text: string,
  sections: readonly string[],
): {
  readonly lines: readonly MappingLine[];
  readonly problems: readonly MappingProblem[];
} {
  const lines: MappingLine[] = [];
  const problems: MappingProblem[] = [];
  let section = "";
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const number = index + 1;
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    const heading = HEADING.exec(line)?.[1];
    const equals = line.indexOf("=");
    if (heading !== undefined) {
      section = heading.toLowerCase();
      if (!sections.includes(section))
        problems.push({
          line: number,
          message: `there is no section [${section}]. Sections are ${sections.join(", ")}.`,
        });
    }
    if (heading !== undefined || (section !== "" && !sections.includes(section))) continue;
    if (equals < 1) problems.push({ line: number, message: "write name = value, or [section]." });
    else if (section === "")
      problems.push({ line: number, message: "begin with a section, such as [payment]." });
    else
      lines.push({
        number,
        section,
        name: line.slice(0, equals).trim(),
        value: line.slice(equals + 1).trim(),
      });
  }
  return { lines, problems };
}
