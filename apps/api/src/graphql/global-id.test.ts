import { describe, expect, test } from "@jest/globals";
import { globalId, readGlobalId, uuidOf } from "./global-id.js";

const uuid = "0199e0a4-6f1c-7b7e-8f7e-2d3f6a5b4c1d";

describe("global ids", () => {
  test("say nothing of their inside and are found again", () => {
    const id = globalId("Ticket", uuid);
    expect(id).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(uuidOf("Ticket", id)).toBe(uuid);
  });

  test("Q12: of another type are unknown", () => {
    expect(uuidOf("Article", globalId("Ticket", uuid))).toBeNull();
  });

  test.each([
    "",
    "0",
    "%%%",
    "Ticket",
    uuid,
    "VGlja2V0Og",
    Buffer.from("Ticket:1' or 1=1").toString("base64url"),
  ])("what is none is unknown, not an error: %p", (text) => {
    expect(readGlobalId(text)).toBeNull();
  });
});
