import { describe, expect, test } from "@jest/globals";
import { renderMessage } from "./render-message.js";

const named = "On Tue, 14 Apr 2026 at 10:12, Rita Moss <rita@example.com> wrote:";
const history = "> It fails.\n> Please help.";

/** What is seen at once, and what is one click away. */
function parts(markdown: string): [fresh: string, folded: string | null] {
  const [fresh = "", folded] = renderMessage(markdown).split('<details class="quoted-text">');
  return [fresh, folded ?? null];
}

describe("history at the end of a message", () => {
  test.each([
    ["named", `Restart it.\n\n${named}\n${history}`],
    ["named, with an empty line", `Restart it.\n\n${named}\n\n${history}`],
    ["named over two lines", `Restart it.\n\nOn Tue, 14 Apr 2026 at 10:12,\nRita Moss wrote:\n\n${history}`],
    ["named in German", `Restart it.\n\nAm 14.04.2026 um 10:12 schrieb Rita Moss:\n\n${history}`],
    ["long", `Restart it.\n\n${history}\n> And again:\n> it fails.`],
    ["nested", `Restart it.\n\n${named}\n\n> I did.\n>\n> > Did you?\n> >\n> > > It fails.`],
    ["behind inline answers", `> Did you restart?\n\nRestart it.\n\n${named}\n\n${history}`],
  ])("is folded: %s", (_how, markdown) => {
    const [fresh, folded] = parts(markdown);
    expect(fresh).toContain("Restart it.");
    expect(folded).toMatch(/^<summary>Show quoted text<\/summary>/);
    expect(folded).not.toContain("Restart it.");
  });

  test.each([
    ["a line that is not marked, right behind it", `Hello.\n\n${named}\n\n${history}\nNew text.`],
    ["answers below it", `Hello.\n\n${named}\n\n${history}\n\nNew text.`],
    ["answers within it", `${named}\n\n> It fails.\n\nNew text.\n\n> Please help.\n\nMore.`],
    ["nothing else", `${named}\n\n${history}`],
    ["a forged name over text that is not marked", `Hello.\n\n${named}\n\nNew text.`],
    ["a quote that is led up to", "The log says:\n\n> one\n> two\n> three\n> four\n> New text."],
    ["a short quote", `New text.\n\n${history}`],
    ["a callout", "New text.\n\n> [!NOTE]\n> one\n> two\n> three\n> four"],
    ["code with such lines", "New text.\n\n```\n> one\n> two\n> three\n> four"],
    ["a sentence that only sounds like a name", `On Monday the server wrote:\n\n${history}`],
  ])("is not folded where it could hide something new: %s", (_what, markdown) => {
    expect(parts(markdown)[1]).toBeNull();
  });

  test("cannot be forged, and is as safe as the rest", () => {
    const forged = "Hello.\n\n<details><summary>Nothing</summary>\n\nNew text.\n\n</details>";
    expect(renderMessage(forged)).not.toContain("<details");
    const [, folded] = parts(
      `Hello.\n\n${named}\n\n> [x](javascript:alert(1))\n>\n> <script>alert(1)</script>`,
    );
    expect(folded).not.toMatch(/<script|href="javascript/);
  });

  test("keeps the addresses that links name elsewhere in the message", () => {
    const [fresh, folded] = parts(`[Read][a].\n\n[a]: https://example.com/a\n\n${named}\n\n> [Read][a]`);
    expect([fresh, folded].map((html) => html?.includes('href="https://example.com/a"'))).toEqual([
      true,
      true,
    ]);
  });
});
