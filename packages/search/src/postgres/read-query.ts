import type { QueryPart } from "@recourse/core";
import { parseQuery } from "../query/parse-query.js";
import type { SearchDeps } from "./search-articles.js";
import { understandQuery } from "./understand-query.js";

/** What a search of the staff would make of the query, word for word. */
export async function readQuery({ db, words }: SearchDeps, text: string): Promise<QueryPart[]> {
  const query = parseQuery(text);
  return query.words.length === 0
    ? []
    : (await understandQuery(db.manager, query, { kept: words, viewer: "staff" })).parts;
}
