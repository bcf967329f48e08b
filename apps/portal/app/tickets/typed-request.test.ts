import { describe, expect, test } from "@jest/globals";
import { readTyped } from "./typed-request.js";

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

describe("what is followed while a request is written", () => {
  test("asks the gate about the facts alone, and the search about the words alone", () => {
    const { facts, query } = readTyped(
      form({ account: "a1", kind: "DEFECT", subject: "LDAP", body: "fails", idempotencyKey: "k" }),
    );
    expect(facts).toBe("account=a1&kind=DEFECT");
    expect(query).toBe("subject=LDAP&body=fails");
  });

  test("searches for the first 500 characters of the text", () => {
    const { query } = readTyped(form({ subject: "s", body: "x".repeat(2_000) }));
    expect(new URLSearchParams(query).get("body")).toHaveLength(500);
  });

  test("searches for what happens in a report of a critical defect", () => {
    expect(readTyped(form({ subject: "s", happens: "it stops" })).query).toBe("subject=s&body=it+stops");
  });

  test("searches for nothing when nothing is typed, or production is down", () => {
    expect(readTyped(form({ subject: " ", body: "" })).query).toBe("");
    expect(readTyped(form({ subject: "RADIUS", body: "down", production: "1" })).query).toBe("");
  });
});
