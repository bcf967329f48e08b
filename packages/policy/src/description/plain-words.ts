import { DateTime } from "luxon";
import type { Level } from "../decision/decision.js";
import type { ScopeKind } from "../policy-file/scope-schema.js";
import type { SupportPolicy } from "../policy-file/schema.js";

/** What a request of the kind asks help with: "includes help with questions". */
export const helpWith: Readonly<Record<ScopeKind, string>> = {
  question: "questions",
  defect: "defects",
  integration: "integrations",
  training: "training",
  implementation: "an implementation",
  migration: "a migration",
};

/** How a sentence names the level of the reader: `your paying plan`, but `self-service`. */
export function levelWords(policy: SupportPolicy, level: Level): string {
  const { name } = policy.scope[level];
  return level === "self_service" ? name : `your ${name}`;
}

/** `Fri 13 March 2026, 00:00 Mountain time` */
export function instantWords(policy: Pick<SupportPolicy, "zone" | "zoneName">, instant: number): string {
  const wall = DateTime.fromMillis(instant, { zone: policy.zone, locale: "en", numberingSystem: "latn" });
  return `${wall.toFormat("ccc d MMMM yyyy, HH:mm")} ${policy.zoneName}`;
}

/** `Tue 30 June 2026`, of a calendar date. */
export function dateWords(date: string): string {
  return DateTime.fromISO(date, { zone: "utc", locale: "en", numberingSystem: "latn" }).toFormat(
    "ccc d MMMM yyyy",
  );
}

/** `Monday`, `Tuesday and Friday`, `ldap, saml and radius`; with "or" as the last word on request. */
export function listWords(items: readonly string[], word: "and" | "or" = "and"): string {
  const last = items.at(-1) ?? "none";
  return items.length > 1 ? `${items.slice(0, -1).join(", ")} ${word} ${last}` : last;
}

/** `7 days`, `1 day` */
export function countWords(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** `JumpStart trial` stays, `paying plan` becomes `Paying plan`. */
export function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** English name of a language: `en` is "English". */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(["en"], { type: "language" }).of(tag) ?? tag;
}
