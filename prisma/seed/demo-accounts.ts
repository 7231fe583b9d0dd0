/** A person who can sign in to the demo. */
export interface DemoAccount {
  readonly role: "owner" | "admin" | "finance" | "support" | "developer" | "biller" | "viewer";
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** One password for all of them: they exist only where `PAYDECK_DEMO` is set, with the sandbox's money. */
const PASSWORD = "altura-demo-2026";

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { role: "owner", name: "Lucía Mora", email: "lucia@cafealtura.co", password: PASSWORD },
  { role: "finance", name: "Andrés Peña", email: "andres@cafealtura.co", password: PASSWORD },
  { role: "support", name: "Valentina Ríos", email: "valentina@cafealtura.co", password: PASSWORD },
  { role: "developer", name: "Tomás Quintero", email: "tomas@cafealtura.co", password: PASSWORD },
  { role: "admin", name: "Camila Duarte", email: "camila@cafealtura.co", password: PASSWORD },
  { role: "biller", name: "Jorge Salazar", email: "jorge@cafealtura.co", password: PASSWORD },
  { role: "viewer", name: "Elena Vargas", email: "elena@cafealtura.co", password: PASSWORD },
];
