import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { textDifference, type DifferenceRow } from "./text-difference.js";
import { wordDifference } from "./word-difference.js";

const changed = (pieces: { text: string; changed: boolean }[]) =>
  pieces.map(({ text, changed: marked }) => (marked ? `[${text}]` : text)).join("");
const shown = (rows: DifferenceRow[]) =>
  rows.map(({ kind, leftLine, rightLine, left, right }) =>
    [kind, leftLine, rightLine, changed(left), changed(right)].join("|"),
  );

describe("two texts side by side", () => {
  test("mark the words that differ, and only those", () => {
    expect(
      shown(textDifference("Press the red button.\nWait.", "Press the green button twice.\nWait.")),
    ).toEqual([
      "changed|1|1|Press the [red] button.|Press the [green] button[ twice].",
      "same|2|2|Wait.|Wait.",
    ]);
  });

  test("a new paragraph before one that changed does not hide what changed in it", () => {
    const before = "Open the settings of the agent and choose Reset.";
    const after = "Open the settings of the agent and choose Restart.";
    expect(shown(textDifference(before, `Something else altogether.\n\n${after}`))).toEqual([
      "added||1||[Something else altogether.]",
      "added||2||",
      "changed|1|3|Open the settings of the agent and choose [Reset].|Open the settings of the agent and choose [Restart].",
    ]);
  });

  test("lines that share next to nothing are one gone and one come", () => {
    expect(textDifference("Windows 7 is supported.", "Call us!").map(({ kind }) => kind)).toEqual([
      "removed",
      "added",
    ]);
  });

  test("nothing changed is all the same, blank lines too", () => {
    expect(new Set(textDifference("a\n\nb", "a\n\nb").map(({ kind }) => kind))).toEqual(new Set(["same"]));
  });

  test("either side reads as its own text, line by line, whatever the texts are", () => {
    const word = fc.constantFrom("bind", "reset", "the", "agent", "1", "ü", "", " ", "**");
    const text = fc.array(
      fc.array(word, { maxLength: 6 }).map((words) => words.join(" ")),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(text, text, (left, right) => {
        const rows = textDifference(left.join("\n"), right.join("\n"));
        const side = (of: "left" | "right", line: "leftLine" | "rightLine") =>
          rows.filter((row) => row[line] !== null).map((row) => row[of].map((piece) => piece.text).join(""));
        expect(side("left", "leftLine").join("\n")).toBe(left.join("\n"));
        expect(side("right", "rightLine").join("\n")).toBe(right.join("\n"));
        const marked = rows.filter((row) => [...row.left, ...row.right].some((piece) => piece.changed));
        expect(marked.filter(({ kind }) => kind === "same")).toEqual([]);
      }),
    );
  });

  test("long texts are compared line by line in their order", () => {
    const lines = (word: string) =>
      Array.from({ length: 200 }, (_, line) => `Step ${line} of the ${word} installation.`).join("\n");
    const kinds = textDifference(lines("first"), lines("second")).map(({ kind }) => kind);
    expect(kinds).toEqual(Array.from({ length: 200 }, () => "changed"));
  });
});

test("a line that changed in more words than anybody reads is marked altogether", () => {
  const words = (of: string) => Array.from({ length: 3_000 }, (_, place) => `${of}${place}`).join(" ");
  expect(wordDifference(words("a"), words("b")).left).toEqual([{ text: words("a"), changed: true }]);
});
