import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Permission, Viewer } from "../accounts/viewer.js";
import {
  mayAddNote,
  mayAssign,
  mayReadTicket,
  mayRejectProduction,
  mayReply,
  mayRestoreProduction,
  maySolve,
  mayUseDesk,
  type TicketAccess,
} from "./ticket-permissions.js";

const ticket: TicketAccess = {
  accountId: "acme",
  requesterId: "rita",
  state: "open",
  visibility: "account_admins",
  participantIds: [],
  handoverOfferedAt: null,
};

const viewers: [string, Viewer, { read: boolean; reply: boolean; work: boolean }][] = [
  ["nobody", nobody, { read: false, reply: false, work: false }],
  ["an agent", staff("agent"), { read: true, reply: true, work: true }],
  ["a lead", staff("lead"), { read: true, reply: true, work: true }],
  ["an author", staff("author"), { read: true, reply: false, work: false }],
  ["an admin of the account", member("adam", "admin"), { read: true, reply: true, work: false }],
  [
    "an admin of an overdue account",
    member("adam", "admin", { standing: "past_due" }),
    { read: true, reply: true, work: false },
  ],
  [
    "an admin of a suspended account",
    member("adam", "admin", { standing: "suspended" }),
    { read: true, reply: true, work: false },
  ],
  [
    "an admin of the account after it was closed",
    member("adam", "admin", { standing: "closed" }),
    { read: false, reply: false, work: false },
  ],
  [
    "a deactivated admin",
    member("adam", "admin", { active: false }),
    { read: false, reply: false, work: false },
  ],
  [
    "an admin of another account",
    member("adam", "admin", { accountId: "other" }),
    { read: false, reply: false, work: false },
  ],
  ["the requester, an end user now", member("rita", "end_user"), { read: true, reply: true, work: false }],
  [
    "the requester, deactivated",
    member("rita", "admin", { active: false }),
    { read: false, reply: false, work: false },
  ],
  [
    "the requester, in another account now",
    member("rita", "admin", { accountId: "other" }),
    { read: false, reply: false, work: false },
  ],
  ["another end user", member("eve", "end_user"), { read: false, reply: false, work: false }],
];

describe.each(viewers)("%s", (_name, viewer, may) => {
  test("reads, replies and works as they may", () => {
    expect(mayReadTicket(viewer, ticket).allowed).toBe(may.read);
    expect(mayReply(viewer, ticket).allowed).toBe(may.reply);
    expect([mayAddNote, mayAssign, maySolve].map((ask) => ask(viewer, ticket).allowed)).toEqual([
      may.work,
      may.work,
      may.work,
    ]);
  });

  test("judges a claim of production as they may work", () => {
    const standing = { claimed: true, rejected: false };
    const rejected = { claimed: true, rejected: true };
    expect(mayRejectProduction(viewer, ticket, standing).allowed).toBe(may.work);
    expect(mayRestoreProduction(viewer, ticket, rejected).allowed).toBe(may.work);
    const never = [
      mayRejectProduction(viewer, ticket, rejected),
      mayRestoreProduction(viewer, ticket, standing),
      mayRejectProduction(viewer, ticket, { claimed: false, rejected: false }),
      mayRejectProduction(viewer, { ...ticket, state: "closed" }, standing),
      mayRestoreProduction(viewer, { ...ticket, state: "closed" }, rejected),
    ];
    expect(never.some(({ allowed }) => allowed)).toBe(false);
  });

  test("changes nothing in a closed ticket", () => {
    const closed = { ...ticket, state: "closed" } as const;
    expect(mayReadTicket(viewer, closed).allowed).toBe(may.read);
    expect([mayReply, mayAddNote, mayAssign, maySolve].some((ask) => ask(viewer, closed).allowed)).toBe(
      false,
    );
  });
});

test("who may not read a ticket is told the same for every act", () => {
  const told = [mayReadTicket, mayReply, mayAddNote, mayAssign, maySolve].map((ask): Permission =>
    ask(member("eve", "end_user"), ticket),
  );
  expect(new Set(told.map(({ code, message }) => `${code} ${message}`)).size).toBe(1);
});

test("a ticket without an account is read by staff alone", () => {
  const loose = { ...ticket, accountId: null };
  expect(mayReadTicket(staff("agent"), loose).allowed).toBe(true);
  expect(mayReadTicket(member("rita", "admin"), loose).allowed).toBe(false);
});

test("a solved ticket is not solved again, and can be replied to", () => {
  const solved = { ...ticket, state: "solved" } as const;
  expect(maySolve(staff("agent"), solved)).toMatchObject({ allowed: false, code: "not_in_this_state" });
  expect(mayReply(member("rita", "admin"), solved)).toEqual({
    allowed: true,
    code: "allowed",
    message: null,
  });
});

test("the desk is for staff", () => {
  expect([staff("agent"), staff("author"), staff("lead")].every((viewer) => mayUseDesk(viewer).allowed)).toBe(
    true,
  );
  expect([nobody, member("adam", "admin")].some((viewer) => mayUseDesk(viewer).allowed)).toBe(false);
});
