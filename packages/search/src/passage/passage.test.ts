import { describe, expect, test } from "@jest/globals";
import type { TextPiece } from "@recourse/core";
import fc from "fast-check";
import { highlight } from "./highlight.js";
import { passageOf } from "./passage.js";

const textOf = (pieces: readonly TextPiece[]) => pieces.map(({ text }) => text).join("");
const matchesOf = (pieces: readonly TextPiece[]) =>
  pieces.filter(({ match }) => match).map(({ text }) => text);

describe("highlights", () => {
  test("mark whole words in any case and with any accents", () => {
    const pieces = highlight("Résumé: resumes, RESUME, presume", new Set(["resume", "resumes"]));
    expect(matchesOf(pieces)).toEqual(["Résumé", "resumes", "RESUME"]);
  });

  test("are pieces of the very text, whatever is in it", () => {
    const wanted = new Set(["script", "b", "é"]);
    const text = '<script>alert("b")</script> & \ue000b\ue001 é';
    expect(textOf(highlight(text, wanted))).toBe(text);
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (any) => textOf(highlight(any, wanted)) === any));
  });
});

describe("a passage", () => {
  const filler = "Nothing of interest stands here at all. ".repeat(20);

  test("is where most different wanted words stand together", () => {
    const section = `A bind is mentioned. ${filler}The LDAP bind fails with invalid credentials. ${filler}`;
    const passage = passageOf(section, new Set(["ldap", "bind", "credentials"]));
    expect(matchesOf(passage)).toEqual(["LDAP", "bind", "credentials"]);
    expect(textOf(passage)).toMatch(/^… The LDAP bind fails .* …$/);
    expect(textOf(passage).length).toBeLessThan(300);
  });

  test("is the beginning where nothing matches, and the whole of a short section", () => {
    expect(textOf(passageOf(filler, new Set(["ldap"])))).toMatch(/^Nothing of interest/);
    expect(passageOf("Short.\nVery.", new Set())).toEqual([{ text: "Short. Very.", match: false }]);
    expect(passageOf("", new Set(["ldap"]))).toEqual([]);
  });

  test("never cuts a character in half", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("🙂", "a", " ", "ldap", "é"), { minLength: 50, maxLength: 300 }),
        (parts) => {
          expect(textOf(passageOf(parts.join(""), new Set(["ldap"])))).not.toMatch(/\p{Surrogate}/u);
        },
      ),
      { numRuns: 200 },
    );
  });
});
