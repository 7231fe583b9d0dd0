/** The `data` inside `{ success | status, data }`, or the value itself where a provider answers bare objects. */
export function unwrapData(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("data" in value)) return value;
  const isEnvelope = "success" in value || "status" in value || "message" in value;
  const holdsObject = typeof value.data === "object" && value.data !== null;
  return isEnvelope && holdsObject ? value.data : value;
}
