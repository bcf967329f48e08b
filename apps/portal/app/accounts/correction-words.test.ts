import { expect, test } from "@jest/globals";
import { correctionWords } from "./correction-words.js";

test.each([
  ["plan", "free", "paying", "Plan: free → paying"],
  ["billing", null, "annual", "Billing: none → annual"],
  ["standing", "past_due", "active", "Standing: past due → active"],
  ["signedUpAt", null, "2026-04-14T16:00:00Z", "Signed up: none → Apr 14, 2026, 10:00"],
  [
    "supportContract",
    null,
    { startsOn: "2026-04-01", endsOn: "2026-12-31" },
    "Support contract: none → 2026-04-01 to 2026-12-31",
  ],
  [
    "trial",
    { startsAt: "2026-04-14T16:00:00Z", endsAt: "2026-05-14T16:00:00Z", specialist: "sam@halyard.example" },
    null,
    "Trial: Apr 14, 2026, 10:00 to May 14, 2026, 10:00 with sam@halyard.example → none",
  ],
])("a correction of %s reads as a line", (fact, from, to, words) => {
  const change = { fact, from: JSON.stringify(from), to: JSON.stringify(to) };
  expect(correctionWords(change, "America/Denver")).toBe(words);
});
