import { describe, expect, test } from "@jest/globals";
import { renderMessage } from "../articles/markdown/render-message.js";
import {
  checkMacroTemplate,
  inertMarkdown,
  renderMacroTemplate,
  type MacroValues,
} from "./macro-template.js";

const values: MacroValues = {
  "requester.name": "Ada Lovelace",
  "requester.firstName": "Ada",
  "account.name": "Aurora",
  "ticket.number": "1042",
  "ticket.subject": "It broke",
  "agent.name": "Ben Bo",
  "agent.firstName": "Ben",
  "policy.hours": null,
};

describe("a macro's text", () => {
  test("has its variables filled in, and keeps what has no value", () => {
    const body =
      "Dear {{requester.firstName}},\n\nabout **#{{ ticket.number }}**: {{policy.hours}}\n\n{{agent.name}}";
    expect(renderMacroTemplate(body, values)).toEqual({
      body: "Dear Ada,\n\nabout **#1042**: {{policy.hours}}\n\nBen Bo",
      unfilled: ["policy.hours"],
    });
  });

  test.each([
    ["{{requester.email}}", /no variable {{requester.email}}\. Variables are {{requester.name}}, /],
    ["{{constructor}}", /no variable/],
    ["{{__proto__}}", /no variable/],
    ["{{7*7}}", /no variable/],
    ["{{#requester.name}}x{{/requester.name}}", /can only fill in variables/],
    ["{{^requester.name}}x{{/requester.name}}", /can only fill in variables/],
    ["{{{requester.name}}}", /can only fill in variables/],
    ["{{&requester.name}}", /can only fill in variables/],
    ["{{> other}}", /can only fill in variables/],
    ["{{! a remark }}", /can only fill in variables/],
    ["{{=<% %>=}} <%requester.name%>", /can only fill in variables/],
    ["Dear {{requester.name", /without its }}/],
    ["{{#requester.name}}", /without its }}|only fill in/],
  ])("A40: that says %s is refused in words that name what is allowed", (body, words) => {
    const checked = checkMacroTemplate(body);
    expect(checked.ok ? "" : checked.refusals[0]?.message).toMatch(words);
  });
});

describe("a value that somebody typed", () => {
  test.each([
    "{{constructor.constructor('alert(1)')()}}",
    "{{7*7}} ${7*7} <%=1%>",
    "[click](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "**bold** _it_ ~~gone~~ `code`",
    "# heading",
    "1. one",
    "- item",
    "a | b",
    "&lt;b&gt; &#x3c;",
    "back\\slash",
  ])("A40: %s stays what was typed", (value) => {
    const { body } = renderMacroTemplate("{{ticket.subject}}", { ...values, "ticket.subject": value });
    const html = renderMessage(body);
    const text = html
      .replace(/^<p>|<\/p>$/g, "")
      .replaceAll("&#x3C;", "<")
      .replaceAll("&#x26;", "&");
    expect(text.trim()).toBe(value);
  });

  test("is one line", () => {
    expect(inertMarkdown("a\n\n# b\tc ")).toBe("a \\# b c");
  });
});
