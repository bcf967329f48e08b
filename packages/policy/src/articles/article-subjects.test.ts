import { describe, expect, test } from "@jest/globals";
import { editedPolicy, policy, problemsOf } from "../../testing/example-policy.js";
import { allPlatforms, checkSubjects, type ArticleSubjects } from "./article-subjects.js";

const nothing: ArticleSubjects = { productAreas: [], protocols: [], platforms: [] };

function checked(given: Partial<ArticleSubjects>) {
  return checkSubjects(policy, { ...nothing, ...given });
}

describe("subjects are kept as the policy file spells them", () => {
  test("each once, in the order of the file, whatever the case", () => {
    expect(
      checked({
        productAreas: ["single SIGN-ON", " Devices ", "devices"],
        protocols: ["SAML", "ldap", "saml"],
      }),
    ).toEqual({
      ok: true,
      subjects: { productAreas: ["Devices", "Single sign-on"], protocols: ["ldap", "saml"], platforms: [] },
    });
  });

  test.each<[string, string | null, string, string | null]>([
    ["Microsoft  windows", "7 SP1", "Windows", "7"],
    ["windows", "10.0.19045.1", "Windows", "10 22H2"],
    ["rhel", "8.9", "Red Hat Enterprise Linux", "8"],
    ["UBUNTU", "24.04.1", "Ubuntu", "24.04"],
    ["os x", null, "macOS", null],
    ["macos", "  ", "macOS", null],
  ])("platforms by the names that the gate knows: %s %s", (name, version, knownName, knownVersion) => {
    expect(checked({ platforms: [{ name, version }] })).toEqual({
      ok: true,
      subjects: { ...nothing, platforms: [{ name: knownName, version: knownVersion }] },
    });
  });

  test("every platform of the table is one that an article may be about", () => {
    expect(checked({ platforms: allPlatforms(policy) })).toEqual({
      ok: true,
      subjects: { ...nothing, platforms: allPlatforms(policy) },
    });
  });
});

test("what the policy file does not know is refused with what it knows", () => {
  const result = checked({
    productAreas: ["Toasters"],
    protocols: ["telnet"],
    platforms: [
      { name: "Plan 9", version: null },
      { name: "Ubuntu", version: "6.06" },
    ],
  });
  expect(result.ok ? [] : result.problems).toEqual([
    {
      field: "productAreas",
      message: expect.stringMatching(/^"Toasters" is not a product area of the support policy\. It knows /),
    },
    {
      field: "protocols",
      message:
        '"telnet" is not a protocol of the support policy. It knows ldap, saml, radius, scim, oidc, rest-api, agent.',
    },
    { field: "platforms", message: expect.stringContaining('"Plan 9" is not a platform') },
    {
      field: "platforms",
      message: expect.stringMatching(/^"6\.06" is not a version of Ubuntu.* It knows 14\.04, /),
    },
  ]);
});

describe("productAreas of the policy file", () => {
  const area = "  - Devices\n";

  test("may be left out", () => {
    const lines = policy.productAreas.map((name) => ({ replace: `  - ${name}\n`, by: "" }));
    const without = editedPolicy(...lines, { replace: "productAreas:\n", by: "" });
    expect(without.productAreas).toEqual([]);
    const result = checkSubjects(without, { ...nothing, productAreas: ["Devices"] });
    expect(result.ok ? [] : result.problems[0]?.message).toContain("It knows none yet.");
  });

  test("are each named once", () => {
    expect(problemsOf({ replace: area, by: `${area}  - devices\n` })).toEqual([
      expect.stringMatching(
        /productAreas\[2\] is "devices" for the second time; allowed: names that differ$/,
      ),
    ]);
  });
});
