import { describe, expect, test } from "@jest/globals";
import { fixMessageDraft } from "@recourse/policy";
import { checkFixMessage, firstNameOf, renderFixMessage, type FixMessageValues } from "./fix-message.js";

const values: FixMessageValues = {
  firstName: "Ada",
  ticketNumber: 12,
  title: "Logins take a minute",
  fixedVersion: "4.3",
};

function rendered(template: string, change: Partial<FixMessageValues> = {}): string {
  const checked = checkFixMessage(template);
  return checked.ok ? renderFixMessage(checked.template, { ...values, ...change }) : "refused";
}

describe("a message about a fix", () => {
  test("is filled in for each who is told, as the draft of it is", () => {
    expect(rendered(fixMessageDraft)).toBe(
      `Hello Ada,\n\nthe fault that you told us about, “Logins take a minute”, is fixed in version 4.3.\n\nPlease try again and tell us on ticket #12 whether it works for you. It stays open until you do.`,
    );
    expect(rendered(fixMessageDraft, { ticketNumber: null, fixedVersion: null })).toBe(
      "Hello Ada,\n\nthe fault that you told us about, “Logins take a minute”, is fixed.",
    );
  });

  test("leaves characters of HTML as they are: it is Markdown, which is made safe where it is shown", () => {
    expect(rendered("{{defect.title}} {{{defect.title}}}", { title: `a < b & "c"` })).toBe(
      `a < b & "c" a < b & "c"`,
    );
  });

  test("does not read what is filled in as a template", () => {
    expect(rendered("{{defect.title}}", { title: "{{ticket.number}}" })).toBe("{{ticket.number}}");
  });

  test("takes the text of other template languages for text", () => {
    expect(rendered("${7*7} <%= 1 %> {7*7} {% raw %}")).toBe("${7*7} <%= 1 %> {7*7} {% raw %}");
  });

  test("that asks for a password is refused, as a reply is", () => {
    expect(checkFixMessage("It is fixed. Please send us your password to check.")).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED", path: ["message"] }],
    });
  });

  test.each([
    "{{constructor}}",
    "{{constructor.constructor('return process')()}}",
    "{{person}}",
    "{{person.email}}",
    "{{defect.notes}}",
    "{{{defect.notes}}}",
    "{{&defect.notes}}",
    "{{defect.title.constructor}}",
    "{{.}}",
    "{{#person}}{{firstName}}{{/person}}",
    "{{#ticket}}{{number}}{{/ticket}}",
    "{{#ticket}}{{defect.notes}}{{/ticket}}",
    "{{^ticket}}none{{/ticket}}",
    "{{> partial}}",
    "{{=<% %>=}}<% defect.notes %>",
    "{{! a comment }}",
    "{{#ticket}} without an end",
    "{{ticket.number",
  ])("with %s is refused", (template) => {
    expect(checkFixMessage(template)).toMatchObject({
      ok: false,
      refusals: [{ code: "INVALID", path: ["message"] }],
    });
  });
});

test.each([
  ["Ada Moreau", "Ada"],
  ["Jean-Luc d’Arc", "Jean-Luc"],
  ["O'Neil", "O'Neil"],
  ["Zoë", "Zoë"],
  ["[Click](https://evil.example)", "Click"],
  ["**7**", ""],
  ["", ""],
])("of the name %s the message says %s", (name, first) => {
  expect(firstNameOf(name)).toBe(first);
});
