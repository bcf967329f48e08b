import { describe, expect, test } from "@jest/globals";
import { readEnv, StartError } from "./env.js";

const complete = { DATABASE_URL: "postgres://u:p@localhost:5432/recourse", RECOURSE_SECRET: "x".repeat(32) };

function linesOf(source: Record<string, string>): readonly string[] {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (error instanceof StartError) return error.lines;
    throw error;
  }
}

describe("the environment", () => {
  test("has a default for all but the database and the secret", () => {
    expect(readEnv(complete)).toMatchObject({
      port: 4000,
      host: "127.0.0.1",
      publicUrl: "http://localhost:3000",
      searchServer: null,
      rateLimits: { person: 300_000, anonymous: 300_000, requests: 30_000 },
      logLevel: "info",
    });
    expect(linesOf({})).toEqual([
      expect.stringMatching(/^DATABASE_URL is missing: a PostgreSQL address/),
      expect.stringMatching(/^RECOURSE_SECRET is missing: at least 32/),
    ]);
  });

  test.each([
    ["PORT", "http", /^PORT is not a whole number from 0 to 65535/],
    ["PORT", "70000", /^PORT is not a whole number from 0 to 65535/],
    ["DATABASE_URL", "mysql://x", /^DATABASE_URL is not a PostgreSQL address/],
    ["PUBLIC_URL", "help.example.com", /^PUBLIC_URL is not the address that people type/],
    ["RECOURSE_SECRET", "short", /^RECOURSE_SECRET is too short/],
    ["LOG_LEVEL", "loud", /^LOG_LEVEL is none of/],
    ["RATE_LIMIT_PERSON", "4999", /^RATE_LIMIT_PERSON is not a whole number from 5000 on, such as 300000/],
    ["RATE_LIMIT_REQUESTS", "many", /^RATE_LIMIT_REQUESTS is not a whole number from 60 on, such as 30000/],
  ])("%s=%s: says in one line what would be right, and not what was given", (name, value, line) => {
    const lines = linesOf({ ...complete, [name]: value });
    expect(lines).toEqual([expect.stringMatching(line)]);
    expect(lines.join()).not.toContain(complete.RECOURSE_SECRET);
  });

  test("an empty variable is an unset one; a public address loses its path", () => {
    expect(readEnv({ ...complete, PORT: "", PUBLIC_URL: "https://help.example.com/en/" })).toMatchObject({
      port: 4000,
      publicUrl: "https://help.example.com",
    });
  });
});
