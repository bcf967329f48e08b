import { describe, expect, test } from "@jest/globals";
import { knownDocuments, type ListedOperation } from "./known-documents.js";

const documentOf = knownDocuments({ "sha256:1": "query Home { viewer { person { name } } }" });

describe("Q15: the portal", () => {
  test("sends what stands in its list, not what an operation says of itself", () => {
    const changed = Object.assign(new String("query { accountFacts { plan } }"), {
      __meta__: { hash: "sha256:1" },
    });
    expect(documentOf(changed)).toBe("query Home { viewer { person { name } } }");
  });

  test.each<[string, ListedOperation]>([
    ["of another hash", { __meta__: { hash: "sha256:2" } }],
    ["of none", {}],
    ["named like what every object has", { __meta__: { hash: "constructor" } }],
  ])("sends no operation %s", (_which, operation) => {
    expect(() => documentOf(operation)).toThrow("not one of those");
  });
});
