import type { Actor } from "@recourse/core";
import type { Audience } from "@recourse/policy";
import type { MadeArticle, MadeCategory } from "./random-articles.js";
import type { Caller } from "./start-api.js";

/** Somebody who reads, and what the policy's words make of them: it knows customers of open accounts, and staff. */
export interface Reader {
  name: string;
  caller: Caller;
  actor: Actor;
  isCustomer: boolean;
  isStaff: boolean;
}

// The policy's words, written a second time: an article is read when it is published and its own audience and that of every category above it
// admit the reader. Everybody is the public; customers' articles are for customers and staff, staff's for staff alone.

export function above(category: MadeCategory | null): Audience[] {
  return category === null ? [] : [category.audience, ...above(category.parent)];
}

function admits(of: Audience, { isCustomer, isStaff }: Reader): boolean {
  return of === "public" || isStaff || (of === "customers" && isCustomer);
}

export function admitsAll(all: readonly Audience[], reader: Reader): boolean {
  return all.every((each) => admits(each, reader));
}

export function isPublished({ life }: MadeArticle): boolean {
  return life === "published" || life === "newer_draft" || life === "to_be_unpublished";
}

export function mayRead(article: MadeArticle, reader: Reader): boolean {
  return isPublished(article) && admitsAll([article.audience, ...above(article.category)], reader);
}

export function maySee(category: MadeCategory, reader: Reader): boolean {
  return admitsAll(above(category), reader);
}

export function isBelow(category: MadeCategory | null, top: MadeCategory): boolean {
  return category !== null && (category === top || isBelow(category.parent, top));
}

export function narrowest(all: readonly Audience[]): Audience {
  return all.includes("staff") ? "staff" : all.includes("customers") ? "customers" : "public";
}
