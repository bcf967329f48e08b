import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Viewer } from "../accounts/viewer.js";
import {
  mayChangeView,
  mayExportTickets,
  mayKeepTags,
  mayLinkTickets,
  maySplit,
  mayTag,
  mayUndoBulkAct,
  mayUseView,
} from "./ticket-order-permissions.js";
import { exampleTicket as ticket } from "../../testing/example-ticket.js";

const closed = { ...ticket, state: "closed" } as const;

describe("tags, links and splits", () => {
  test.each<[string, Viewer, string]>([
    ["nobody", nobody, "not_found"],
    ["an agent", staff("agent"), "allowed"],
    ["a lead", staff("lead"), "allowed"],
    ["an author", staff("author"), "agents_only"],
    ["an admin of the account", member("adam", "admin"), "agents_only"],
    ["an admin of another account", member("adam", "admin", { accountId: "other" }), "not_found"],
  ])("are for agents and leads, also when the ticket is closed: %s", (_name, viewer, code) => {
    for (const each of [ticket, closed]) {
      expect(mayTag(viewer, each).code).toBe(code);
      expect(maySplit(viewer, each).code).toBe(code);
      expect(mayLinkTickets(viewer, each, ticket).code).toBe(code);
    }
  });

  test("a link asks for both of its tickets", () => {
    const foreign = { ...ticket, accountId: "other" };
    expect(mayLinkTickets(member("adam", "admin"), ticket, foreign).allowed).toBe(false);
    expect(mayLinkTickets(staff("agent"), ticket, foreign).allowed).toBe(true);
  });

  test("only leads change what a tag is called", () => {
    expect(mayKeepTags(staff("lead")).allowed).toBe(true);
    expect(mayKeepTags(staff("agent")).code).toBe("leads_only");
    expect(mayKeepTags(member("adam", "admin")).code).toBe("staff_only");
  });
});

describe("a view", () => {
  const own = { ownerId: "agent", shared: false };
  const shared = { ownerId: "lead", shared: true };

  test("is its owner's, or everybody's on the desk", () => {
    expect(mayUseView(staff("agent"), own).allowed).toBe(true);
    expect(mayUseView(staff("lead"), own).code).toBe("not_found");
    expect(mayUseView(staff("author"), shared).allowed).toBe(true);
    expect(mayUseView(member("agent", "admin"), own).code).toBe("not_found");
  });

  test("is changed by its owner, and by leads where it is shared", () => {
    expect(mayChangeView(staff("agent"), own).allowed).toBe(true);
    expect(mayChangeView(staff("lead"), own).code).toBe("not_found");
    expect(mayChangeView(staff("lead", "another lead"), shared).allowed).toBe(true);
    expect(mayChangeView(staff("agent"), { ownerId: "agent", shared: true }).code).toBe("leads_only");
  });
});

test("a bulk act is taken back by whoever did it, within ten minutes", () => {
  const act = { personId: "agent", doneAt: new Date("2026-11-10T16:00:00Z") };
  const at = (time: string) => new Date(`2026-11-10T${time}Z`);
  expect(mayUndoBulkAct(staff("agent"), act, at("16:09:59.999")).allowed).toBe(true);
  expect(mayUndoBulkAct(staff("agent"), act, at("16:10:00")).code).toBe("not_in_this_state");
  expect(mayUndoBulkAct(staff("lead"), act, at("16:00:01")).code).toBe("not_found");
  expect(mayUndoBulkAct(member("agent", "admin"), act, at("16:00:01")).code).toBe("not_found");
});

test("whoever is signed in exports what they may read", () => {
  expect(mayExportTickets(nobody).allowed).toBe(false);
  expect([staff("author"), member("rita", "end_user")].every((each) => mayExportTickets(each).allowed)).toBe(
    true,
  );
});
