import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Viewer } from "../accounts/viewer.js";
import { mayReadTicket, mayReply, type TicketAccess } from "./ticket-permissions.js";
import {
  mayChangeTicketSharing,
  mayHandOver,
  mayJoinTicket,
  mayRemoveParticipant,
  maySeeMembers,
  mayShareTicket,
  mayTakeOver,
  startingVisibility,
} from "./ticket-sharing.js";

const OFFERED = new Date("2026-04-07T16:00:00Z");

const shared: TicketAccess = {
  accountId: "acme",
  requesterId: "rita",
  state: "open",
  visibility: "account_admins",
  participantIds: ["paul"],
  handoverOfferedAt: null,
};
const privately: TicketAccess = { ...shared, visibility: "private" };
const offered: TicketAccess = { ...privately, handoverOfferedAt: OFFERED };

const requester = member("rita", "admin");
const participant = member("paul", "end_user");
const otherAdmin = member("adam", "admin");

test("a new ticket starts as its account wants it", () => {
  expect(startingVisibility("admins")).toBe("account_admins");
  expect(startingVisibility("requester")).toBe("private");
});

test.each<[string, Viewer, { shared: boolean; private: boolean; offered: boolean }]>([
  ["nobody", nobody, { shared: false, private: false, offered: false }],
  ["an author", staff("author"), { shared: true, private: true, offered: true }],
  ["its requester", requester, { shared: true, private: true, offered: true }],
  [
    "its requester, an end user now",
    member("rita", "end_user"),
    { shared: true, private: true, offered: true },
  ],
  [
    "its requester, deactivated",
    member("rita", "admin", { active: false }),
    { shared: false, private: false, offered: false },
  ],
  ["a participant", participant, { shared: true, private: true, offered: true }],
  [
    "a participant, deactivated",
    member("paul", "end_user", { active: false }),
    { shared: false, private: false, offered: false },
  ],
  [
    "a participant, in another account now",
    member("paul", "admin", { accountId: "other" }),
    { shared: false, private: false, offered: false },
  ],
  ["another admin of the account", otherAdmin, { shared: true, private: false, offered: true }],
  [
    "another admin, deactivated",
    member("adam", "admin", { active: false }),
    { shared: false, private: false, offered: false },
  ],
  [
    "an admin of the account after it was closed",
    member("adam", "admin", { standing: "closed" }),
    { shared: false, private: false, offered: false },
  ],
  [
    "an admin of another account",
    member("adam", "admin", { accountId: "other" }),
    { shared: false, private: false, offered: false },
  ],
  ["another end user", member("eve", "end_user"), { shared: false, private: false, offered: false }],
])("a shared, a private and an offered ticket are read by %s as they may", (_name, viewer, may) => {
  const reads = [shared, privately, offered].map((ticket) => mayReadTicket(viewer, ticket).allowed);
  expect(reads).toEqual([may.shared, may.private, may.offered]);
  if (viewer.staff === null) {
    expect([shared, privately, offered].map((ticket) => mayReply(viewer, ticket).allowed)).toEqual(reads);
  }
});

test.each<[string, Viewer, { share: string; remove: string; leave: string }]>([
  ["nobody", nobody, { share: "not_found", remove: "not_found", leave: "not_found" }],
  ["an agent", staff("agent"), { share: "allowed", remove: "allowed", leave: "allowed" }],
  ["a lead", staff("lead"), { share: "allowed", remove: "allowed", leave: "allowed" }],
  ["an author", staff("author"), { share: "agents_only", remove: "agents_only", leave: "agents_only" }],
  ["the requester", requester, { share: "allowed", remove: "allowed", leave: "allowed" }],
  [
    "the requester, deactivated",
    member("rita", "admin", { active: false }),
    { share: "not_found", remove: "not_found", leave: "not_found" },
  ],
  ["a participant", participant, { share: "requester_only", remove: "requester_only", leave: "allowed" }],
  [
    "another admin",
    otherAdmin,
    { share: "requester_only", remove: "requester_only", leave: "requester_only" },
  ],
])("who else reads a ticket is decided by %s as they may", (_name, viewer, told) => {
  const ticket = { ...shared, participantIds: ["paul", "pia"] };
  expect(mayShareTicket(viewer, ticket).code).toBe(told.share);
  expect(mayRemoveParticipant(viewer, ticket, "pia").code).toBe(told.remove);
  expect(mayRemoveParticipant(viewer, ticket, viewer.person?.id ?? "").code).toBe(told.leave);
  expect(mayShareTicket(viewer, { ...ticket, state: "closed" }).code).toBe(told.share);
});

test("another admin cannot open a private ticket to themselves", () => {
  expect(mayShareTicket(otherAdmin, privately).code).toBe("not_found");
});

describe("a ticket whose requester is active no more", () => {
  test.each<[string, Viewer, string]>([
    ["nobody", nobody, "not_found"],
    ["another admin", otherAdmin, "allowed"],
    ["an admin who is a participant", member("paul", "admin"), "allowed"],
    ["an end user who is a participant", participant, "administrators_only"],
    ["the requester", member("rita", "admin", { active: false }), "not_found"],
    ["an admin of another account", member("adam", "admin", { accountId: "other" }), "not_found"],
    ["an agent", staff("agent"), "administrators_only"],
  ])("is taken over by %s as they may", (_name, viewer, code) => {
    expect(mayTakeOver(viewer, offered).code).toBe(code);
  });

  test("is taken over once", () => {
    expect(mayTakeOver(otherAdmin, shared)).toMatchObject({ allowed: false, code: "not_in_this_state" });
  });
});

test.each<[string, Viewer, string]>([
  ["an agent", staff("agent"), "allowed"],
  ["a lead", staff("lead"), "allowed"],
  ["an author", staff("author"), "agents_only"],
  ["the requester", requester, "agents_only"],
  ["a stranger", member("eve", "end_user"), "not_found"],
])("a ticket is handed over by %s as they may", (_name, viewer, code) => {
  expect(mayHandOver(viewer, privately).code).toBe(code);
  expect(mayHandOver(staff("lead"), { ...privately, state: "closed" }).code).toBe("ticket_closed");
  expect(mayHandOver(staff("lead"), { ...privately, accountId: null }).code).toBe("not_in_this_state");
});

test.each([
  [{ role: "admin", active: true, standing: "active" } as const, true, true],
  [{ role: "admin", active: true, standing: "suspended" } as const, true, true],
  [{ role: "end_user", active: true, standing: "active" } as const, false, true],
  [{ role: "admin", active: false, standing: "active" } as const, false, false],
  [{ role: "admin", active: true, standing: "closed" } as const, false, false],
  [null, false, false],
])(
  "somebody who is to the account as %p may be requester: %p, participant: %p",
  (membership, requests, joins) => {
    expect(mayJoinTicket(membership, "requester")).toBe(requests);
    expect(mayJoinTicket(membership, "participant")).toBe(joins);
  },
);

test.each<[string, Viewer, { members: string; setting: string }]>([
  ["an active admin", otherAdmin, { members: "allowed", setting: "allowed" }],
  [
    "a deactivated admin",
    member("adam", "admin", { active: false }),
    { members: "administrators_only", setting: "administrators_only" },
  ],
  ["an end user", participant, { members: "administrators_only", setting: "administrators_only" }],
  ["an agent", staff("agent"), { members: "allowed", setting: "administrators_only" }],
  ["an author", staff("author"), { members: "administrators_only", setting: "administrators_only" }],
  [
    "an admin of another account",
    member("adam", "admin", { accountId: "other" }),
    { members: "administrators_only", setting: "not_found" },
  ],
  ["nobody", nobody, { members: "administrators_only", setting: "not_found" }],
])("the people and the setting of an account are for %s as they may", (_name, viewer, told) => {
  expect(maySeeMembers(viewer, "acme").code).toBe(told.members);
  expect(mayChangeTicketSharing(viewer, "acme").code).toBe(told.setting);
});
