import { z } from "zod";
import { imageDto } from "../image/schema.ts";
import { createLinkInput } from "../schema.ts";

export const MOST_TEMPLATES = 100;

/** What makes each link another one stays out: its number, its customer, its picture, and what belongs to one sending of the form. */
const {
  invoiceNumber: _number,
  numberIsProposed: _isProposed,
  customerName: _name,
  customerEmail: _email,
  image: _image,
  imageFrom: _imageFrom,
  publish: _publish,
  idempotencyKey: _key,
  ...fields
} = createLinkInput.shape;

export const linkStartForm = z.object(fields).partial();
/** A form that another link can begin from; a field that is missing begins as in an empty form. */
export type LinkStartForm = z.output<typeof linkStartForm>;

/** Reads a form field by field: one that can't be used any more is left out, and the rest is kept. */
export function readStartForm(raw: unknown): LinkStartForm {
  const given = z.record(z.string(), z.unknown()).catch({}).parse(raw);
  const kept = Object.entries(fields).flatMap(([name, field]) => {
    const read = name in given ? field.safeParse(given[name]) : null;
    return read?.success ? [[name, read.data]] : [];
  });
  return linkStartForm.parse(Object.fromEntries(kept));
}

export const saveTemplateInput = z.object({
  name: z.string().trim().min(1, "Give it a name.").max(60, "At most 60 characters."),
  form: z.record(z.string(), z.unknown()),
});
export const templateIdInput = z.object({ templateId: z.string().max(40) });

export const linkTemplatesDto = z.array(z.object({ id: z.string(), name: z.string() }));
export type LinkTemplates = z.infer<typeof linkTemplatesDto>;

/** What a new form begins from, as the address says it. */
export const linkStartParams = z.object({
  from: z.string().max(40).optional().catch(undefined),
  template: z.string().max(40).optional().catch(undefined),
});

export const linkStartDto = z.object({
  /** "a copy of Logo design", "the template Retainer". */
  origin: z.string(),
  form: linkStartForm,
  /** Of the link that is copied. */
  image: imageDto.nullable(),
  imageFrom: createLinkInput.shape.imageFrom,
});
export type LinkStart = z.infer<typeof linkStartDto>;
