import type { Audience, ArticleDraftSaveInput } from "../gql/desk/graphql.js";
import { textOf, textsOf, type FieldErrors, type Fields } from "../ui/form-fields.js";
import { platformOf } from "./subject-choices.js";

/** An article as the editor holds it, as typed. */
export interface ArticleDraft {
  title: string;
  slug: string;
  categoryId: string;
  audience: Audience;
  summary: string;
  body: string;
  reason: string;
  productAreas: string[];
  protocols: string[];
  /** As the values of their boxes: see `platformValue`. */
  platforms: string[];
  /** The revision that was edited; empty for a new article. */
  basedOnRevisionId: string;
}

/** A new article is for staff until somebody says otherwise. */
export const newDraft: ArticleDraft = {
  title: "",
  slug: "",
  categoryId: "",
  audience: "STAFF",
  summary: "",
  body: "",
  reason: "",
  productAreas: [],
  protocols: [],
  platforms: [],
  basedOnRevisionId: "",
};

export const audiences: { value: Audience; title: string; description: string }[] = [
  { value: "STAFF", title: "Staff", description: "Nobody outside reads it." },
  { value: "CUSTOMERS", title: "Customers", description: "Active members of an account, and staff." },
  { value: "PUBLIC", title: "Public", description: "Everybody, and search engines." },
];

export function readDraft(form: Fields): ArticleDraft {
  const text = (name: string) => textOf(form, name);
  return {
    title: text("title"),
    slug: text("slug"),
    categoryId: text("categoryId"),
    audience: audiences.find(({ value }) => value === text("audience"))?.value ?? "STAFF",
    summary: text("summary"),
    body: text("body"),
    reason: text("reason"),
    productAreas: textsOf(form, "productAreas"),
    protocols: textsOf(form, "protocols"),
    platforms: textsOf(form, "platforms"),
    basedOnRevisionId: text("basedOnRevisionId"),
  };
}

/** What is missing before it can be saved at all; everything else the API says. */
export function draftErrors(draft: ArticleDraft): FieldErrors {
  const missing: [keyof ArticleDraft, string][] = [
    ["title", "Give the article a title."],
    ["categoryId", "Choose a category."],
    ["body", "Write the article first."],
    ["reason", "Say what changed and why: the reviewer reads it."],
  ];
  return Object.fromEntries(missing.filter(([field]) => draft[field] === ""));
}

export function saveInput(
  draft: ArticleDraft,
  articleId: string | null,
): ArticleDraftSaveInput & { audience: Audience } {
  const { slug, basedOnRevisionId, platforms, ...texts } = draft;
  return {
    ...texts,
    platforms: platforms.flatMap((value) => platformOf(value) ?? []),
    articleId,
    slug: slug === "" ? null : slug,
    basedOnRevisionId: basedOnRevisionId === "" ? null : basedOnRevisionId,
  };
}
