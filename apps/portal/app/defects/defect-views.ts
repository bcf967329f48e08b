import type { DefectView } from "../gql/desk/graphql.js";

/** The parts of the desk's list of defects; the reports that nobody has sorted come first. */
export const defectViews = [
  { name: "new", title: "New reports", count: "newReports", filter: null },
  { name: "unfixed", title: "Not fixed", count: "unfixed", filter: "UNFIXED" },
  { name: "fixed", title: "Fixed", count: "fixed", filter: "FIXED" },
  { name: "none", title: "No defect", count: "notADefect", filter: "NOT_A_DEFECT" },
] as const satisfies readonly { name: string; title: string; count: string; filter: DefectView | null }[];

export type DefectViewName = (typeof defectViews)[number]["name"];

/** `?new` and `?view=fixed`; what is not fixed unless told otherwise. */
export function readDefectView(searchParams: URLSearchParams): (typeof defectViews)[number] {
  const name = searchParams.has("new") ? "new" : searchParams.get("view");
  return defectViews.find((view) => view.name === name) ?? defectViews[1];
}

export function defectViewHref(name: DefectViewName): string {
  if (name === "new") return "/desk/defects?new";
  return name === "unfixed" ? "/desk/defects" : `/desk/defects?view=${name}`;
}
