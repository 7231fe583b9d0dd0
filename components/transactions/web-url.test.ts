import { expect, it } from "vitest";
import { webUrl } from "./web-url.ts";

it("lets only web addresses through", () => {
  expect(webUrl("https://checkout.test/1")).toBe("https://checkout.test/1");
  expect(webUrl("javascript:alert(1)")).toBeNull();
  expect(webUrl("data:text/html,x")).toBeNull();
  expect(webUrl("not an address")).toBeNull();
  expect(webUrl(undefined)).toBeNull();
});
