import { expect, test } from "@jest/globals";
import { categoryChoices } from "./category-choices.js";

test("every category is a choice, however deep, with who may read it at most", () => {
  expect(
    categoryChoices([
      { id: "a", title: "Directory", effectiveAudience: "PUBLIC", parent: null },
      { id: "b", title: "LDAP", effectiveAudience: "STAFF", parent: { id: "a" } },
    ]),
  ).toEqual([
    { id: "a", path: "Directory", audience: "PUBLIC" },
    { id: "b", path: "Directory / LDAP", audience: "STAFF" },
  ]);
});
