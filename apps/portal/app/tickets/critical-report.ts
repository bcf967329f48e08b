import { textOf, type FieldErrors, type Fields } from "../ui/form-fields.js";

/** A report of a critical defect: facts that a developer can work from, since nobody is going to ask for them. */
export interface CriticalReport {
  happens: string;
  began: string;
  whom: string;
  steps: string;
  /** Not everybody can tell. */
  versions: string;
}

const questions: { field: keyof CriticalReport; heading: string; missing: string | null }[] = [
  {
    field: "happens",
    heading: "What happens",
    missing: "Describe what happens, and what should happen instead.",
  },
  {
    field: "began",
    heading: "Since when",
    missing: "Say since when it happens, or since when you know of it.",
  },
  {
    field: "whom",
    heading: "Whom it affects",
    missing: "Say whom it affects besides your own account, as far as you can tell.",
  },
  { field: "steps", heading: "Steps that show it", missing: "List the steps that show the defect." },
  { field: "versions", heading: "Versions", missing: null },
];

export function readReport(form: Fields): CriticalReport {
  return {
    happens: textOf(form, "happens"),
    began: textOf(form, "began"),
    whom: textOf(form, "whom"),
    steps: textOf(form, "steps"),
    versions: textOf(form, "versions"),
  };
}

export function reportErrors(report: CriticalReport): FieldErrors {
  const errors: FieldErrors = {};
  for (const { field, missing } of questions) {
    if (missing !== null && report[field] === "") errors[field] = missing;
  }
  return errors;
}

/** The message that is sent: Markdown with a heading for each question. */
export function composeReport(report: CriticalReport): string {
  const answered = questions.filter(({ field }) => report[field] !== "");
  return answered.map(({ field, heading }) => `### ${heading}\n\n${report[field]}`).join("\n\n");
}
