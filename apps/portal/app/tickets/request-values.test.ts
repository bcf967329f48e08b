import { describe, expect, test } from "@jest/globals";
import { decisionInput, fieldOfPath, formErrors, openInput, readRequestForm } from "./request-values.js";

const read = (fields: Record<string, string>) => readRequestForm(new URLSearchParams(fields));
const complete = { kind: "DEFECT", subject: "Logins fail", body: "Since 8:00." };

describe("what the gate is asked", () => {
  test("is a question until a kind is chosen", () => {
    expect(decisionInput(read({})).kind).toBe("QUESTION");
  });

  test("holds platform and protocol as names, and nothing for what was left open", () => {
    const input = decisionInput(read({ ...complete, platform: "ubuntu@16.04", protocol: "ldap" }));
    expect(input.platform).toEqual({ name: "ubuntu", version: "16.04" });
    expect(input.protocol).toBe("ldap");
    expect(decisionInput(read({ ...complete, platform: "", protocol: "" }))).toMatchObject({
      platform: null,
      protocol: null,
      accountId: null,
    });
  });

  test("keeps an @ in the version", () => {
    expect(decisionInput(read({ ...complete, platform: "agent@2.0@beta" })).platform).toEqual({
      name: "agent",
      version: "2.0@beta",
    });
  });
});

describe("a production claim", () => {
  const claim = {
    ...complete,
    production: "1",
    resource: "RADIUS",
    affected: "40 pickers",
    since: "2026-11-23T07:40",
  };

  test("is sent as facts, its time read in the policy's zone", () => {
    expect(openInput(read(claim), "DEFECT", "America/Denver").production).toEqual({
      resource: "RADIUS",
      affected: "40 pickers",
      since: "2026-11-23T14:40:00.000Z",
    });
  });

  test("needs the resource and whose work stops", () => {
    expect(Object.keys(formErrors(read({ ...complete, production: "1" })))).toEqual(["resource", "affected"]);
  });

  test("without the tick is not sent, whatever stands in its fields", () => {
    expect(openInput(read({ ...claim, production: "" }), "DEFECT", "America/Denver").production).toBeNull();
  });

  test("with a time that is none is sent without a time", () => {
    expect(
      openInput(read({ ...claim, since: "this morning" }), "DEFECT", "America/Denver").production?.since,
    ).toBeNull();
  });
});

describe("a report of a critical defect", () => {
  const report = {
    kind: "DEFECT",
    critical: "1",
    subject: "Empty page",
    happens: "Empty.",
    began: "Monday",
    whom: "All",
    steps: "1. Open",
  };

  test("becomes one message with a heading for each question", () => {
    const { body, critical } = openInput(read(report), "DEFECT", "America/Denver");
    expect(critical).toBe(true);
    expect(body).toBe(
      "### What happens\n\nEmpty.\n\n### Since when\n\nMonday\n\n### Whom it affects\n\nAll\n\n### Steps that show it\n\n1. Open",
    );
  });

  test("names every question that has no answer", () => {
    expect(Object.keys(formErrors(read({ ...report, began: " ", steps: "" })))).toEqual(["began", "steps"]);
  });
});

describe("what is missing", () => {
  test("is said field by field", () => {
    expect(Object.keys(formErrors(read({})))).toEqual(["kind", "subject", "body"]);
    expect(formErrors(read(complete))).toEqual({});
  });
});

test.each([
  [["input", "subject"], "subject"],
  [["production", "resource"], "resource"],
  [["input", "accountId"], "account"],
  [["input", "idempotencyKey"], "form"],
  [["input"], "form"],
  [null, "form"],
])("an error at %j stands beside %s", (path, field) => {
  expect(fieldOfPath(path)).toBe(field);
});
