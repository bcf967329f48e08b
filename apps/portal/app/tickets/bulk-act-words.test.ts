import { expect, test } from "@jest/globals";
import type { DoneBulkAct } from "./bulk-act.desk.server.js";
import { bulkActTroubles, bulkActWords } from "./bulk-act-words.js";

type Chosen = DoneBulkAct["tickets"][number];

const chosen = (change: Partial<Chosen> = {}): Chosen => ({
  outcome: "DONE",
  undo: null,
  userError: null,
  undoError: null,
  ticket: { number: 7, subject: "VPN" },
  ...change,
});

const act = (change: Partial<DoneBulkAct>): DoneBulkAct => ({
  id: "b",
  kind: "SOLVE",
  tags: [],
  assignee: null,
  viewerCanUndo: { allowed: true, message: null },
  tickets: [chosen()],
  ...change,
});

test("what was done to how many tickets", () => {
  const two = [chosen(), chosen(), chosen({ outcome: "REFUSED" })];
  expect(bulkActWords(act({ tickets: two }))).toBe("Solved 2 tickets.");
  expect(bulkActWords(act({ kind: "ASSIGN", assignee: { name: "Avery" } }))).toBe(
    "Assigned 1 ticket to Avery.",
  );
  expect(bulkActWords(act({ kind: "ASSIGN" }))).toBe("Assigned 1 ticket to nobody.");
  expect(bulkActWords(act({ kind: "TAG", tags: ["a", "b"], tickets: [] }))).toBe(
    "Added the tags “a”, “b” to no ticket.",
  );
  expect(bulkActWords(act({ kind: "WAIT_ON_CUSTOMER" }))).toBe("1 ticket waits for the customer now.");
  expect(bulkActWords(act({ tickets: [chosen({ undo: "DONE" }), chosen({ undo: "REFUSED" })] }))).toBe(
    "Taken back on 1 ticket.",
  );
});

test("what was not done, and why", () => {
  const tickets = [
    chosen(),
    chosen({ outcome: "REFUSED", userError: { message: "Closed." } }),
    chosen({ ticket: null, outcome: "REFUSED", userError: { message: "Not there." } }),
  ];
  expect(bulkActTroubles(act({ tickets }))).toEqual([
    { title: "#7 VPN", reason: "Closed." },
    { title: "A ticket", reason: "Not there." },
  ]);
});
