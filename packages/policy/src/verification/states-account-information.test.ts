import { describe, expect, test } from "@jest/globals";
import { statesAccountInformation } from "./states-account-information.js";

const information = {
  people: [{ name: "Bea Admin", email: "bea@acme.test" }],
  dates: ["2026-06-30"],
};

describe("a reply tells what an account is", () => {
  test.each([
    "You are on the paying plan.",
    "Your account is past due.",
    "You are billed annually.",
    "The account is billed by the month.",
    "It is an annual subscription.",
    "The other administrator is Bea Admin.",
    "Ask BEA@acme.test, she can help.",
    "The contract ends on 2026-06-30.",
    "It ends on June 30, 2026.",
    "It ends on 30 June 2026.",
    "It ends 6/30/2026.",
    "You are on the **pay\u200bing** plan",
  ])("%s", (text) => {
    expect(statesAccountInformation(text, information)).toBe(true);
  });
});

describe("a reply does not, where it says", () => {
  test.each([
    "Before we tell anything we make sure who asks: please prove it on this page.",
    "Which plan do you mean?",
    "Your message was received on June 29, 2026.",
    "The portal shows your plan under Account.",
    "Bea is a common name.",
    "Please pay attention to the annual review of your policies.",
  ])("%s", (text) => {
    expect(statesAccountInformation(text, information)).toBe(false);
  });
});
