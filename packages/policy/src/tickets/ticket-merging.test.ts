import { describe, expect, test } from "@jest/globals";
import { exampleTicket } from "../../testing/example-ticket.js";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Viewer } from "../accounts/viewer.js";
import {
  mayMerge,
  mayUnmerge,
  participantsAfterMerge,
  stateAfterMerge,
  type MergeAccess,
} from "./ticket-merging.js";
import type { TicketState } from "./ticket-state.js";

const source: MergeAccess = { ...exampleTicket, id: "source" };
const target: MergeAccess = { ...exampleTicket, id: "target", requesterId: "tom" };

describe("merging", () => {
  test.each<[string, Viewer, string]>([
    ["nobody", nobody, "not_found"],
    ["an agent", staff("agent"), "allowed"],
    ["a lead", staff("lead"), "allowed"],
    ["an author", staff("author"), "agents_only"],
    ["an admin of the account", member("adam", "admin"), "agents_only"],
    ["an admin of another account", member("adam", "admin", { accountId: "other" }), "not_found"],
  ])("is done by agents and leads: %s", (_name, viewer, code) => {
    expect(mayMerge(viewer, source, target).code).toBe(code);
  });

  test.each<[string, Partial<MergeAccess>, Partial<MergeAccess>, string]>([
    ["two accounts", { accountId: "other" }, {}, "other_account"],
    ["an account and none", { accountId: null }, {}, "other_account"],
    ["none, of two requesters", { accountId: null }, { accountId: null }, "other_account"],
    ["none, of one requester", { accountId: null }, { accountId: null, requesterId: "rita" }, "allowed"],
    [
      "none, of nobody known",
      { accountId: null, requesterId: null },
      { accountId: null, requesterId: null },
      "other_account",
    ],
    ["a closed source", { state: "closed" }, {}, "ticket_closed"],
    ["a closed target", {}, { state: "closed" }, "ticket_closed"],
    ["a solved source", { state: "solved" }, {}, "allowed"],
    ["one ticket", {}, { id: "source" }, "same_ticket"],
    ["a private source", { visibility: "private" }, {}, "private"],
    ["a private target", {}, { visibility: "private" }, "private"],
    ["private ones of two requesters", { visibility: "private" }, { visibility: "private" }, "private"],
    [
      "private ones of one requester",
      { visibility: "private" },
      { visibility: "private", requesterId: "rita" },
      "allowed",
    ],
    [
      "private ones, of which one has a participant more",
      { visibility: "private" },
      { visibility: "private", requesterId: "rita", participantIds: ["pat"] },
      "private",
    ],
    [
      "private ones with the same people in other roles",
      { visibility: "private", participantIds: ["tom"] },
      { visibility: "private", participantIds: ["rita"] },
      "allowed",
    ],
  ])("of %s", (_name, from, into, code) => {
    expect(mayMerge(staff("agent"), { ...source, ...from }, { ...target, ...into }).code).toBe(code);
  });

  test.each<[TicketState, TicketState, TicketState]>([
    ["open", "waiting_on_customer", "open"],
    ["open", "solved", "open"],
    ["open", "open", "open"],
    ["waiting_on_customer", "waiting_on_defect", "waiting_on_defect"],
    ["solved", "waiting_on_customer", "waiting_on_customer"],
    ["solved", "solved", "solved"],
  ])("%s into %s leaves %s", (from, into, after) => {
    expect(stateAfterMerge(from, into)).toBe(after);
  });

  test("keeps everybody who took part", () => {
    expect(
      participantsAfterMerge(
        { requesterId: "rita", participantIds: ["pat", "tom"] },
        { requesterId: "tom", participantIds: ["pat", "uma"] },
      ),
    ).toEqual(["pat", "uma", "rita"]);
    expect(
      participantsAfterMerge(
        { requesterId: null, participantIds: [] },
        { requesterId: "tom", participantIds: [] },
      ),
    ).toEqual([]);
  });
});

describe("taking a merge back", () => {
  const merged: MergeAccess = { ...source, state: "closed", mergedIntoId: "target" };

  test("is possible until the ticket that it went into is closed", () => {
    expect(mayUnmerge(staff("agent"), merged, target).allowed).toBe(true);
    expect(mayUnmerge(staff("agent"), merged, { ...target, state: "closed" }).code).toBe("not_in_this_state");
  });

  test("is no way to open what was closed, or is merged into another one", () => {
    expect(mayUnmerge(staff("agent"), { ...merged, mergedIntoId: null }, target).allowed).toBe(false);
    expect(mayUnmerge(staff("agent"), { ...merged, mergedIntoId: "else" }, target).allowed).toBe(false);
  });

  test("is for agents and leads", () => {
    expect(mayUnmerge(staff("author"), merged, target).code).toBe("agents_only");
    expect(mayUnmerge(member("adam", "admin"), merged, target).code).toBe("agents_only");
    expect(mayUnmerge(member("adam", "admin", { accountId: "other" }), merged, target).code).toBe(
      "not_found",
    );
  });
});
