import { describe, expect, test } from "@jest/globals";
import type { RequestKind } from "../gql/graphql.js";
import { findKind, groupKinds, type KindWords } from "./request-kinds.js";

const words = (kind: RequestKind): KindWords => ({ kind, title: kind.toLowerCase(), description: "" });

describe("groups of kinds", () => {
  test("hold every kind that the policy offers exactly once", () => {
    const offered = (
      ["SALES", "DEFECT", "QUESTION", "TRAINING", "FEEDBACK", "ACCOUNT_DELETION", "MIGRATION"] as const
    ).map(words);
    const grouped = groupKinds(offered).flatMap(({ kinds }) => kinds.map(({ kind }) => kind));
    expect(grouped.toSorted()).toEqual(offered.map(({ kind }) => kind).toSorted());
  });

  test("that have nothing in them are left out", () => {
    expect(groupKinds([words("DEFECT")]).map(({ title }) => title)).toEqual(["Something does not work"]);
  });
});

describe("the kind that an address names", () => {
  test("is read in either case", () => {
    expect(findKind("account_deletion")).toBe("ACCOUNT_DELETION");
    expect(findKind("DEFECT")).toBe("DEFECT");
  });

  test.each(["", "everything", "toString", "constructor"])("is none for %j", (name) => {
    expect(findKind(name)).toBeNull();
  });
});
