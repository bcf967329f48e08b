import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import {
  mayCancelSchedule,
  mayRunPublication,
  maySchedulePublication,
  mayScheduleUnpublication,
} from "./schedule-permissions.js";
import { nextScheduleState, scheduleActs, scheduleStates } from "./schedule-state.js";

const approved = { state: "approved", authorId: "anna", approvedById: "ben" } as const;

describe("a schedule", () => {
  test("ends once: done, cancelled or failed", () => {
    expect(scheduleActs.map((act) => nextScheduleState("scheduled", act))).toEqual([
      "done",
      "cancelled",
      "failed",
    ]);
    for (const state of scheduleStates.filter((each) => each !== "scheduled")) {
      expect(scheduleActs.map((act) => nextScheduleState(state, act))).toEqual([null, null, null]);
    }
  });

  test.each([
    ["an author, of what somebody else approved", staff("author", "anna"), approved, "allowed"],
    ["who approved it, an author", staff("author", "ben"), approved, "not_approved_by_another"],
    ["a lead", staff("lead"), approved, "allowed"],
    [
      "a lead, before approval",
      staff("lead"),
      { ...approved, state: "in_review" } as const,
      "not_in_this_state",
    ],
    ["an agent", staff("agent"), approved, "authors_only"],
    ["nobody", nobody, approved, "staff_only"],
  ])("of a publication is for %s: %#", (_name, viewer, revision, code) => {
    expect(maySchedulePublication(viewer, revision).code).toBe(code);
  });

  test("of an unpublication is for authors and leads, where readers see something or will", () => {
    const now = { published: true, publicationScheduled: false };
    expect(mayScheduleUnpublication(staff("author"), now).allowed).toBe(true);
    expect(
      mayScheduleUnpublication(staff("author"), { published: false, publicationScheduled: true }).allowed,
    ).toBe(true);
    expect(mayScheduleUnpublication(staff("lead"), { ...now, published: false }).code).toBe(
      "not_in_this_state",
    );
    expect(mayScheduleUnpublication(staff("agent"), now).code).toBe("authors_only");
    expect(mayScheduleUnpublication(member("adam", "admin"), now).code).toBe("staff_only");
  });

  test("is cancelled by authors and leads while it waits", () => {
    expect(mayCancelSchedule(staff("author"), { state: "scheduled" }).allowed).toBe(true);
    expect(mayCancelSchedule(staff("agent"), { state: "scheduled" }).code).toBe("authors_only");
    expect(mayCancelSchedule(staff("lead"), { state: "done" }).code).toBe("not_in_this_state");
  });

  test.each([
    ["nothing happened", {}, staff("author", "anna"), "allowed"],
    ["a newer revision was saved", { isNewest: false }, staff("lead"), "newer_revision"],
    ["the article was archived", { archivedSince: true }, staff("lead"), "archived_since"],
    [
      "it was sent back",
      { revision: { ...approved, state: "draft" } as const },
      staff("lead"),
      "not_in_this_state",
    ],
    ["who scheduled it left", {}, nobody, "staff_only"],
  ])("when its time comes and %s: %#", (_what, since, viewer, code) => {
    const before = { isNewest: true, revision: approved, archivedSince: false };
    expect(mayRunPublication(viewer, { ...before, ...since }).code).toBe(code);
  });
});
