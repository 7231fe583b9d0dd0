import { describe, expect, it } from "vitest";
import { refuseBaseUrl } from "./base-url.ts";

describe("refuseBaseUrl", () => {
  it.each(["https://api.example.com", "https://api.example.com/v1", "https://8.8.8.8"])(
    "lets %s pass in live mode",
    (url) => {
      expect(refuseBaseUrl(url, "live")).toBeNull();
    },
  );

  it.each([
    "http://api.example.com",
    "https://localhost",
    "https://db.internal",
    "https://intranet",
    "https://127.0.0.1",
    "https://2130706433",
    "https://0x7f.1",
    "https://[::1]",
    "https://[::ffff:127.0.0.1]",
    "https://[64:ff9b::7f00:1]",
    "https://10.1.2.3",
    "https://192.168.0.10",
    "https://169.254.169.254",
    "https://[fe80::1]",
    "https://[fd00::1]",
    "https://0.0.0.0",
    "https://user:pass@api.example.com",
    "https://api.example.com?key=1",
    "ftp://api.example.com",
    "api.example.com",
  ])("refuses %s in live mode", (url) => {
    expect(refuseBaseUrl(url, "live")).toEqual(expect.any(String));
  });

  it.each([
    "http://127.0.0.1:4010/acme",
    "http://localhost:4010/acme",
    "http://[::1]:4010",
    "https://api.example.com",
  ])("lets %s pass in test mode", (url) => {
    expect(refuseBaseUrl(url, "test")).toBeNull();
  });

  it.each(["http://169.254.169.254/latest", "http://10.0.0.5", "http://[fd00::1]"])(
    "refuses %s in test mode",
    (url) => {
      expect(refuseBaseUrl(url, "test")).toEqual(expect.any(String));
    },
  );
});
