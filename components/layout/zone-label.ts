/** Cities whose name the zone database writes without its accents, or browsers as it was once. */
const spelled: Readonly<Record<string, string>> = {
  Asuncion: "Asunción",
  Bogota: "Bogotá",
  Calcutta: "Kolkata",
  Cancun: "Cancún",
  Katmandu: "Kathmandu",
  Mazatlan: "Mazatlán",
  Merida: "Mérida",
  Sao_Paulo: "São Paulo",
};

/** "America/Bogota" becomes "Bogotá −05": the city a person knows and how far it is from UTC at that moment. */
export function zoneLabel(zone: string, at: Date): string {
  if (zone === "UTC") return "UTC";
  const written = zone.split("/").at(-1) ?? zone;
  const city = spelled[written] ?? written.replaceAll("_", " ");
  const name = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(at)
    .find((part) => part.type === "timeZoneName")?.value;
  const offset = name?.replace("GMT", "").replace("-", "−").replace(":00", "") ?? "";
  return offset === "" ? city : `${city} ${offset}`;
}
