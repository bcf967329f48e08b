import { expect, test } from "@jest/globals";
import { attachmentLimits as policy } from "@recourse/policy";
import { attachmentLimits } from "./attachment-limits.js";

test("the page speaks of the limits that the policy has", () => {
  expect(policy).toMatchObject(attachmentLimits);
});
