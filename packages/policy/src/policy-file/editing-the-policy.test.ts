import { describe, expect, test } from "@jest/globals";
import {
  exampleFacts,
  freeAccount,
  newFreeAccount,
  trial,
  type FactsChange,
} from "../../testing/example-facts.js";
import { editedPolicy, policy, type Edit } from "../../testing/example-policy.js";
import { decide } from "../decision/decide.js";
import { levelAt } from "../decision/level-at.js";
import { signUpWindowEnd } from "../decision/sign-up-window.js";
import { describePolicy } from "../description/describe-policy.js";
import { dueAt } from "../hours/business-time.js";
import { nextOpening } from "../hours/opening-hours.js";
import { mayReopen } from "../tickets/reopening.js";

// A company changes the file; decisions, deadlines and words follow without a change of code.

function bodyOf(edits: readonly Edit[], clause: string): string | undefined {
  return describePolicy(editedPolicy(...edits)).clauses.find(({ id }) => id === clause)?.body;
}

function outcome(edits: readonly Edit[], change: FactsChange) {
  return decide(editedPolicy(...edits), exampleFacts(change)).outcome;
}

describe("the sign-up window", () => {
  const fortnight = [{ replace: "windowDays: 7", by: "windowDays: 14" }];
  const change = { at: "2026-03-13T06:00:00Z", account: newFreeAccount };

  test("of two weeks accepts what a window of one refuses", () => {
    expect(outcome([], change)).toBe("self_service");
    expect(outcome(fortnight, change)).toBe("accept");
    expect(signUpWindowEnd(editedPolicy(...fortnight), "2026-03-05T18:00:00Z")).toBe("2026-03-20T06:00:00Z");
  });

  test("of two weeks is described and named", () => {
    expect(bodyOf([], "sign-up-window")).toContain("the day of sign-up and the 7 days after it");
    expect(bodyOf(fortnight, "sign-up-window")).toContain("the day of sign-up and the 14 days after it");
    expect(describePolicy(editedPolicy(...fortnight)).windowDays).toBe(14);
    const [reason] = decide(editedPolicy(...fortnight), exampleFacts(change)).reasons;
    expect(reason?.message).toContain("ends on Fri 20 March 2026, 00:00 Mountain time");
  });

  test("of no days is the day of sign-up", () => {
    const none = [{ replace: "windowDays: 7", by: "windowDays: 0" }];
    expect(signUpWindowEnd(editedPolicy(...none), "2026-03-05T18:00:00Z")).toBe("2026-03-06T07:00:00Z");
    expect(bodyOf(none, "sign-up-window")).toContain("Support lasts through the day of sign-up, to midnight");
  });
});

describe("hours", () => {
  const late = [{ replace: 'friday: ["09:00-17:00"]', by: 'friday: ["09:00-12:00", "13:00-20:00"]' }];

  test("move deadlines", () => {
    expect(dueAt(policy, "2026-01-09T18:00:00Z", 4)).toBe("2026-01-09T22:00:00Z");
    expect(dueAt(editedPolicy(...late), "2026-01-09T18:00:00Z", 4)).toBe("2026-01-09T23:00:00Z");
  });

  test("are described", () => {
    expect(describePolicy(policy).hours.words).toBe("Monday to Friday, 09:00 to 17:00 Mountain time");
    expect(describePolicy(editedPolicy(...late)).hours.words).toBe(
      "Monday to Thursday, 09:00 to 17:00; Friday, 09:00 to 12:00 and 13:00 to 20:00 Mountain time",
    );
  });
});

describe("the zone", () => {
  const london = [
    { replace: "zone: America/Denver", by: "zone: Europe/London" },
    { replace: "zoneName: Mountain time", by: "zoneName: London time" },
  ];

  test("moves windows and openings", () => {
    expect(signUpWindowEnd(editedPolicy(...london), "2026-03-05T18:00:00Z")).toBe("2026-03-13T00:00:00Z");
    expect(nextOpening(editedPolicy(...london), "2026-07-06T00:00:00Z")).toBe("2026-07-06T08:00:00Z");
  });

  test("is named in reasons and clauses", () => {
    const [reason] = decide(
      editedPolicy(...london),
      exampleFacts({ account: { ...freeAccount, trial } }),
    ).reasons;
    expect(reason?.message).toContain("ends on Fri 1 May 2026, 01:00 London time");
    expect(bodyOf(london, "hours")).toContain("09:00 to 17:00 London time");
    expect(JSON.stringify(describePolicy(editedPolicy(...london)))).not.toContain("Mountain");
  });
});

describe("holidays", () => {
  test("are described", () => {
    const edits = [
      { replace: "add: []", by: "add: [{ date: 2026-11-27, name: Day after Thanksgiving }]" },
      { replace: "open: []", by: "open: [Columbus Day, 2026-11-11]" },
    ];
    expect(bodyOf(edits, "holidays")).toContain(
      "It is closed on Fri 27 November 2026 (Day after Thanksgiving).",
    );
    expect(bodyOf(edits, "holidays")).toContain("It is open on Columbus Day and Wed 11 November 2026.");
    expect(bodyOf([{ replace: "calendar: us-federal", by: "calendar: none" }], "holidays")).toBe(
      "The desk is not closed for holidays.",
    );
  });
});

describe("a plan's scope", () => {
  const withTraining = [
    { replace: "training: { outcome: hand_off, to: customer_success }", by: "training: { outcome: accept }" },
  ];
  const training = { request: { kind: "training" } } as const;

  test("changes decisions", () => {
    expect(outcome([], training)).toBe("hand_off");
    expect(outcome(withTraining, training)).toBe("accept");
    const noDefects = [{ replace: ", whenCritical: accept_for_analysis", by: "" }];
    const critical = { account: freeAccount, request: { kind: "defect", critical: true } } as const;
    expect(outcome([], critical)).toBe("accept_for_analysis");
    expect(outcome(noDefects, critical)).toBe("self_service");
    expect(JSON.stringify(decide(editedPolicy(...noDefects), exampleFacts(critical)))).not.toContain(
      "critical=1",
    );
  });

  test("changes the table", () => {
    const cell = (edits: readonly Edit[]) =>
      describePolicy(editedPolicy(...edits)).scope[0]?.cells.find(({ kind }) => kind === "training");
    expect(cell([])).toEqual({ kind: "training", outcome: "hand_off", words: "By Customer Success" });
    expect(cell(withTraining)).toEqual({ kind: "training", outcome: "accept", words: "Included" });
  });

  test("may hand a refused kind to sales, or accept for everybody", () => {
    const sold = [
      { replace: "training: { outcome: refuse }", by: "training: { outcome: hand_off, to: sales }" },
    ];
    const accepted = [
      { replace: "question: { outcome: self_service }", by: "question: { outcome: accept }" },
    ];
    expect(outcome(sold, { ...training, at: "2026-03-07T18:00:00Z", account: newFreeAccount })).toBe(
      "hand_off",
    );
    const decision = decide(editedPolicy(...accepted), exampleFacts({ account: freeAccount }));
    expect(decision).toMatchObject({ outcome: "accept", level: "self_service", priority: 1 });
    expect(decision.reasons[0]?.message).toBe("Self-service includes help with questions.");
  });

  test("changes the names of levels in all words", () => {
    const renamed = [
      { replace: "name: JumpStart trial", by: "name: Kickoff trial" },
      { replace: "Accounts in a JumpStart trial", by: "Accounts in a Kickoff trial" },
    ];
    const { reasons } = decide(
      editedPolicy(...renamed),
      exampleFacts({ account: { ...freeAccount, trial } }),
    );
    expect(reasons[0]?.message).toContain("Your Kickoff trial includes");
    expect(JSON.stringify(describePolicy(editedPolicy(...renamed)))).not.toContain("JumpStart");
  });
});

describe("contacts, company and articles", () => {
  test("are named in reasons, next steps and clauses", () => {
    const edits = [
      {
        replace: "email: sales@halyard.example, phone: null",
        by: "email: deals@halyard.example, phone: +1 303 555 0100",
      },
      { replace: "name: Halyard\n", by: "name: Capstan\n" },
      { replace: "product: Halyard Directory", by: "product: Capstan Directory" },
      { replace: "buyContract: buy-a-support-contract", by: "buyContract: contracts" },
    ];
    const edited = editedPolicy(...edits);
    const [reason] = decide(edited, exampleFacts({ request: { kind: "sales" } })).reasons;
    expect(reason?.message).toBe(
      "Questions about buying Capstan Directory are answered by Sales: deals@halyard.example.",
    );
    expect(reason?.nextSteps.map(({ href }) => href)).toEqual([
      "mailto:deals@halyard.example",
      "/articles/contracts",
    ]);
    expect(bodyOf(edits, "contact")).toContain("By telephone: Sales +1 303 555 0100.");
    expect(bodyOf([], "contact")).toContain("There is no telephone support.");
    expect(describePolicy(edited)).toMatchObject({ company: "Capstan", product: "Capstan Directory" });
    expect(JSON.stringify([describePolicy(edited).clauses, reason]).replaceAll("@halyard", "")).not.toContain(
      "Halyard",
    );
  });
});

test("languages, protocols and the days until a ticket is closed", () => {
  const german = [{ replace: "languages: [en]", by: "languages: [en, de]" }];
  expect(outcome(german, { request: { language: "de-AT" } })).toBe("accept");
  expect(bodyOf(german, "language")).toContain("answered in English or German");
  const kerberos = [{ replace: "protocols: [ldap", by: "protocols: [Kerberos, ldap" }];
  expect(outcome(kerberos, { request: { kind: "integration", protocol: "kerberos" } })).toBe("accept");
  expect(bodyOf(kerberos, "integrations")).toContain("Kerberos, ldap");
  const month = editedPolicy({ replace: "closeAfterDays: 14", by: "closeAfterDays: 30" });
  expect(mayReopen(policy, "2026-01-05T00:00:00Z", "2026-01-19T00:00:00Z")).toBe(false);
  expect(mayReopen(month, "2026-01-05T00:00:00Z", "2026-01-19T00:00:00Z")).toBe(true);
});

test("nothing of the file stands in the words of another policy", () => {
  const other = editedPolicy({ replace: "name: sign-up support", by: "name: welcome support" });
  const { account } = exampleFacts({ account: newFreeAccount });
  expect(account === null ? null : levelAt(other, account, "2026-03-07T18:00:00Z").level).toBe(
    "signup_window",
  );
  expect(
    JSON.stringify(
      decide(other, exampleFacts({ at: "2026-03-07T18:00:00Z", account: newFreeAccount })).reasons,
    ),
  ).not.toContain("sign-up support");
});
