import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Viewer } from "../accounts/viewer.js";
import {
  mayContest,
  mayDecideAnew,
  mayReadBoard,
  mayReadRefusal,
  mayReplayPolicy,
  mayUphold,
  mayWithdrawContest,
  type RefusalAccess,
} from "./refusal-permissions.js";

const refusal: RefusalAccess = {
  accountId: "acme",
  requesterId: "rita",
  requesterWasMember: true,
  sharedWithAdmins: true,
  contest: null,
  admitted: false,
};
const contested: RefusalAccess = { ...refusal, contest: "open" };

const viewers: [string, Viewer, { read: boolean; contest: boolean; answer: boolean }][] = [
  ["nobody", nobody, { read: false, contest: false, answer: false }],
  ["an agent", staff("agent"), { read: true, contest: false, answer: true }],
  ["a lead", staff("lead"), { read: true, contest: false, answer: true }],
  ["an author", staff("author"), { read: true, contest: false, answer: false }],
  ["the requester", member("rita", "admin"), { read: true, contest: true, answer: false }],
  ["the requester, an end user", member("rita", "end_user"), { read: true, contest: true, answer: false }],
  [
    "the requester, deactivated since",
    member("rita", "admin", { active: false }),
    { read: false, contest: false, answer: false },
  ],
  [
    "the requester, in another account now",
    member("rita", "admin", { accountId: "other" }),
    { read: false, contest: false, answer: false },
  ],
  ["another admin of the account", member("adam", "admin"), { read: true, contest: false, answer: false }],
  [
    "an admin of the account after it was closed",
    member("adam", "admin", { standing: "closed" }),
    { read: false, contest: false, answer: false },
  ],
  ["another end user", member("eve", "end_user"), { read: false, contest: false, answer: false }],
  [
    "an admin of another account",
    member("adam", "admin", { accountId: "other" }),
    { read: false, contest: false, answer: false },
  ],
  [
    "an agent who belongs to the account",
    { ...member("rob", "admin"), staff: { role: "agent" } },
    { read: true, contest: false, answer: false },
  ],
];

describe.each(viewers)("%s", (_name, viewer, may) => {
  test("reads, contests and answers as they may", () => {
    expect(mayReadRefusal(viewer, refusal).allowed).toBe(may.read);
    expect(mayContest(viewer, refusal).allowed).toBe(may.contest);
    expect(mayWithdrawContest(viewer, contested).allowed).toBe(may.contest);
    expect(mayUphold(viewer, contested).allowed).toBe(may.answer);
    expect(mayDecideAnew(viewer, contested).allowed).toBe(may.answer);
  });

  test("is told the same of a refusal that they may not read and of one that is not there", () => {
    const answers = [mayReadRefusal, mayContest, mayWithdrawContest, mayUphold, mayDecideAnew].map((ask) =>
      ask(viewer, contested),
    );
    if (!may.read) {
      expect(new Set(answers.map(({ code, message }) => `${code} ${message}`)).size).toBe(1);
    }
  });
});

test("where an account keeps tickets to their requesters, so are their refused requests", () => {
  const kept = { ...refusal, sharedWithAdmins: false };
  expect(mayReadRefusal(member("adam", "admin"), kept).allowed).toBe(false);
  expect(mayReadRefusal(member("rita", "admin"), kept).allowed).toBe(true);
  expect(mayReadRefusal(staff("agent"), kept).allowed).toBe(true);
});

describe("the requester", () => {
  const rita = member("rita", "admin");

  test("who was no member when it was refused goes on reading it and may contest it", () => {
    const deactivated = member("rita", "admin", { active: false });
    expect(mayContest(deactivated, { ...refusal, requesterWasMember: false }).allowed).toBe(true);
    const stranger: Viewer = { person: { id: "rita" }, staff: null, memberships: [] };
    const unknown = { ...refusal, accountId: null, requesterWasMember: false };
    expect(mayContest(stranger, unknown).allowed).toBe(true);
  });

  test.each([
    ["open", false, true],
    ["answered", false, false],
    ["withdrawn", true, false],
  ] as const)("whose contest is %s: may contest %s, may withdraw %s", (contest, again, withdraw) => {
    expect(mayContest(rita, { ...refusal, contest }).allowed).toBe(again);
    expect(mayWithdrawContest(rita, { ...refusal, contest }).allowed).toBe(withdraw);
  });

  test("contests nothing that became a ticket", () => {
    expect(mayContest(rita, { ...refusal, admitted: true }).code).toBe("not_in_this_state");
    expect(mayDecideAnew(staff("lead"), { ...refusal, admitted: true }).code).toBe("not_in_this_state");
  });

  test("who works here has a colleague decide", () => {
    const agent: Viewer = { ...staff("agent", "rita"), memberships: [] };
    expect(mayDecideAnew(agent, { ...refusal, accountId: null }).code).toBe("own_account");
  });
});

test("a visitor's request is nobody's", () => {
  const visitors = { ...refusal, accountId: null, requesterId: null, requesterWasMember: false };
  expect(mayReadRefusal(nobody, visitors).allowed).toBe(false);
  expect(mayReadRefusal(member("rita", "admin"), visitors).allowed).toBe(false);
  expect(mayReadRefusal(staff("agent"), visitors).allowed).toBe(true);
});

test.each([
  [nobody, false, false],
  [member("rita", "admin"), false, false],
  [staff("author"), false, false],
  [staff("agent"), true, false],
  [staff("lead"), true, true],
])("%j reads the board: %s, replays the policy: %s", (viewer, board, replay) => {
  expect(mayReadBoard(viewer).allowed).toBe(board);
  expect(mayReplayPolicy(viewer).allowed).toBe(replay);
});
