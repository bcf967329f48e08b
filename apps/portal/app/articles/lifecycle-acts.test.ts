import { describe, expect, test } from "@jest/globals";
import { lifecycleActs } from "./lifecycle-acts.js";

const yes = { allowed: true, code: "allowed", message: null };
const later = { allowed: false, code: "not_in_this_state", message: "Not in this state." };
const own = { allowed: false, code: "own_revision", message: "Somebody else must approve what you wrote." };
const can = {
  ...{ submitForReview: later, withdraw: later, approve: later, sendBack: later },
  ...{ publish: later, archive: later, unarchive: later },
};

describe("what may be done with an article", () => {
  test("is what the API allows", () => {
    const { acts, refused } = lifecycleActs({ ...can, submitForReview: yes, archive: yes }, false);
    expect(acts.map(({ intent }) => intent)).toEqual(["submit", "archive"]);
    expect(refused).toEqual([]);
  });

  test("says why not, in the API's words", () => {
    const { acts, refused } = lifecycleActs({ ...can, approve: own }, false);
    expect(acts).toEqual([]);
    expect(refused).toEqual([{ label: "Approve", message: own.message }]);
  });

  test("asks a lead for the reason of a waiver where they wrote it themselves", () => {
    const { acts } = lifecycleActs({ ...can, approve: own }, true);
    expect(acts).toEqual([
      { intent: "approve", label: "Approve", reason: "Why may nobody else approve it?", aside: null },
    ]);
  });

  test("is sending back with words, beside approving, and says no twice to nobody", () => {
    const { acts } = lifecycleActs({ ...can, approve: yes, sendBack: yes }, false);
    expect(acts.map(({ intent, reason }) => [intent, reason])).toEqual([
      ["approve", null],
      ["sendBack", "What is to be changed?"],
    ]);
    const { refused } = lifecycleActs({ ...can, approve: own, sendBack: own, withdraw: yes }, false);
    expect(refused.map(({ label }) => label)).toEqual(["Approve"]);
  });

  test("asks nobody for a reason to approve what another wrote", () => {
    expect(lifecycleActs({ ...can, approve: yes }, true).acts[0]?.reason).toBeNull();
  });
});
