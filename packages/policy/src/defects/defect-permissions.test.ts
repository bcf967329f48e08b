import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Permission, Viewer } from "../accounts/viewer.js";
import {
  mayEditPublicWords,
  mayMoveDefect,
  mayPublishDefect,
  mayReadDefects,
  mayReadKnownIssue,
  mayReportKnownIssue,
  mayStopBroadcast,
  mayTellFix,
  mayUnpublishDefect,
  mayWorkOnDefects,
  type DefectAccess,
} from "./defect-permissions.js";

const draft: DefectAccess = { state: "confirmed", published: false, fixUnderWay: false };
const published: DefectAccess = { ...draft, published: true };

const asks: Record<string, (viewer: Viewer) => Permission> = {
  read: mayReadDefects,
  work: mayWorkOnDefects,
  "edit draft": (viewer) => mayEditPublicWords(viewer, draft),
  "edit published": (viewer) => mayEditPublicWords(viewer, published),
  move: (viewer) => mayMoveDefect(viewer, draft, "start_fix"),
  "reject published": (viewer) => mayMoveDefect(viewer, published, "reject"),
  publish: (viewer) => mayPublishDefect(viewer, draft),
  unpublish: (viewer) => mayUnpublishDefect(viewer, published),
  "tell the fix": (viewer) => mayTellFix(viewer, draft),
};
const agentMay = ["read", "work", "edit draft", "move"];

describe.each<[string, Viewer, string[]]>([
  ["nobody", nobody, []],
  ["an admin of an account", member("adam", "admin"), []],
  ["an author", staff("author"), ["read"]],
  ["an agent", staff("agent"), agentMay],
  ["a lead", staff("lead"), Object.keys(asks)],
])("%s", (_name, viewer, may) => {
  test("may this with a defect", () => {
    const allowed = Object.entries(asks).filter(([, ask]) => ask(viewer).allowed);
    expect(allowed.map(([name]) => name)).toEqual(may);
  });

  test("reads what is published and learns of nothing else", () => {
    expect(mayReadKnownIssue(published).allowed).toBe(true);
    expect(mayReadKnownIssue(draft).code).toBe("not_found");
    if (viewer.staff === null) {
      expect(new Set(Object.values(asks).map((ask) => ask(viewer).code))).toEqual(new Set(["not_found"]));
    }
  });
});

test("nothing moves a defect while the message about its fix is under way", () => {
  const leaving: DefectAccess = { ...published, fixUnderWay: true };
  const lead = staff("lead");
  expect(mayMoveDefect(lead, leaving, "confirm").code).toBe("not_in_this_state");
  expect(mayTellFix(lead, leaving).code).toBe("not_in_this_state");
});

test("what is published, fixed or no defect is not published, moved or fixed again", () => {
  const lead = staff("lead");
  expect(mayPublishDefect(lead, published).code).toBe("not_in_this_state");
  expect(mayPublishDefect(lead, { ...draft, state: "not_a_defect" }).code).toBe("not_in_this_state");
  expect(mayPublishDefect(lead, { ...draft, state: "fixed" }).allowed).toBe(true);
  expect(mayUnpublishDefect(lead, draft).code).toBe("not_in_this_state");
  expect(mayTellFix(lead, { ...draft, state: "fixed" }).code).toBe("not_in_this_state");
  expect(mayMoveDefect(lead, { ...draft, state: "fixed" }, "confirm").code).toBe("not_in_this_state");
});

describe("a message that waits for its time", () => {
  const broadcast = { state: "queued", senderId: "lead", sendsAt: "2026-04-14T16:01:00Z" } as const;
  test.each<[string, Viewer, string, string]>([
    ["its sender, at once", staff("lead"), "2026-04-14T16:00:01Z", "allowed"],
    ["its sender, in the 59th second", staff("lead"), "2026-04-14T16:00:59.999Z", "allowed"],
    ["its sender, after 60 seconds", staff("lead"), "2026-04-14T16:01:00Z", "not_in_this_state"],
    ["another lead", staff("lead", "lena"), "2026-04-14T16:00:01Z", "sender_only"],
    ["a customer", member("lead", "admin"), "2026-04-14T16:00:01Z", "not_found"],
  ])("is stopped by %s: %s", (_name, viewer, at, code) => {
    expect(mayStopBroadcast(viewer, broadcast, at).code).toBe(code);
  });

  test.each(["sending", "sent", "stopped"] as const)("and by nobody once it is %s", (state) => {
    const { code } = mayStopBroadcast(staff("lead"), { ...broadcast, state }, "2026-04-14T16:00:01Z");
    expect(code).toBe("not_in_this_state");
  });
});

describe("I have this too", () => {
  test.each<[string, Viewer, DefectAccess, string]>([
    ["an admin", member("adam", "admin"), published, "allowed"],
    ["an end user", member("eve", "end_user"), published, "allowed"],
    ["somebody deactivated", member("eve", "admin", { active: false }), published, "not_a_member"],
    [
      "somebody of a closed account",
      member("eve", "admin", { standing: "closed" }),
      published,
      "not_a_member",
    ],
    [
      "somebody of another account",
      member("eve", "admin", { accountId: "other" }),
      published,
      "not_a_member",
    ],
    ["nobody known", nobody, published, "not_a_member"],
    ["an admin, of what is not published", member("adam", "admin"), draft, "not_found"],
    [
      "an admin, of what is fixed",
      member("adam", "admin"),
      { ...published, state: "fixed" },
      "not_in_this_state",
    ],
  ])("is said by %s: %s", (_name, viewer, defect, code) => {
    expect(mayReportKnownIssue(viewer, defect, "acme").code).toBe(code);
  });
});
