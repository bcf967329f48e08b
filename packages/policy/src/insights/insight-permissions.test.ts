import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Viewer } from "../accounts/viewer.js";
import { hasGapClosed } from "./gap-measure.js";
import { gapActs, gapStates, nextGapState, type GapAct, type GapState } from "./gap-state.js";
import {
  mayChangeGap,
  mayDraftFromTicket,
  mayHandleFeedback,
  mayLinkArticle,
  mayReadInsights,
} from "./insight-permissions.js";

describe("what the desk learns", () => {
  test.each<[string, Viewer, boolean]>([
    ["nobody", nobody, false],
    ["an admin", member("adam", "admin"), false],
    ["an agent", staff("agent"), true],
    ["an author", staff("author"), true],
    ["a lead", staff("lead"), true],
  ])("%s", (_who, viewer, may) => {
    expect(mayReadInsights(viewer).allowed).toBe(may);
    expect(mayHandleFeedback(viewer).allowed).toBe(may);
    expect(mayLinkArticle(viewer).allowed).toBe(may);
    expect(mayDraftFromTicket(viewer, { answered: true }).allowed).toBe(may);
  });

  test("no article comes out of a ticket that nobody answered", () => {
    expect(mayDraftFromTicket(staff("agent"), { answered: false })).toMatchObject({ code: "not_answered" });
  });
});

describe("a gap", () => {
  test.each<[GapState, GapAct, GapState | null]>([
    ["open", "draft", "drafted"],
    ["open", "close", "closed"],
    ["open", "dismiss", "dismissed"],
    ["open", "reopen", null],
    ["drafted", "draft", null],
    ["drafted", "close", "closed"],
    ["drafted", "dismiss", "dismissed"],
    ["drafted", "reopen", "open"],
    ["closed", "draft", null],
    ["closed", "reopen", "open"],
    ["dismissed", "draft", null],
    ["dismissed", "reopen", "open"],
  ])("%s, %s: %s", (state, act, next) => {
    expect(nextGapState(state, act)).toBe(next);
    expect(mayChangeGap(staff("lead"), { state }, act).allowed).toBe(next !== null);
  });

  test("is drafted for by everybody on the staff, and decided on by authors and leads", () => {
    for (const state of gapStates) {
      for (const act of gapActs) {
        expect(mayChangeGap(member("adam", "admin"), { state }, act).code).toBe("staff_only");
        const byAgent = mayChangeGap(staff("agent"), { state }, act);
        if (act === "draft") expect(byAgent).toEqual(mayChangeGap(staff("author"), { state }, act));
        else expect(byAgent.code).toBe("authors_only");
      }
    }
  });

  const before = { days: 28, searches: 20, opened: 0, tickets: 4 };
  test.each([
    ["found, read, and fewer ask", { days: 14, searches: 10, opened: 5, tickets: 1 }, true],
    ["read by too few of those who search", { days: 14, searches: 10, opened: 4, tickets: 0 }, false],
    ["more ask than before", { days: 14, searches: 10, opened: 9, tickets: 3 }, false],
    ["too few searched since", { days: 14, searches: 4, opened: 4, tickets: 0 }, false],
    ["too early to tell", { days: 6, searches: 50, opened: 50, tickets: 0 }, false],
  ])("closes when its article is %s", (_what, after, closed) => {
    expect(hasGapClosed(before, after)).toBe(closed);
  });
});
