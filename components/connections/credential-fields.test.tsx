import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { GalleryItem } from "#lib/connections/schema.ts";
import { CredentialFields } from "./credential-fields.tsx";

vi.mock("#lib/connections/actions.ts", () => ({ tryMapping: vi.fn() }));

type CredentialField = GalleryItem["fields"][number];

const field = (name: string, rest: Partial<CredentialField> = {}): CredentialField => ({
  name,
  label: name,
  help: null,
  secret: false,
  required: false,
  placeholder: null,
  options: [],
  when: null,
  multiline: false,
  section: null,
  template: null,
  takesSamples: false,
  ...rest,
});
const FIELDS = [
  field("auth", {
    options: [
      { value: "key", label: "A key" },
      { value: "cert", label: "A certificate" },
    ],
  }),
  field("apiKey", { secret: true, required: true, when: { field: "auth", is: ["key"] } }),
  field("header", { placeholder: "Authorization", section: "Headers", when: { field: "auth", is: ["key"] } }),
  field("pem", { secret: true, multiline: true, when: { field: "auth", is: ["cert"] } }),
  field("mapping", { section: "Paths", multiline: true, template: "[payment]\nid = id" }),
];

function Form({
  initial = {},
  errors = {},
}: {
  initial?: Record<string, string>;
  errors?: Record<string, string>;
}) {
  const [values, setValues] = useState(initial);
  return (
    <CredentialFields
      fields={FIELDS}
      values={values}
      errors={errors}
      onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
      merchant="cafe"
      provider="any"
    />
  );
}

const sectionOf = (title: string) => screen.getByText(title).closest("details");

afterEach(cleanup);

describe("a provider's fields", () => {
  it("follow the choice that they hang on; an empty choice means its first option", () => {
    render(<Form />);
    expect(screen.queryByLabelText("apiKey")).not.toBeNull();
    expect(screen.queryByLabelText("pem")).toBeNull();
    cleanup();
    render(<Form initial={{ auth: "cert" }} />);
    expect(screen.queryByLabelText("apiKey")).toBeNull();
    expect(screen.getByLabelText("pem").tagName).toBe("TEXTAREA");
    expect(screen.queryByText("Headers")).toBeNull();
  });

  it("stand folded where nothing is needed, and say whether something is set", () => {
    render(<Form initial={{ header: "X-Key" }} />);
    expect(sectionOf("Headers")?.open).toBe(false);
    expect(sectionOf("Headers")?.textContent).toContain("1 set");
    expect(sectionOf("Paths")?.textContent).toContain("As usual");
    cleanup();
    render(<Form initial={{ header: "Authorization" }} />);
    expect(sectionOf("Headers")?.textContent).toContain("As usual");
  });

  it("unfold where something is wrong", () => {
    render(<Form errors={{ "credentials.mapping": "Line 2: no." }} />);
    expect(sectionOf("Paths")?.open).toBe(true);
    expect(sectionOf("Headers")?.open).toBe(false);
    expect(screen.getByText("Line 2: no.")).not.toBeNull();
  });

  it("can be begun from a template", () => {
    render(<Form />);
    fireEvent.click(screen.getByText("Write out the usual shape"));
    expect(screen.getByLabelText("mapping")).toHaveProperty("value", "[payment]\nid = id");
    expect(screen.queryByText("Write out the usual shape")).toBeNull();
  });
});
