import { describe, expect, test } from "@jest/globals";
import { exampleFacts } from "../../testing/example-facts.js";
import { editedPolicy, policy } from "../../testing/example-policy.js";
import { decide } from "../decision/decide.js";
import { allPlatforms } from "./article-subjects.js";
import { firstPlatformEnd, platformEnds } from "./platform-ends.js";

const ubuntu = { name: "Ubuntu", version: "16.04" };
const windows7 = { name: "Windows", version: "7" };

describe("a platform's end", () => {
  test.each([
    // The last day is 30 April 2021, to midnight on the clocks of Denver.
    ["2021-05-01T05:59:59Z", true],
    ["2021-05-01T06:00:00Z", false],
  ])("is at midnight in the policy's zone: at %s supported is %s", (at, supported) => {
    expect(platformEnds(policy, [ubuntu], at)).toEqual([{ ...ubuntu, endOfLife: "2021-04-30", supported }]);
  });

  test("is not known of a platform whichever its version, nor of one that the file no longer names", () => {
    const platforms = [
      { name: "Windows", version: null },
      { name: "Plan 9", version: "4" },
    ];
    expect(platformEnds(policy, platforms, "2040-01-01T00:00:00Z")).toEqual(
      platforms.map((platform) => ({ ...platform, endOfLife: null, supported: true })),
    );
  });

  test("follows the file", () => {
    const longer = editedPolicy({ replace: "endOfLife: 2021-04-30", by: "endOfLife: 2026-04-30" });
    expect(platformEnds(longer, [ubuntu], "2026-01-01T00:00:00Z")[0]?.supported).toBe(true);
  });

  test("is the gate's: what is not supported here is what holds a request up there", () => {
    const at = "2026-04-15T16:00:00Z";
    const versions = allPlatforms(policy).flatMap(({ name, version }) =>
      version === null ? [] : [{ name, version }],
    );
    for (const platform of versions) {
      const { outcome, reasons } = decide(
        policy,
        exampleFacts({ at, request: { kind: "defect", platform } }),
      );
      const ended = platformEnds(policy, [platform], at)[0]?.supported === false;
      const held = outcome === "hold_for_update" && reasons[0]?.message.includes("support of") === true;
      expect([platform, ended]).toEqual([platform, held]);
    }
  });
});

test("the first of several ends is the one that counts", () => {
  expect(firstPlatformEnd(policy, [ubuntu, windows7, { name: "macOS", version: "15" }])).toBe("2020-01-14");
  expect(firstPlatformEnd(policy, [{ name: "macOS", version: "15" }])).toBeNull();
  expect(firstPlatformEnd(policy, [])).toBeNull();
});
