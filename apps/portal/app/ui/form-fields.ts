/** FormData and URLSearchParams alike. */
export interface Fields {
  get(name: string): FormDataEntryValue | null;
  getAll(name: string): FormDataEntryValue[];
}

/** Message by name of the field. */
export type FieldErrors = Partial<Record<string, string>>;

/** A file under the name of a text field is no text. Line ends become those of the rest of the world. */
export function textOf(fields: Fields, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value.replaceAll("\r\n", "\n").trim() : "";
}

/** Of every box of that name that is ticked. */
export function textsOf(fields: Fields, name: string): string[] {
  return fields.getAll(name).filter((value) => typeof value === "string");
}

export function isTicked(fields: Fields, name: string): boolean {
  const value = textOf(fields, name);
  return value !== "" && value !== "0";
}
