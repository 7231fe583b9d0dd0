import type { Random } from "./random.ts";

export interface Person {
  readonly name: string;
  readonly email: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

const FIRST = [
  "Ana",
  "Camila",
  "Diego",
  "Valentina",
  "Santiago",
  "Mariana",
  "Julián",
  "Rosa",
  "Mateo",
  "Lucas",
  "Isabela",
  "Andrea",
  "Felipe",
  "Gabriela",
  "Tomás",
  "Sofía",
  "Emilio",
  "Paula",
  "Nicolás",
  "Renata",
  "Joaquín",
  "Daniela",
  "Ricardo",
  "Elena",
  "Martín",
  "Carolina",
  "Esteban",
  "Beatriz",
  "Simón",
  "Ximena",
];
const LAST = [
  "Ruiz",
  "Torres",
  "Salas",
  "Mejía",
  "Ospina",
  "Cárdenas",
  "Hernández",
  "Quispe",
  "Rojas",
  "Vargas",
  "Castaño",
  "Prado",
  "Mendoza",
  "Fuentes",
  "Arango",
  "Silva",
  "Paredes",
  "Giraldo",
  "Navarro",
  "Acosta",
  "Pineda",
  "Bermúdez",
  "Luna",
];
const BUSINESSES = [
  "Librería El Faro",
  "Taller Norte",
  "Bistró La Huerta",
  "Coworking Usaquén",
  "Tienda Los Cerros",
  "Estudio Candela",
  "Posada del Valle",
  "Mercado Verde",
  "Repostería Lila",
];
/** All of them reserved for examples: no message can reach anybody. */
const DOMAINS = ["mail.example", "correo.example", "buzon.example", "empresa.example"];
const COUNTRIES = [
  { code: "CO", weight: 68 },
  { code: "MX", weight: 16 },
  { code: "US", weight: 6 },
  { code: "CL", weight: 4 },
  { code: "PE", weight: 3 },
  { code: "BR", weight: 3 },
];

/** The people of the drawings come first, by these names. */
export const NAMED = {
  ana: { name: "Ana Ruiz", email: "ana.ruiz@mail.example", country: "CO" },
  studio: { name: "Web Design Studio", email: "pagos@webdesign.example", country: "US" },
  diego: { name: "Diego Fuentes", email: "diego@taller.example", country: "MX" },
  camila: { name: "Camila Torres", email: "camila.torres@correo.example", country: "CO" },
  salas: { name: "Manuela Salas", email: "m.salas@correo.example", country: "CO" },
  hotel: { name: "Hotel Mirador", email: "recepcion@hotelmirador.example", country: "CO" },
  whitman: { name: "J. Whitman", email: "j.whitman@mail.example", country: "US" },
  sol: { name: "Distribuidora Sol", email: "compras@distribuidorasol.example", country: "CO" },
  rosa: { name: "Rosa Medina", email: "rosa.m@correo.example", country: "MX" },
  ines: { name: "Inés Prado", email: "ines.prado@mail.example", country: "US" },
  julian: { name: "Julián Pineda", email: "julian.p@mail.example", country: "CO" },
} as const satisfies Record<string, Person>;

/** `count` customers, each with an address of its own. */
export function people(random: Random, count: number): Person[] {
  const found = new Map<string, Person>(Object.values(NAMED).map((person) => [person.email, person]));
  for (const name of BUSINESSES) {
    const email = `pagos@${plain(name).replaceAll(".", "")}.example`;
    found.set(email, { name, email, country: random.weighted(COUNTRIES).code });
  }
  for (let round = 0; found.size < count; round += 1) {
    const name = `${random.pick(FIRST)} ${random.pick(LAST)}`;
    const suffix = round > 400 ? String(round) : "";
    const email = `${plain(name)}${suffix}@${random.pick(DOMAINS)}`;
    if (!found.has(email)) found.set(email, { name, email, country: random.weighted(COUNTRIES).code });
  }
  return [...found.values()].slice(0, count);
}

/** "Tomás Peña" → "tomas.pena" */
function plain(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll(" ", ".");
}
