import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Viewer } from "../accounts/viewer.js";
import { automaticReason, type AutomaticSigns } from "./automatic-mail.js";
import { incomingMailActs, incomingMailStates, nextIncomingMailState } from "./incoming-mail-state.js";
import { mailLimits, mayAnswerAutomatically } from "./mail-limits.js";
import { mayActOnIncomingMail, mayReadRawMail, mayReviewMail } from "./mail-permissions.js";
import { routeMail, routeReleased, type MailFacts, type MailRoute } from "./route-mail.js";
import { answerInSession, judgeSender, type SenderEvidence } from "./sender-trust.js";

describe("the trust ladder", () => {
  test.each<[SenderEvidence, string, string]>([
    [{ result: "aligned", domainPolicy: "reject" }, "verified", "accept"],
    [{ result: "aligned", domainPolicy: null }, "verified", "accept"],
    [{ result: "failed", domainPolicy: "reject" }, "authentication_failed", "refuse"],
    [{ result: "failed", domainPolicy: "quarantine" }, "authentication_failed", "accept"],
    [{ result: "failed", domainPolicy: "none" }, "authentication_failed", "accept"],
    [{ result: "failed", domainPolicy: null }, "not_authenticated", "accept"],
    [{ result: "unknown", domainPolicy: null }, "authentication_unknown", "put_off"],
  ])("E01: %j is %s, and the server is told to %s", (evidence, judged, answer) => {
    const { level, cause } = judgeSender(evidence);
    expect(cause ?? level).toBe(judged);
    expect(answerInSession(evidence, 0)).toBe(answer);
  });

  test("E01: a DNS that does not answer puts a mail off three times, then it is taken unverified", () => {
    const unknown: SenderEvidence = { result: "unknown", domainPolicy: null };
    expect([0, 1, 2, 3, 4].map((tries) => answerInSession(unknown, tries))).toEqual([
      ...["put_off", "put_off", "put_off"],
      ...["accept", "accept"],
    ]);
  });
});

describe("E08: an automatic mail", () => {
  const written: AutomaticSigns = {
    headers: {},
    mailFrom: "xa@x.test",
    from: "xa@x.test",
    subject: "Re: [#1042] Out of memory",
  };
  test.each<[string, Partial<AutomaticSigns>, string | null]>([
    ["a person's", {}, null],
    ["Auto-Submitted: no", { headers: { "auto-submitted": "no" } }, null],
    ["Auto-Submitted: auto-replied", { headers: { "auto-submitted": "auto-replied; x=1" } }, "reply"],
    ["Auto-Submitted: auto-generated", { headers: { "auto-submitted": "Auto-Generated" } }, "reply"],
    ["Precedence: bulk", { headers: { precedence: "bulk" } }, "list"],
    ["Precedence: junk", { headers: { precedence: "Junk" } }, "list"],
    ["List-Id", { headers: { "list-id": "<users.x.test>" } }, "list"],
    ["X-Auto-Response-Suppress", { headers: { "x-auto-response-suppress": "All" } }, "reply"],
    ["X-Autoreply", { headers: { "x-autoreply": "yes" } }, "reply"],
    ["no return path", { mailFrom: "" }, "bounce"],
    ["mailer-daemon", { from: "MAILER-DAEMON@x.test" }, "no_reply_address"],
    ["no-reply", { from: "no-reply@slack.test" }, "no_reply_address"],
    ["an absence", { subject: "Out of office: Re: [#1042]" }, "absence"],
    ["an absence in German", { subject: "Abwesenheitsnotiz: Urlaub" }, "absence"],
    ["an automatic reply of Outlook", { subject: "Automatic reply: It fails" }, "absence"],
  ])("%s", (_what, signs, reason) => {
    expect(automaticReason({ ...written, ...signs })).toBe(reason);
  });
});

const xa: MailFacts = {
  trust: { level: "verified", cause: null },
  from: "xa@x.test",
  isOurs: false,
  automatic: null,
  sender: { personId: "xa", isStaff: false },
  token: null,
  answered: null,
  lastHour: { all: 1, ofTicket: 0 },
};
const failed: MailFacts["trust"] = { level: "unverified", cause: "authentication_failed" };
const T = { ticketId: "T" };
const held = (cause: string, ticketId: string | null = null): object => ({
  to: "quarantine",
  cause,
  ticketId,
});

describe("where a mail belongs", () => {
  test.each<[string, Partial<MailFacts>, MailRoute | object]>([
    ["verified, of somebody known", {}, { to: "request" }],
    ["verified, of somebody unknown: the gate says no", { sender: null }, { to: "request" }],
    ["A01: spoofed", { trust: failed }, held("authentication_failed")],
    [
      "A02: a leaked token, spoofed",
      { trust: failed, token: { ...T, personId: "xa" } },
      held("authentication_failed", "T"),
    ],
    ["A03: with the sender's token", { token: { ...T, personId: "xa" } }, { to: "reply", ticketId: "T" }],
    ["E06: with somebody else's token", { token: { ...T, personId: "xb" } }, held("token_of_another", "T")],
    [
      "E06: of a stranger, with a token",
      { sender: null, token: { ...T, personId: "xb" } },
      held("token_of_another", "T"),
    ],
    ["E07: answers a mail that went to the sender", { answered: T }, { to: "reply", ticketId: "T" }],
    ["A07: of staff", { sender: { personId: "ag", isStaff: true } }, held("from_staff")],
    [
      "A07: of staff, with a token of theirs",
      { sender: { personId: "ag", isStaff: true }, token: { ...T, personId: "ag" } },
      held("from_staff", "T"),
    ],
    ["E11: of ourselves", { isOurs: true }, held("from_ourselves")],
    ["E02: of nobody in particular", { from: null }, held("sender_ambiguous")],
    [
      "A04: a robot's code to a ticket's address",
      { automatic: "no_reply_address", sender: null, token: { ...T, personId: "xa" } },
      held("automatic", "T"),
    ],
    ["A04: a robot's code", { automatic: "no_reply_address", sender: null }, held("automatic")],
    [
      "E08: an absence of a participant",
      { automatic: "absence", token: { ...T, personId: "xa" } },
      { to: "note", ticketId: "T" },
    ],
    [
      "E08: an absence, unverified",
      { automatic: "absence", trust: failed, token: { ...T, personId: "xa" } },
      held("automatic", "T"),
    ],
    [
      "E10: the 20th of an hour in one ticket",
      { token: { ...T, personId: "xa" }, lastHour: { all: 20, ofTicket: 20 } },
      { to: "reply", ticketId: "T" },
    ],
    [
      "E10: the 21st",
      { token: { ...T, personId: "xa" }, lastHour: { all: 21, ofTicket: 21 } },
      held("too_many", "T"),
    ],
    ["E10: the 31st of an hour", { lastHour: { all: 31, ofTicket: 0 } }, held("too_many")],
  ])("%s", (_what, facts, route) => {
    expect(routeMail({ ...xa, ...facts })).toEqual(route);
  });

  test("A02: released, it is a note in its ticket, and never a reply", () => {
    expect(routeReleased({ ...xa, token: { ...T, personId: "xa" } })).toEqual({ to: "note", ticketId: "T" });
    expect(routeReleased(xa)).toEqual({ to: "request" });
    expect(routeReleased({ ...xa, from: null })).toBeNull();
  });
});

test("E10: at most three automatic answers an hour to one address, and one a day to a stranger", () => {
  const answers = [0, 1, 2, 3].map((lastHour) => ({ lastHour, lastDay: lastHour }));
  expect(answers.map((sent) => mayAnswerAutomatically(sent, true))).toEqual([true, true, true, false]);
  expect(answers.map((sent) => mayAnswerAutomatically(sent, false))).toEqual([true, false, false, false]);
  expect(mayAnswerAutomatically({ lastHour: 0, lastDay: 1 }, false)).toBe(false);
  expect(mailLimits.received).toBe(50);
});

describe("who looks through incoming mail", () => {
  test.each<[string, Viewer, boolean, boolean]>([
    ["nobody", nobody, false, false],
    ["an account's admin", member("ada", "admin"), false, false],
    ["an author", staff("author"), false, false],
    ["an agent", staff("agent"), true, false],
    ["a lead", staff("lead"), true, true],
  ])("%s", (_who, viewer, reviews, downloads) => {
    expect(mayReviewMail(viewer).allowed).toBe(reviews);
    expect(mayReadRawMail(viewer).allowed).toBe(downloads);
  });

  test("what was handled or deleted is over", () => {
    const over = incomingMailStates.filter((state) =>
      incomingMailActs.every((act) => nextIncomingMailState(state, act) === null),
    );
    expect(over).toEqual(["handled", "deleted"]);
    expect(mayActOnIncomingMail(staff("agent"), "quarantined", "release").allowed).toBe(true);
    expect(mayActOnIncomingMail(staff("agent"), "handled", "release").code).toBe("not_in_this_state");
    expect(mayActOnIncomingMail(staff("author"), "quarantined", "release").code).toBe("agents_only");
  });
});
