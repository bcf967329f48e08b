import { describe, expect, test } from "@jest/globals";
import { exampleFacts } from "../../testing/example-facts.js";
import { editedPolicy, policy } from "../../testing/example-policy.js";
import { decide } from "./decide.js";

function outcomeOf(name: string, version: string, at = "2026-04-15T16:00:00Z") {
  return decide(policy, exampleFacts({ at, request: { kind: "defect", platform: { name, version } } }))
    .outcome;
}

describe("the version that counts", () => {
  test.each([
    ["windows", "7", "hold_for_update"],
    ["Windows", "7 SP1", "hold_for_update"],
    ["Microsoft  Windows", "7-sp1", "hold_for_update"],
    ["windows", "11", "accept"],
    ["windows", "11 23H2", "accept"],
    ["windows", "11 21H2", "hold_for_update"],
    ["windows", "10.0.22000.1", "hold_for_update"],
    ["windows", "10.0.26100.2314", "accept"],
    ["windows", "10.0.19045", "hold_for_update"],
    ["windows", "10.0.99999", "accept"],
    ["windows", "10 Pro", "hold_for_update"],
    ["windows", "10 LTSC 2021", "accept"],
    ["windows server", "2012 R2", "hold_for_update"],
    ["windows-server", "2022", "accept"],
    ["ubuntu", "16.04", "hold_for_update"],
    ["ubuntu", "16.04.7", "hold_for_update"],
    ["UBUNTU", "24.04.1", "accept"],
    ["ubuntu", "24.040", "accept"],
    ["macOS", "10.15.7", "hold_for_update"],
    ["macos", "15.1", "accept"],
    ["debian", "9", "hold_for_update"],
    ["amazon linux", "2018.03.0", "hold_for_update"],
  ])("%s %s", (name, version, outcome) => {
    expect(outcomeOf(name, version)).toBe(outcome);
  });
});

describe("what the file does not know holds nothing up", () => {
  test.each([
    ["plan9", "4"],
    ["windows", "NT 4.0"],
    ["windows", "?"],
    ["ubuntu", "6.06"],
    ["constructor", "1"],
  ])("%s %s", (name, version) => {
    expect(outcomeOf(name, version)).toBe("accept");
  });
});

test("the vendor's last day counts, to Mountain midnight", () => {
  expect(outcomeOf("windows", "7", "2020-01-15T06:59:59.999Z")).toBe("accept");
  expect(outcomeOf("windows", "7", "2020-01-15T07:00:00Z")).toBe("hold_for_update");
  expect(outcomeOf("ubuntu", "24.04", "2029-06-01T05:59:59.999Z")).toBe("accept");
  expect(outcomeOf("ubuntu", "24.04", "2029-06-01T06:00:00Z")).toBe("hold_for_update");
});

test.each([
  ["8", "accept"],
  ["8.10", "accept"],
  ["8.10.1", "accept"],
  ["8.11", "accept"],
  ["8.9", "hold_for_update"],
  ["8.4", "hold_for_update"],
])("a release below the minimum is not up to date: rhel %s", (version, outcome) => {
  expect(outcomeOf("rhel", version)).toBe(outcome);
});

test("the words name the fact and what to do", () => {
  const platform = { name: "WINDOWS", version: "7 sp1" };
  const [reason, second] = decide(policy, exampleFacts({ request: { platform } })).reasons;
  expect(reason).toMatchObject({ code: "platform_end_of_life", clause: "platforms" });
  expect(reason?.message).toContain("The vendor's support of Windows 7 ended on Tue 14 January 2020.");
  expect(reason?.nextSteps[0]?.href).toBe("/articles/update-an-operating-system");
  expect(second?.code).toBe("entitled_by_plan");
});

test("the dates are the file's", () => {
  const later = editedPolicy({
    replace: '{ version: "7", endOfLife: 2020-01-14',
    by: '{ version: "7", endOfLife: 2030-01-14',
  });
  const facts = exampleFacts({ request: { platform: { name: "windows", version: "7" } } });
  expect(decide(later, facts).outcome).toBe("accept");
});
