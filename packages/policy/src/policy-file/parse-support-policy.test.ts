import { describe, expect, test } from "@jest/globals";
import {
  editedPolicy,
  lineOf,
  policy,
  policyText,
  problemsOf,
  problemsOfText,
} from "../../testing/example-policy.js";
import { parseSupportPolicy } from "./parse-support-policy.js";
import { policyVersion } from "./policy-version.js";

const wholeDays = "a whole number from 0 to 365";

describe("a wrong value is told with its line and what is allowed", () => {
  test.each<[string, string, string]>([
    ["windowDays: 7", 'windowDays: "seven"', `signUp.windowDays is "seven"; allowed: ${wholeDays}`],
    ["windowDays: 7", "windowDays: 7.5", `signUp.windowDays is 7.5; allowed: ${wholeDays}`],
    ["windowDays: 7", "windowDays: -1", `signUp.windowDays is -1; allowed: ${wholeDays}`],
    ["windowDays: 7", "windowDays: 366", `signUp.windowDays is 366; allowed: ${wholeDays}`],
    ["windowDays: 7", "windowDays:", `signUp.windowDays is empty; allowed: ${wholeDays}`],
    ["windowDays: 7", "windowDays: [7]", `signUp.windowDays is a list; allowed: ${wholeDays}`],
    ["windowDays: 7", "windowDay: 7", "signUp.windowDay is an unknown name; allowed: windowDays"],
    [
      "zone: America/Denver",
      "zone: America/Denvr",
      'zone is "America/Denvr"; allowed: a time zone of the IANA database',
    ],
    [
      'monday: ["09:00-17:00"]',
      'monday: ["17:00-09:00"]',
      'hours.monday[0] is "17:00-09:00"; allowed: times such as 09:00-17:00',
    ],
    [
      'monday: ["09:00-17:00"]',
      'monday: ["09:00-09:00"]',
      'hours.monday[0] is "09:00-09:00"; allowed: times such as 09:00-17:00',
    ],
    [
      'monday: ["09:00-17:00"]',
      'monday: ["9-17"]',
      'hours.monday[0] is "9-17"; allowed: times such as 09:00-17:00',
    ],
    [
      'monday: ["09:00-17:00"]',
      'monday: ["09:00-24:01"]',
      'hours.monday[0] is "09:00-24:01"; allowed: times',
    ],
    ['monday: ["09:00-17:00"]', "monday: closed", 'hours.monday is "closed"; allowed: a list of openings'],
    [
      'monday: ["09:00-17:00"]',
      'monday: ["09:00-12:00", "11:00-17:00"]',
      'hours.monday[1] is "11:00-17:00"; allowed: openings of a day in their order',
    ],
    [
      "add: []",
      "add: [{ date: 2026-02-30, name: None }]",
      'holidays.add[0].date is "2026-02-30"; allowed: a date of the calendar',
    ],
    [
      "open: []",
      "open: [Easter]",
      'holidays.open[0] is "Easter"; allowed: a date such as 2026-10-12, or a name of the calendar',
    ],
    [
      "calendar: us-federal",
      "calendar: bavarian",
      'holidays.calendar is "bavarian"; allowed: one of us-federal, none',
    ],
    [
      "      question: { outcome: accept }",
      "      question: { outcome: acept }",
      'scope.paying.kinds.question.outcome is "acept"; allowed: one of accept',
    ],
    [
      "      question: { outcome: accept }",
      "      gossip: { outcome: accept }",
      "scope.paying.kinds.gossip is an unknown name; allowed: question, defect",
    ],
    [
      "training: { outcome: refuse }",
      "training: { outcome: hand_off }",
      "scope.signup_window.kinds.training.to is missing; allowed: one of sales, customer_success",
    ],
    [
      "training: { outcome: refuse }",
      "training: { outcome: refuse, to: sales }",
      'scope.signup_window.kinds.training.to is "sales"; allowed: nothing, unless',
    ],
    [
      "training: { outcome: refuse }",
      "training: { outcome: refuse, whenCritical: accept }",
      'scope.signup_window.kinds.training.whenCritical is "accept"; allowed: nothing here',
    ],
    ["phone: null }", "phone: 0 }", "contacts.support.phone is 0; allowed: a text of 1 to 40 characters"],
    [
      "email: sales@halyard.example",
      "email: sales at halyard",
      'contacts.sales.email is "sales at halyard"; allowed: an e-mail address',
    ],
    [
      "openTicket: open-a-support-ticket",
      "openTicket: Open a ticket",
      'articles.openTicket is "Open a ticket"; allowed: the slug of an article',
    ],
    [
      "languages: [en]",
      "languages: [english]",
      'languages[0] is "english"; allowed: the first part of a language tag',
    ],
    ["languages: [en]", "languages: []", "languages is an empty list; allowed: at least one language"],
    [
      'version: "2026.1"',
      "version: 2026.1",
      'version is 2026.1; allowed: a version such as "2026.1", in quotes',
    ],
    [
      '{ version: "6", endOfLife: 2020-11-30 }',
      '{ version: "6" }',
      "platforms[5].versions[1].endOfLife is missing; allowed: a date",
    ],
    [
      '{ version: "6", endOfLife: 2020-11-30 }',
      '{ version: "-", endOfLife: null }',
      'platforms[5].versions[1].version is "-"; allowed: a version',
    ],
    [
      "aliases: [centos]",
      "aliases: [Debian]",
      'platforms[6] is the second platform called "debian"; allowed: names and aliases',
    ],
    ["attempts: 3", "attempts: 0", "verification.attempts is 0; allowed: a whole number from 1 to 10"],
    [
      "production: { firstResponse: 1, nextResponse: 2 }",
      "production: { firstResponse: soon, nextResponse: 2 }",
      'targets.paying.production.firstResponse is "soon"; allowed: business hours from 0.25 to 400',
    ],
    [
      "production: { firstResponse: 1, nextResponse: 2 }",
      "production: { firstResponse: 0.2 }",
      "targets.paying.production.firstResponse is 0.2; allowed: business hours from 0.25 to 400",
    ],
    [
      "production: { firstResponse: 1, nextResponse: 2 }",
      "production: { solved: 2 }",
      "targets.paying.production.solved is an unknown name; allowed: firstResponse, nextResponse",
    ],
    [
      "production: { firstResponse: 1, nextResponse: 2 }",
      "production:",
      "targets.paying.production is empty; allowed: a group with the names firstResponse, nextResponse",
    ],
  ])("%s as %s", (replace, by, words) => {
    const problems = problemsOf({ replace, by });
    expect(problems.at(-1)).toContain(words);
    expect(problems.at(-1)).toMatch(
      new RegExp(`^support-policy\\.yaml:${lineOf(replace) + (words.startsWith("platforms[6]") ? -1 : 0)}: `),
    );
  });
});

describe("what is missing is told at the group that lacks it", () => {
  test.each<[string, string, string]>([
    ["  saturday: []\n", "hours:", "hours.saturday is missing; allowed: a list of openings"],
    ["  windowDays: 7\n", "signUp:", "signUp is empty; allowed: a group with the names windowDays"],
    [
      "      defect: { outcome: self_service, whenCritical: accept_for_analysis }\n",
      "    name: self-service",
      "scope.self_service.kinds.defect is missing",
    ],
    ["  attempts: 3\n", "verification:", "verification.attempts is missing; allowed: a whole number"],
  ])("%s", (replace, group, words) => {
    const [problem, ...others] = problemsOf({ replace, by: "" });
    expect(others).toEqual([]);
    expect(problem).toContain(words);
    const line = Number(problem?.split(":")[1]);
    expect(Math.abs(line - lineOf(group))).toBeLessThanOrEqual(2);
  });

  test("a level", () => {
    const from = policyText.indexOf("  trial:\n");
    const to = policyText.indexOf("  contract:\n");
    expect(problemsOfText(`${policyText.slice(0, from)}${policyText.slice(to)}`)).toEqual([
      `support-policy.yaml:${lineOf("\nscope:") + 1}: scope.trial is missing; allowed: a group with the names name, who, kinds`,
    ]);
  });

  test("a week without an opening", () => {
    const closed = ["monday", "tuesday", "wednesday", "thursday", "friday"].map((day) => ({
      replace: `${day}: ["09:00-17:00"]`,
      by: `${day}: []`,
    }));
    expect(problemsOf(...closed)).toEqual([
      `support-policy.yaml:${lineOf("  monday: ")}: hours is closed on all days; allowed: at least one opening in the week`,
    ]);
  });
});

describe("a file that is not plain YAML", () => {
  test.each<[string, string, string, string]>([
    [
      "a name given twice",
      "attempts: 3",
      "attempts: 3\n  attempts: 4",
      "verification.attempts is given twice in one group; allowed: each name once",
    ],
    ["a tab", "  windowDays: 7", "\twindowDays: 7", "not readable as YAML here"],
    ["an open quote", "name: Halyard\n", 'name: "Halyard\n', "not readable as YAML here"],
    ["an alias", "languages: [en]", "languages: *other", "a YAML feature that is not used here"],
    ["a tag", "languages: [en]", "languages: !other [en]", "not readable as YAML here"],
    ["a group as a name", "languages: [en]", "? [languages]\n: [en]", "a YAML feature that is not used here"],
  ])("%s", (_name, replace, by, words) => {
    const problems = problemsOf({ replace, by });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
  });

  test("a repeated name is told where it is repeated", () => {
    const [problem] = problemsOf({ replace: "  attempts: 3", by: "  attempts: 3\n  attempts: 4" });
    expect(problem).toMatch(new RegExp(`^support-policy\\.yaml:${lineOf("  attempts: 3") + 1}: `));
  });

  test("a problem of the text has the same parts as one of a value", () => {
    expect(parseSupportPolicy("version: *other\n", "policy.yaml")).toEqual({
      ok: false,
      problems: [
        {
          file: "policy.yaml",
          line: 1,
          column: 10,
          path: "",
          found: expect.any(String),
          allowed: "plain names and values",
        },
      ],
    });
  });

  test.each([
    ["", "the file is empty; allowed: a group with the names version, company"],
    ["- 1\n", "the file is a list; allowed: a group with the names version"],
    ["policy\n", 'the file is "policy"; allowed: a group with the names version'],
  ])("%j", (text, words) => {
    expect(problemsOfText(text)).toEqual([expect.stringContaining(`support-policy.yaml:1: ${words}`)]);
  });
});

test("a file without targets has none; one that names them names every level", () => {
  const [from, to] = [policyText.indexOf("targets:\n"), policyText.indexOf("ticket:\n")];
  const parsed = parseSupportPolicy(`${policyText.slice(0, from)}${policyText.slice(to)}`, "policy.yaml");
  expect(parsed).toMatchObject({ ok: true, policy: { targets: { paying: { production: {}, other: {} } } } });
  const analysis = "    analysis: { firstResponse: 80 }\n";
  expect(problemsOf({ replace: analysis, by: "" })).toEqual([
    expect.stringContaining("targets.self_service.analysis is missing; allowed: a group with the names"),
  ]);
});

test("all problems are told, in the order of their lines", () => {
  const problems = problemsOf(
    { replace: "attempts: 3", by: "attempts: three" },
    { replace: "windowDays: 7", by: "windowDays: seven" },
    { replace: "zone: America/Denver", by: "zone: Nowhere" },
  );
  expect(problems.map((line) => line.split(" ")[1])).toEqual([
    "zone",
    "signUp.windowDays",
    "verification.attempts",
  ]);
});

test("a problem says file, line, column, path, what was found and what is allowed", () => {
  const text = policyText.replace("windowDays: 7", 'windowDays: "seven"');
  expect(parseSupportPolicy(text, "/etc/our-policy.yaml")).toEqual({
    ok: false,
    problems: [
      {
        file: "/etc/our-policy.yaml",
        line: lineOf("windowDays: 7"),
        column: 15,
        path: "signUp.windowDays",
        found: '"seven"',
        allowed: wholeDays,
      },
    ],
  });
});

describe("the version", () => {
  test("begins with the file's", () => {
    expect(policyVersion(policy)).toMatch(/^2026\.1\+[0-9a-f]{14}$/);
  });

  test("changes with a value, not with a comment or the order of names", () => {
    expect(policyVersion(editedPolicy({ replace: "windowDays: 7", by: "windowDays: 8" }))).not.toBe(
      policyVersion(policy),
    );
    expect(policyVersion(editedPolicy({ replace: "windowDays: 7", by: "windowDays: 7 # a week" }))).toBe(
      policyVersion(policy),
    );
    const swapped = {
      replace: "  name: Halyard\n  product: Halyard Directory\n",
      by: "  product: Halyard Directory\n  name: Halyard\n",
    };
    expect(policyVersion(editedPolicy(swapped))).toBe(policyVersion(policy));
  });
});

test("the values are frozen", () => {
  expect(
    Object.isFrozen(policy) &&
      Object.isFrozen(policy.hours.monday) &&
      Object.isFrozen(policy.scope.paying.kinds.defect),
  ).toBe(true);
});
