import { describe, expect, test } from "@jest/globals";
import type { Viewer } from "../accounts/viewer.js";
import { mayUndoReply, type SentReply } from "./undo.js";

const agent: Viewer = { person: { id: "ag1" }, staff: { role: "agent" }, memberships: [] };
const admin: Viewer = {
  person: { id: "xa" },
  staff: null,
  memberships: [{ accountId: "acme", role: "admin", active: true, standing: "active" }],
};
const reply: SentReply = {
  authorId: "ag1",
  byStaff: true,
  kind: "reply",
  visibleAt: "2026-04-14T16:00:10.000Z",
};
const within = "2026-04-14T16:00:09.999Z";

describe("a reply is taken back", () => {
  test.each<[string, Viewer, Partial<SentReply>, string, string]>([
    ["by its author within the window", agent, {}, within, "allowed"],
    ["not once the customer sees it", agent, {}, "2026-04-14T16:00:10.000Z", "not_in_this_state"],
    ["not by a colleague", { ...agent, person: { id: "ag2" } }, {}, within, "not_the_author"],
    [
      "not by a lead",
      { ...agent, person: { id: "l" }, staff: { role: "lead" } },
      {},
      within,
      "not_the_author",
    ],
    [
      "not by its author once no agent",
      { ...agent, staff: { role: "author" } },
      {},
      within,
      "not_the_author",
    ],
    ["not by its author once no staff", { ...agent, staff: null }, {}, within, "not_found"],
    ["not by the customer", admin, {}, within, "not_found"],
    ["not when it is a note", agent, { kind: "internal_note", visibleAt: null }, within, "not_in_this_state"],
    ["not when it was seen at once", agent, { byStaff: false, visibleAt: null }, within, "not_in_this_state"],
  ])("%s", (_name, viewer, changed, now, code) => {
    expect(mayUndoReply(viewer, { ...reply, ...changed }, now).code).toBe(code);
  });
});
