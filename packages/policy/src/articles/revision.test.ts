import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import {
  mayApproveRevision,
  mayArchive,
  mayChangeSlug,
  mayPublish,
  mayRestoreRevision,
  maySaveDraft,
  maySendBack,
  maySubmitForReview,
  mayTakeOverSlug,
  mayUnarchive,
  mayWithdraw,
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
    ["in_review", "withdraw", "draft"],
    ["approved", "send_back", "draft"],
    ["approved", "withdraw", null],
    ["published", "send_back", null],
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

  test("approve: nobody, not even its author, what is not in review", () => {
    for (const viewer of [staff("lead", "anna"), staff("lead", "lea")]) {
      for (const revision of [draft, approved, published]) {
        expect(mayApproveRevision(viewer, revision, "it is urgent").code).toBe("not_in_this_state");
      }
    }
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

  test.each([
    ["another author", staff("author", "ben"), inReview, "allowed"],
    ["another lead, of what is approved", staff("lead", "lea"), approved, "allowed"],
    ["the author", staff("author", "anna"), inReview, "own_revision"],
    ["the author, of what is approved", staff("author", "anna"), approved, "allowed"],
    ["an agent", staff("agent", "ben"), inReview, "authors_only"],
    ["a customer", member("adam", "admin"), inReview, "staff_only"],
    ["a lead, of a draft", staff("lead", "lea"), draft, "not_in_this_state"],
  ])("send back: %s", (_name, viewer, revision, code) => {
    expect(maySendBack(viewer, revision).code).toBe(code);
  });

  test.each([
    ["the author", staff("agent", "anna"), inReview, "allowed"],
    ["a lead who did not write it", staff("lead", "lea"), inReview, "not_own_revision"],
    ["the author, once it is approved", staff("author", "anna"), approved, "not_in_this_state"],
    ["a customer", member("anna", "admin"), inReview, "staff_only"],
  ])("withdraw: %s", (_name, viewer, revision, code) => {
    expect(mayWithdraw(viewer, revision).code).toBe(code);
  });

  test("restore an older revision: all staff; there is nothing to restore in the newest", () => {
    expect(mayRestoreRevision(staff("agent"), { isNewest: false }).allowed).toBe(true);
    expect(mayRestoreRevision(staff("lead"), { isNewest: true }).code).toBe("newest_revision");
    expect(mayRestoreRevision(nobody, { isNewest: false }).code).toBe("staff_only");
  });

  test("change an address: all staff before it was published, authors and leads after; leads take one over", () => {
    const life = { published: false, everPublished: false, archived: false };
    expect(mayChangeSlug(staff("agent"), life).allowed).toBe(true);
    expect(mayChangeSlug(staff("agent"), { ...life, everPublished: true }).code).toBe("authors_only");
    expect(mayChangeSlug(staff("author"), { ...life, everPublished: true }).allowed).toBe(true);
    expect(mayChangeSlug(member("adam", "admin"), life).code).toBe("staff_only");
    expect(mayTakeOverSlug(staff("lead")).allowed).toBe(true);
    expect(mayTakeOverSlug(staff("author")).code).toBe("leads_only");
  });

  test("bring back from the archive: authors and leads, where nothing newer is being worked on", () => {
    const life = { published: false, everPublished: true, archived: true };
    const archived = { ...published, state: "archived" } as const;
    expect(mayUnarchive(staff("author"), life, archived).allowed).toBe(true);
    expect(mayUnarchive(staff("agent"), life, archived).code).toBe("authors_only");
    expect(mayUnarchive(staff("lead"), life, draft).code).toBe("not_in_this_state");
    expect(mayUnarchive(staff("lead"), { ...life, archived: false }, archived).code).toBe(
      "not_in_this_state",
    );
  });
});
