import { expect, test } from "@jest/globals";
import { z } from "zod";
import { policy } from "../../testing/example-policy.js";
import { describeSharedCases } from "../../testing/shared-cases.js";
import { decide } from "./decide.js";
import { parseFacts } from "./parse-facts.js";

const casesSchema = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      facts: z.unknown(),
      expect: z.object({
        outcome: z.string(),
        level: z.string().nullable(),
        reason: z.string().nullable(),
        rank: z.number().nullable(),
      }),
    }),
  ),
});

describeSharedCases("eligibility.json", process.env["RECOURSE_SHARED"], (read) => {
  const { cases } = casesSchema.parse(read);

  test.each(cases.map((each) => [each.name, each] as const))(
    "%s",
    (_name, { expect: expected, facts: given }) => {
      const parsed = parseFacts(given);
      if (!parsed.ok) {
        throw new Error(JSON.stringify(parsed.problems));
      }
      const { level, outcome, priority, reasons } = decide(policy, parsed.facts);
      expect({ outcome, level, rank: priority }).toEqual({
        outcome: expected.outcome,
        level: expected.level,
        rank: expected.rank,
      });
      expect(reasons[0]?.code).toEqual(expected.reason ?? expect.any(String));
    },
  );
});
