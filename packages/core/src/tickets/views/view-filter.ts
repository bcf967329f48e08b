import { requestKinds, ticketStates, type RequestKind, type TicketState } from "@recourse/policy";
import { z } from "zod";
import { isId } from "../../id.js";
import { refused, type Refused } from "../../refusal.js";
import { cleanText } from "../../text.js";

/** What of the queue a view shows. Everything that it names is optional; what is left out does not narrow. */
export interface ViewFilter {
  states: TicketState[];
  assignee: "me" | "nobody" | "anybody" | null;
  staffId: string | null;
  production: boolean | null;
  accountId: string | null;
  kinds: RequestKind[];
  tagIds: string[];
  text: string | null;
}

const id = z.string().refine(isId);

/** Read whenever a view is: what an older version kept and this one does not know falls away instead of failing. */
const viewFilter = z.object({
  states: z.array(z.enum(ticketStates)).catch([]),
  assignee: z.enum(["me", "nobody", "anybody"]).nullable().catch(null),
  staffId: id.nullable().catch(null),
  production: z.boolean().nullable().catch(null),
  accountId: id.nullable().catch(null),
  kinds: z.array(z.enum(requestKinds)).catch([]),
  tagIds: z.array(id).catch([]),
  text: z.string().nullable().catch(null),
});

export function readViewFilter(stored: unknown): ViewFilter {
  return viewFilter.parse(typeof stored === "object" && stored !== null ? stored : {});
}

const MOST_TAGS_IN_A_VIEW = 10;
const LONGEST_TEXT = 200;

export type CheckedViewFilter = { ok: true; filter: ViewFilter } | Refused;

/** What comes from outside, whole or not at all. */
export function checkViewFilter(given: {
  [Name in keyof ViewFilter]?: ViewFilter[Name] | null;
}): CheckedViewFilter {
  const text = cleanText(given.text ?? "").trim();
  const ids = [given.staffId, given.accountId, ...(given.tagIds ?? [])].filter((each) => each != null);
  if (!ids.every(isId)) {
    return refused("NOT_FOUND", "The view names somebody or something that is not there.", ["filter"]);
  }
  if ((given.tagIds ?? []).length > MOST_TAGS_IN_A_VIEW) {
    return refused("INVALID", `A view asks for at most ${MOST_TAGS_IN_A_VIEW} tags.`, ["filter", "tagIds"]);
  }
  if (text.length > LONGEST_TEXT) {
    return refused("INVALID", `The words of a view have at most ${LONGEST_TEXT} characters.`, [
      "filter",
      "text",
    ]);
  }
  return {
    ok: true,
    filter: {
      states: [...new Set(given.states ?? [])],
      assignee: given.assignee ?? null,
      staffId: given.staffId ?? null,
      production: given.production ?? null,
      accountId: given.accountId ?? null,
      kinds: [...new Set(given.kinds ?? [])],
      tagIds: [...new Set(given.tagIds ?? [])],
      text: text === "" ? null : text,
    },
  };
}
