import { describe, expect, test } from "@jest/globals";
import { draftErrors, newDraft, readDraft, saveInput } from "./article-draft.js";

const read = (fields: Record<string, string>) => readDraft(new URLSearchParams(fields));
const complete = {
  title: "T",
  categoryId: "c1",
  audience: "PUBLIC",
  summary: "S",
  body: "B",
  reason: "First",
};

describe("the audience of a draft", () => {
  test("is staff for a new article", () => {
    expect(newDraft.audience).toBe("STAFF");
  });

  test.each(["", "everybody", "public"])(
    "is staff where the form says %j, which is no audience",
    (audience) => {
      expect(read({ ...complete, audience }).audience).toBe("STAFF");
    },
  );

  test("is what was chosen", () => {
    expect(read(complete).audience).toBe("PUBLIC");
  });
});

describe("saving", () => {
  test("leaves the slug to the API where none was typed", () => {
    expect(saveInput(read(complete), null)).toMatchObject({
      articleId: null,
      slug: null,
      basedOnRevisionId: null,
    });
  });

  test("says what the article is about, as the policy file names it", () => {
    const form = new URLSearchParams(complete);
    for (const area of ["Devices", "Single sign-on"]) form.append("productAreas", area);
    form.append("platforms", "Windows/7");
    form.append("platforms", "not one");
    expect(saveInput(readDraft(form), null)).toMatchObject({
      productAreas: ["Devices", "Single sign-on"],
      protocols: [],
      platforms: [{ name: "Windows", version: "7" }],
    });
  });

  test("names the revision that was edited", () => {
    expect(saveInput(read({ ...complete, basedOnRevisionId: "r7" }), "a1")).toMatchObject({
      articleId: "a1",
      basedOnRevisionId: "r7",
    });
  });

  test("needs a title, a category, a text and a reason", () => {
    expect(Object.keys(draftErrors(read({})))).toEqual(["title", "categoryId", "body", "reason"]);
    expect(draftErrors(read(complete))).toEqual({});
  });
});
