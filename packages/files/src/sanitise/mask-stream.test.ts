import { describe, expect, test } from "@jest/globals";
import { maskSecrets } from "@recourse/policy";
import { MaskStream } from "./mask-stream.js";

const letters = "Qm4Zt8Kp2Wn6Vx1Rb9Yc3Hd7Jf5Lg0Ts4Au8Ei2Ob6Nd1Me9";
const token = `ghp_${letters.slice(0, 36)}`;
const key = `-----BEGIN PRIVATE KEY-----\n${`${letters}Aa0+/Zz9\n`.repeat(20)}-----END PRIVATE KEY-----`;

function masked(text: string, pieceLength: number): { text: string; masked: unknown } {
  const stream = new MaskStream();
  let out = "";
  for (let at = 0; at < text.length; at += pieceLength) out += stream.push(text.slice(at, at + pieceLength));
  return { text: out + stream.end(), masked: stream.masked };
}

describe("a text in pieces is masked as it is in one", () => {
  const line = "2026-04-14T15:00:00Z INFO nothing to see here, 42 requests in 1200 ms\n";
  test.each([7, 4_096, 1_000_003])("of %i letters", (pieceLength) => {
    const size = pieceLength < 10 ? 3_000 : 40_000;
    const text = `${line.repeat(size / 3)}password=hunter2 ${token}\n${line.repeat(size / 3)}${key}\n${line.repeat(size / 3)}`;
    expect(masked(text, pieceLength)).toEqual(maskSecrets(text));
  });

  // The window is a mebibyte, of which the last 64 KiB wait: a secret at each of these places lies across one border or another.
  const border = 1024 * 1024;
  test.each([border - 64 * 1024, border].flatMap((at) => [-2_000, -13, -8, 0].map((offset) => at + offset)))(
    "with a secret that begins at letter %i",
    (at) => {
      for (const filling of ["x y ", line]) {
        const before = filling.repeat(at / filling.length + 1).slice(0, at);
        for (const secret of [` password: "hunter2 is all" `, ` ${token} `, `\n${key}\n`]) {
          const text = before + secret + filling.repeat(200_000 / filling.length);
          const result = masked(text, 65_536);
          expect(result.text).not.toMatch(/hunter2|ghp_|Ts4Au8Ei2Ob6/);
          expect(result.text.length).toBeGreaterThan(text.length - secret.length);
        }
      }
    },
  );

  test("also when all of it is one secret", () => {
    const text = `SAMLResponse=${letters.repeat(60_000)}`;
    expect(masked(text, 65_536).text).not.toContain(letters.slice(0, 20));
  });
});
