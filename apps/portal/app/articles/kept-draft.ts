import type { ArticleDraft } from "./article-draft.js";

/** What somebody typed and did not save. */
export interface KeptDraft {
  draft: ArticleDraft;
  savedAt: string;
}
