import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import {
  mayApproveRevision,
  mayArchive,
  mayPublish,
  maySaveDraft,
  maySubmitForReview,
} from "./revision-permissions.js";
import {
  isEditedInPlace,
  nextRevisionState,
  revisionActs,
  revisionStates,
  type RevisionAct,
  type RevisionState,
} from "./revision-state.js";

describe("a revision", () => {
  test.each<[RevisionState, RevisionAct, RevisionState | null]>([
    ["draft", "submit_for_review", "in_review"],
    ["draft", "approve", null],
    ["draft", "publish", null],
    ["in_review", "send_back", "draft"],
    ["in_review", "approve", "approved"],
    ["in_review", "edit", "draft"],
    ["in_review", "publish", null],
    ["approved", "publish", "published"],
    ["approved", "edit", "draft"],
    ["published", "edit", "draft"],
    ["published", "supersede", "archived"],
    ["published", "archive", "archived"],
    ["archived", "publish", null],
  ])("%s, %s: %s", (state, act, next) => {
    expect(nextRevisionState(state, act)).toBe(next);
  });

  test("is published from approved alone", () => {
    expect(revisionStates.filter((state) => nextRevisionState(state, "publish") !== null)).toEqual([
      "approved",
    ]);
    expect(
      revisionActs.filter((act) =>
        revisionStates.some((state) => nextRevisionState(state, act) === "approved"),
      ),
    ).toEqual(["approve"]);
  });

  test("is edited in place while a draft; after that an edit makes a new one", () => {
    expect(revisionStates.filter(isEditedInPlace)).toEqual(["draft"]);
    expect(revisionStates.map((state) => nextRevisionState(state, "edit"))).toEqual(
      revisionStates.map(() => "draft"),
    );
  });
});

describe("who may", () => {
  const draft = { state: "draft", authorId: "anna", approvedById: null } as const;
  const inReview = { ...draft, state: "in_review" } as const;
  const approved = { ...draft, state: "approved", approvedById: "ben" } as const;
  const published = { ...approved, state: "published" } as const;

  test("save drafts and submit them: all staff", () => {
    for (const viewer of [staff("agent"), staff("author"), staff("lead")]) {
      expect(maySaveDraft(viewer).allowed && maySubmitForReview(viewer, draft).allowed).toBe(true);
      expect(maySubmitForReview(viewer, published)).toMatchObject({
        allowed: false,
        code: "not_in_this_state",
      });
    }
    for (const viewer of [nobody, member("adam", "admin")]) {
      expect(maySaveDraft(viewer).allowed || maySubmitForReview(viewer, draft).allowed).toBe(false);
    }
  });

  test.each([
    ["another author", staff("author", "ben"), null, "allowed"],
    ["the author", staff("author", "anna"), null, "own_revision"],
    ["the author, with a reason", staff("author", "anna"), "it is urgent", "own_revision"],
    ["another lead", staff("lead", "lea"), null, "allowed"],
    ["a lead who wrote it", staff("lead", "anna"), null, "own_revision"],
    ["a lead who wrote it, with a blank reason", staff("lead", "anna"), "  ", "own_revision"],
    ["a lead who wrote it, with a reason", staff("lead", "anna"), "an incident is going on", "allowed"],
    ["an agent", staff("agent", "ben"), null, "authors_only"],
    ["a customer", member("adam", "admin"), null, "staff_only"],
  ])("approve: %s", (_name, viewer, waiver, code) => {
    expect(mayApproveRevision(viewer, inReview, waiver).code).toBe(code);
  });

  test.each([
    ["the author, when somebody else approved", staff("author", "anna"), approved, "allowed"],
    ["a third author", staff("author", "carl"), approved, "allowed"],
    ["the one who approved, an author", staff("author", "ben"), approved, "not_approved_by_another"],
    ["the one who approved, a lead", staff("lead", "ben"), approved, "allowed"],
    ["an agent", staff("agent"), approved, "authors_only"],
    ["a lead, before approval", staff("lead"), inReview, "not_in_this_state"],
    ["an author, before approval", staff("author"), inReview, "not_approved_by_another"],
  ])("publish: %s", (_name, viewer, revision, code) => {
    expect(mayPublish(viewer, revision).code).toBe(code);
  });

  test("archive: authors and leads, what is published", () => {
    expect(
      mayArchive(staff("author"), published).allowed && mayArchive(staff("lead"), published).allowed,
    ).toBe(true);
    expect(mayArchive(staff("agent"), published).code).toBe("authors_only");
    expect(mayArchive(staff("lead"), approved).code).toBe("not_in_this_state");
  });
});
