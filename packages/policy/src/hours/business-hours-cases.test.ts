import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { policy } from "../../testing/example-policy.js";
import { describeSharedCases } from "../../testing/shared-cases.js";
import { signUpWindowEnd } from "../decision/sign-up-window.js";
import { businessMillisBetween, dueAt } from "./business-time.js";
import { observedHolidays } from "./observed-holidays.js";

const casesSchema = z.object({
  due: z.array(z.object({ from: z.string(), hours: z.number(), due: z.string(), why: z.string() })),
  observedHolidays: z.record(z.string(), z.array(z.string())),
  signUpWindow: z.array(z.object({ signedUpAt: z.string(), endsAt: z.string() })),
});

describeSharedCases("business-hours.json", process.env["RECOURSE_SHARED"], (read) => {
  const cases = casesSchema.parse(read);

  describe("deadlines", () => {
    test.each(cases.due)("$why: $hours hours from $from", ({ due, from, hours }) => {
      expect(dueAt(policy, from, hours)).toBe(due);
      expect(businessMillisBetween(policy, from, due)).toBe(hours * 3_600_000);
    });
  });

  test.each(Object.entries(cases.observedHolidays))("holidays of %s", (year, dates) => {
    expect(observedHolidays(policy, Number(year)).map(({ date }) => date)).toEqual(dates);
  });

  test.each(cases.signUpWindow)("the window of a sign-up at $signedUpAt", ({ endsAt, signedUpAt }) => {
    expect(signUpWindowEnd(policy, signedUpAt)).toBe(endsAt);
  });
});
