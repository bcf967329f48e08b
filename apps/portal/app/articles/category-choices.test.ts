import { expect, test } from "@jest/globals";
import { categoryChoices } from "./category-choices.js";

test("categories are offered by their path, parents before their children", () => {
  const leaf = { id: "3", title: "Groups", audience: "CUSTOMERS" as const, children: [] };
  const tree = [
    {
      id: "1",
      title: "Directory",
      audience: "PUBLIC" as const,
      children: [{ id: "2", title: "LDAP", audience: "PUBLIC" as const, children: [leaf] }],
    },
    { id: "4", title: "MFA", audience: "STAFF" as const },
  ];
  expect(categoryChoices(tree).map(({ id, path }) => [id, path])).toEqual([
    ["1", "Directory"],
    ["2", "Directory / LDAP"],
    ["3", "Directory / LDAP / Groups"],
    ["4", "MFA"],
  ]);
});
