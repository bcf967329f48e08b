import { describe, expect, test } from "@jest/globals";
import { clauseSections } from "./clause-sections.js";

const clause = (id: string, section: string) => ({ id, title: id, section });

describe("sections of the policy page", () => {
  const sections = clauseSections([
    clause("administrators", "Who may ask"),
    clause("hours", "Hours"),
    clause("end-users", "Who may ask"),
  ]);

  test("keep the order of the policy and every clause", () => {
    expect(sections.map(({ title, clauses }) => [title, clauses.map(({ id }) => id)])).toEqual([
      ["Who may ask", ["administrators", "end-users"]],
      ["Hours", ["hours"]],
    ]);
  });

  test("have anchors that no clause takes", () => {
    expect(sections.map(({ anchor }) => anchor)).toEqual(["section-who-may-ask", "section-hours"]);
  });
});
