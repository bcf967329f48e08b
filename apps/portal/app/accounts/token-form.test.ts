import { describe, expect, test } from "@jest/globals";
import { readTokenForm, tokenInput } from "./token-form.js";

const now = new Date("2026-11-23T12:00:00Z");

function form(fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

describe("a new access token", () => {
  test("has the scopes that were ticked and no others", () => {
    const values = readTokenForm(
      form([
        ["name", " CI "],
        ["scopes", "READ_TICKETS"],
        ["scopes", "EVERYTHING"],
      ]),
    );
    expect(values).toEqual({ name: "CI", scopes: ["READ_TICKETS"], lifetime: "" });
  });

  test.each([
    ["30", "2026-12-23T12:00:00.000Z"],
    ["365", "2027-11-23T12:00:00.000Z"],
    ["", null],
    ["forever", "2026-12-23T12:00:00.000Z"],
  ])("with the lifetime %j ends at %s", (lifetime, expiresAt) => {
    expect(tokenInput({ name: "CI", scopes: [], lifetime }, now).expiresAt).toBe(expiresAt);
  });
});
