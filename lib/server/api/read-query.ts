import { ApiProblem } from "./problem.ts";

/** The search of an address by name. A name given twice, or one of none that are taken, is refused. */
export function readQuery(request: Request, taken?: readonly string[]): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (Object.hasOwn(query, name)) throw refused(name, "It is given twice.");
    if (taken !== undefined && !taken.includes(name)) throw refused(name, "There is no such parameter.");
    if (value.includes("\0")) throw refused(name, "It holds a character that can't be kept.");
    query[name] = value;
  }
  return query;
}

function refused(name: string, message: string): ApiProblem {
  return new ApiProblem("invalid_input", "Some parameters need another look.", {
    fields: { [name]: message },
  });
}
