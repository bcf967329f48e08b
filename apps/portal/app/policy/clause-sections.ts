interface Clause {
  id: string;
  title: string;
  section: string;
}

export interface ClauseSection<Entry extends Clause> {
  title: string;
  anchor: string;
  clauses: Entry[];
}

/** Clauses under their sections, both in the order in which the policy gives them. */
export function clauseSections<Entry extends Clause>(clauses: Entry[]): ClauseSection<Entry>[] {
  const titles = [...new Set(clauses.map(({ section }) => section))];
  return titles.map((title) => ({
    title,
    // A clause may have the same words as a section; only clauses are linked to from outside.
    anchor: `section-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`,
    clauses: clauses.filter(({ section }) => section === title),
  }));
}
