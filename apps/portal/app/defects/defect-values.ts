import { isTicked, textOf, textsOf, type FieldErrors, type Fields } from "../ui/form-fields.js";

/** What stands in the form of a defect, as typed. */
export interface DefectValues {
  title: string;
  body: string;
  notes: string;
  components: string[];
  /** Separated by commas. */
  affectedVersions: string;
  critical: boolean;
  /** Address of an article, of the help centre or of the desk. */
  workaround: string;
}

export const noDefectValues: DefectValues = {
  title: "",
  body: "",
  notes: "",
  components: [],
  affectedVersions: "",
  critical: false,
  workaround: "",
};

export function readDefectValues(form: Fields): DefectValues {
  return {
    title: textOf(form, "title"),
    body: textOf(form, "body"),
    notes: textOf(form, "notes"),
    components: textsOf(form, "components"),
    affectedVersions: textOf(form, "affectedVersions"),
    critical: isTicked(form, "critical"),
    workaround: textOf(form, "workaround"),
  };
}

export function versionsOf(typed: string): string[] {
  return typed
    .split(/[,\n]/)
    .map((version) => version.trim())
    .filter((version) => version !== "");
}

/** Message by field, of what the API has against an input: the last part of a path names the field. */
export function errorsOf(
  userErrors: readonly { message: string; path: readonly string[] | null }[],
): FieldErrors {
  const fields = new Map([["workaroundId", "workaround"]]);
  const known = ["title", "body", "notes", "components", "affectedVersions", "message", "fixedVersion"];
  return Object.fromEntries(
    userErrors.map(({ path, message }) => {
      const named = path?.at(-1) ?? "form";
      const field = fields.get(named) ?? (known.includes(named) ? named : "form");
      return [field, message];
    }),
  );
}
