import { textOf, type Fields } from "../ui/form-fields.js";
import type { ReviewInterval } from "./review-interval-fields.js";

/** Null where the number is left empty. What is no number at all is 0, which the API refuses in words. */
export function readInterval(form: Fields): ReviewInterval | null {
  const count = textOf(form, "reviewCount");
  const unit = textOf(form, "reviewUnit") === "DAYS" ? "DAYS" : "MONTHS";
  if (count === "") return null;
  return { count: /^\d{1,6}$/.test(count) ? Number(count) : 0, unit };
}
