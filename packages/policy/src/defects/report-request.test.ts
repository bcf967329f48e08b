import { expect, test } from "@jest/globals";
import { exampleFacts, freeAccount, type FactsChange } from "../../testing/example-facts.js";
import { policy } from "../../testing/example-policy.js";
import { decide } from "../decision/decide.js";
import { reportOf, type ReportSource } from "./report-request.js";

test.each<[string, FactsChange, ReportSource | null]>([
  [
    "a critical defect of a free account past its window",
    { account: freeAccount, request: { kind: "defect", critical: true } },
    "critical_report",
  ],
  [
    "a critical defect of a paying account",
    { request: { kind: "defect", critical: true } },
    "critical_report",
  ],
  ["a defect of one account", { request: { kind: "defect" } }, null],
  ["a defect that the gate refuses", { account: freeAccount, request: { kind: "defect" } }, null],
  ["a question that calls itself critical", { request: { kind: "question", critical: true } }, null],
  ["a request to add somebody to a resource", { request: { kind: "resource_access" } }, "resource_access"],
  [
    "the same of a free account past its window",
    { account: freeAccount, request: { kind: "resource_access" } },
    null,
  ],
  [
    "the same, where nobody of any account can",
    { account: freeAccount, request: { kind: "resource_access", critical: true } },
    "resource_access",
  ],
  [
    "the same of an end user",
    { requester: { relation: "end_user" }, request: { kind: "resource_access" } },
    null,
  ],
])("%s: %s", (_name, change, source) => {
  expect(reportOf(decide(policy, exampleFacts(change)))).toBe(source);
});
