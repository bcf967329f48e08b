import { describe, expect, test } from "@jest/globals";
import { Cursors } from "./cursor.js";

const cursors = new Cursors("a secret of this API");
const position = { title: "Bind over LDAP", id: "0199e0a4-6f1c-7b7e-8f7e-2d3f6a5b4c1d" };

describe("cursors", () => {
  test("give back the position they were made from", () => {
    expect(cursors.decode("articles title", cursors.encode("articles title", position))).toEqual(position);
  });

  test("hold for one sort and filter", () => {
    const cursor = cursors.encode("articles title", position);
    expect(() => cursors.decode("articles popular", cursor)).toThrow(/not one of this list/);
  });

  test("Q08: of another secret, changed ones and nonsense are refused", () => {
    const forged = new Cursors("another").encode("articles title", position);
    const cursor = cursors.encode("articles title", position);
    for (const wrong of [forged, `${cursor}AA`, cursor.slice(4), "", "null", "e30"]) {
      expect(() => cursors.decode("articles title", wrong)).toThrow(/not one of this list/);
    }
  });
});
