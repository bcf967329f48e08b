import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Viewer } from "../accounts/viewer.js";
import { mayRateTicket, maySeeTicketRatings, readableRatings } from "./satisfaction.js";
import type { TicketAccess } from "./ticket-permissions.js";
import type { TicketState } from "./ticket-state.js";

const solved: TicketAccess = {
  accountId: "acme",
  requesterId: "rita",
  state: "solved",
  visibility: "account_admins",
  participantIds: ["paul"],
  handoverOfferedAt: null,
};

describe("a solved ticket", () => {
  test.each<[string, Viewer, string]>([
    ["its requester", member("rita", "admin"), "allowed"],
    ["its requester, an end user now", member("rita", "end_user"), "allowed"],
    ["its requester, deactivated", member("rita", "admin", { active: false }), "not_found"],
    ["a participant", member("paul", "end_user"), "allowed"],
    ["another admin, who reads it", member("adam", "admin"), "requester_only"],
    ["another end user", member("eve", "end_user"), "not_found"],
    ["an agent", staff("agent"), "requester_only"],
    ["nobody", nobody, "not_found"],
  ])("is rated by %s as they may", (_name, viewer, code) => {
    expect(mayRateTicket(viewer, solved).code).toBe(code);
  });
});

test.each<[TicketState, string]>([
  ["open", "not_in_this_state"],
  ["waiting_on_customer", "not_in_this_state"],
  ["waiting_on_defect", "not_in_this_state"],
  ["solved", "allowed"],
  ["closed", "not_in_this_state"],
])("a ticket that is %s: %s", (state, code) => {
  expect(mayRateTicket(member("rita", "admin"), { ...solved, state }).code).toBe(code);
});

test.each<[string, Viewer, string, boolean]>([
  ["a lead", staff("lead"), "all", true],
  ["an agent", staff("agent"), "own", true],
  ["an author", staff("author"), "none", false],
  ["an admin", member("adam", "admin"), "none", false],
  ["nobody", nobody, "none", false],
])("%s sees of ratings together: %s", (_name, viewer, together, onTicket) => {
  expect(readableRatings(viewer)).toBe(together);
  expect(maySeeTicketRatings(viewer).allowed).toBe(onTicket);
});
