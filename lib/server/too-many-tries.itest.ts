import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";

interface Route {
  POST(request: Request, context: { params: Promise<{ slug: string }> }): Promise<Response>;
}
const ROUTES = import.meta.glob<Route>("../../app/pay/*/{start,ask}/route.ts");

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("finds both of what a payer can send", () => {
  expect(Object.keys(ROUTES)).toHaveLength(2);
});

it.each(Object.keys(ROUTES))(
  "%s answers 429, and when to come back, to who sends it again and again",
  async (path) => {
    const route = await ROUTES[path]?.();
    const send = async (address: string) => {
      const body = new FormData();
      body.set("lang", "es");
      const headers = { "x-forwarded-for": address };
      const request = new Request("http://paydeck.test/pay/nobody-has-this/x", {
        method: "POST",
        body,
        headers,
      });
      return route?.POST(request, { params: Promise.resolve({ slug: `nobody-has-${path.length}` }) });
    };
    const statuses: (number | undefined)[] = [];
    let last: Response | undefined;
    while (last?.status !== 429 && statuses.length < 30) {
      last = await send("192.0.2.1");
      statuses.push(last?.status);
    }
    expect(last?.status).toBe(429);
    expect(new Set(statuses.slice(0, -1))).toEqual(new Set([303]));
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await last?.text()).toContain("Demasiad");
    expect((await send("198.51.100.7"))?.status).toBe(303);
  },
);
