/** Where the dashboard under test answers. */
export const PAYDECK_URL: string = process.env.PAYDECK_URL ?? "http://localhost:3000";

/** Where the providers' stand-ins answer. */
export const SANDBOX_URL: string = process.env.SANDBOX_URL || "http://127.0.0.1:3001";
