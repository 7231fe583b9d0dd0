/** "America/Bogota" becomes "Bogota −05": the city a person knows and how far it is from UTC at that moment. */
export function zoneLabel(zone: string, at: Date): string {
  const city = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  const name = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(at)
    .find((part) => part.type === "timeZoneName")?.value;
  const offset = name?.replace("GMT", "").replace("-", "−").replace(":00", "") ?? "";
  return offset === "" ? city : `${city} ${offset}`;
}
