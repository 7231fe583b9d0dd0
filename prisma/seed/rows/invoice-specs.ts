/** An invoice of the demo. One that is paid takes customer, amount and time from a payment of the history. */
export interface InvoiceSpec {
  readonly title: string;
  /** By a payment of its own: all of it, or half of what it comes to. */
  readonly paid?: "wholly" | "partly";
  readonly ends?: "draft" | "void" | "credited";
  readonly isViewed?: boolean;
  readonly repeats?: "month";
  /** What was recorded by hand. */
  readonly byHand?: string;
  readonly customer: string;
  readonly email: string;
  readonly address: string;
  readonly currency: string;
  /** Description, quantity, price each. */
  readonly lines: readonly (readonly [string, string, string])[];
  readonly daysAgo: number;
  readonly dueInDays: number;
}

const HOTEL = {
  customer: "Hotel Mirador",
  email: "cuentas@hotelmirador.example",
  address: "Carrera 7 # 71-21, Bogotá",
  currency: "COP",
};
const OFFICE = {
  customer: "Oficinas del Parque",
  email: "pagos@oficinasparque.example",
  address: "Calle 93 # 13-24, Bogotá",
  currency: "COP",
};
const STUDIO = {
  customer: "Northlight Studio",
  email: "billing@northlight.example",
  address: "18 Harbour Street, Miami",
  currency: "USD",
};

const BEANS = ["Café de origen, 5 kg", "4", "215000"] as const;
const VISIT = ["Visita de mantenimiento", "1.5", "180000"] as const;
const COURSE = ["Curso de catación", "6", "145000"] as const;
const BOXES = ["Corporate gift boxes", "24", "38.50"] as const;

/** Every state that an invoice can be in, some of them more than once, and all ages of what is owed. */
export const INVOICE_SPECS: readonly InvoiceSpec[] = [
  { ...HOTEL, title: "Pedido mayorista", paid: "wholly", lines: [], daysAgo: 0, dueInDays: 15 },
  { ...HOTEL, title: "Suscripción anual", paid: "wholly", lines: [], daysAgo: 0, dueInDays: 15 },
  {
    ...HOTEL,
    title: "Evento de catación",
    paid: "wholly",
    isViewed: true,
    lines: [],
    daysAgo: 0,
    dueInDays: 15,
  },
  {
    ...HOTEL,
    title: "Máquina de espresso",
    paid: "partly",
    isViewed: true,
    lines: [],
    daysAgo: 0,
    dueInDays: 75,
  },
  { ...HOTEL, title: "", lines: [BEANS], daysAgo: 110, dueInDays: 15 },
  { ...OFFICE, title: "", isViewed: true, lines: [BEANS, VISIT], daysAgo: 88, dueInDays: 15 },
  { ...OFFICE, title: "", byHand: "300000", lines: [COURSE], daysAgo: 60, dueInDays: 15 },
  { ...STUDIO, title: "", isViewed: true, lines: [BOXES], daysAgo: 24, dueInDays: 15 },
  { ...OFFICE, title: "", ends: "credited", lines: [VISIT], daysAgo: 20, dueInDays: 15 },
  { ...HOTEL, title: "", ends: "void", lines: [COURSE], daysAgo: 12, dueInDays: 30 },
  { ...STUDIO, title: "", isViewed: true, repeats: "month", lines: [BOXES], daysAgo: 6, dueInDays: 30 },
  { ...OFFICE, title: "", lines: [BEANS], daysAgo: 2, dueInDays: 30 },
  { ...HOTEL, title: "", ends: "draft", lines: [BEANS, COURSE], daysAgo: 1, dueInDays: 30 },
];
