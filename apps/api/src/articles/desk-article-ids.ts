import { uuidOf } from "../graphql/global-id.js";

/** An id of the desk or, as readers' pages have it, of the article; what is neither is unknown. */
export function articleUuid(id: string): string {
  return uuidOf("DeskArticle", id) ?? uuidOf("Article", id) ?? "";
}

export function revisionUuid(id: string): string {
  return uuidOf("ArticleRevision", id) ?? "";
}

/** For an id that may be left out: null stays null, what is no id is unknown. */
export function optional(id: string | null | undefined, uuid: (id: string) => string): string | null {
  return id == null ? null : uuid(id);
}
