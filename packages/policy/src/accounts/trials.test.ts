import { expect, test } from "@jest/globals";
import { policy } from "../../testing/example-policy.js";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import { mayLookAfterTrial, maySetTrialSpecialist, readableTrials, trialDaysLeft } from "./trials.js";
import type { Viewer } from "./viewer.js";

test.each([
  // Denver is six hours behind UTC in April, seven before 8 March.
  ["2026-04-30T18:00:00Z", "2026-04-07T18:00:00Z", 23],
  ["2026-04-08T05:59:59Z", "2026-04-07T18:00:00Z", 0],
  ["2026-04-08T06:00:00Z", "2026-04-07T18:00:00Z", 1],
  ["2026-04-08T06:00:00Z", "2026-04-08T05:59:59Z", 1],
  ["2026-04-08T06:00:00Z", "2026-04-08T06:00:00Z", 0],
  ["2026-03-09T12:00:00Z", "2026-03-07T12:00:00Z", 2],
  ["2026-11-02T12:00:00Z", "2026-10-31T12:00:00Z", 2],
  ["2026-04-01T18:00:00Z", "2026-04-07T18:00:00Z", -6],
])("a trial that ends at %s has at %s so many days left: %p", (endsAt, at, days) => {
  expect(trialDaysLeft(policy, endsAt, at)).toBe(days);
});

test.each<[string, Viewer, string, string]>([
  ["a lead", staff("lead"), "all", "allowed"],
  ["an agent", staff("agent"), "own", "leads_only"],
  ["an author", staff("author"), "none", "leads_only"],
  ["an admin", member("adam", "admin"), "none", "staff_only"],
  ["nobody", nobody, "none", "staff_only"],
])("trials are seen and given to a specialist by %s as they may", (_name, viewer, sees, sets) => {
  expect(readableTrials(viewer)).toBe(sees);
  expect(maySetTrialSpecialist(viewer, { endsAt: "2026-05-01T06:00:00Z" }, "2026-04-07T18:00:00Z").code).toBe(
    sets,
  );
});

test("a trial that is over, or never was, gets no specialist", () => {
  const lead = staff("lead");
  const at = "2026-05-01T06:00:00Z";
  expect(maySetTrialSpecialist(lead, { endsAt: at }, at).code).toBe("not_in_this_state");
  expect(maySetTrialSpecialist(lead, null, at).code).toBe("not_in_this_state");
});

test("a trial is looked after by an active agent or lead", () => {
  expect(mayLookAfterTrial({ role: "agent", active: true })).toBe(true);
  expect(mayLookAfterTrial({ role: "lead", active: true })).toBe(true);
  expect(mayLookAfterTrial({ role: "author", active: true })).toBe(false);
  expect(mayLookAfterTrial({ role: "agent", active: false })).toBe(false);
});
