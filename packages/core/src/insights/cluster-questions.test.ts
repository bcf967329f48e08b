import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { clusterQuestions, type Question } from "./cluster-questions.js";

function question(text: string, change: Partial<Question> = {}): Question {
  return { key: text, words: text.split(" "), gapId: null, unanswered: true, ...change };
}

const others = ["vpn split tunnel", "invoice address", "sso metadata"].map((text) => question(text));

describe("questions", () => {
  test("that ask the same in other words are one gap; others are their own", () => {
    const { founded } = clusterQuestions([
      question("renam devic"),
      question("renam devic replac"),
      question("devic name replac"),
      ...others,
    ]);
    expect(founded).toEqual([
      ["devic name replac", "renam devic", "renam devic replac"],
      ["invoice address"],
      ["sso metadata"],
      ["vpn split tunnel"],
    ]);
  });

  test("that share only a common word stay apart", () => {
    const shared = ["ldap bind", "ldap port", "ldap filter", "ldap group"].map((text) => question(text));
    expect(clusterQuestions([...shared, ...others]).founded).toHaveLength(shared.length + others.length);
  });

  test("stay in the gap they are in, and new ones join the gap that they are most like", () => {
    const { joined, founded } = clusterQuestions([
      question("renam devic", { gapId: "gap-1" }),
      question("invoice address", { gapId: "gap-2" }),
      question("renam devic replac"),
      question("invoice address chang", { unanswered: false }),
    ]);
    expect([...joined]).toEqual([
      ["invoice address chang", "gap-2"],
      ["renam devic replac", "gap-1"],
    ]);
    expect(founded).toEqual([]);
  });

  test("that are answered make no gap of their own, and connect none", () => {
    const { founded } = clusterQuestions([
      question("renam devic", { unanswered: false }),
      question("renam comput"),
      question("devic label"),
    ]);
    expect(founded).toEqual([["devic label"], ["renam comput"]]);
  });

  test("without words are no questions", () => {
    expect(clusterQuestions([{ key: "?", words: [], gapId: null, unanswered: true }]).founded).toEqual([]);
  });

  test("give the same clusters in whatever order they come, each in one of them", () => {
    const anyQuestions = fc.uniqueArray(
      fc.record({
        key: fc.string({ minLength: 1, maxLength: 4 }),
        words: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 4 }),
        gapId: fc.constantFrom(null, null, "gap-1", "gap-2"),
        unanswered: fc.boolean(),
      }),
      { selector: ({ key }) => key, maxLength: 25 },
    );
    fc.assert(
      fc.property(anyQuestions, fc.func(fc.integer()), (questions, place) => {
        const once = clusterQuestions(questions);
        const shuffled = questions.toSorted((left, right) => place(left.key) - place(right.key));
        expect(clusterQuestions(shuffled)).toEqual(once);
        const keys = [...once.founded.flat(), ...once.joined.keys()];
        expect(new Set(keys).size).toBe(keys.length);
        for (const { key, gapId } of questions) if (gapId !== null) expect(keys).not.toContain(key);
      }),
    );
  });
});
