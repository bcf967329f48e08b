import { expect, test } from "@jest/globals";
import { exampleMails } from "@recourse/core";
import { createMailComposer } from "./compose.js";

const composer = createMailComposer();
const HOSTILE =
  '"><svg onload=alert(1)><style>*{}</style><img src=http://evil.test/x>[x](javascript:alert(1))\r\nBcc: m@evil.test\u202e';

/** What template languages would make something else of. */
const TEMPLATE = "{{7*7}} ${7*7} <%= 7*7 %> {{constructor.constructor('return 7*7')()}}";

/** The same shape with something hostile for every text that somebody could have written. */
function hostile(value: unknown, text: string, key = ""): unknown {
  if (typeof value === "string")
    return ["template", "kind", "publicUrl", "runsAt", "link"].includes(key) ? value : text;
  if (Array.isArray(value)) return value.map((each) => hostile(each, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, hostile(each, text, name)]));
}

/** The mail with this for every such text. */
function filledWith<Mail>(mail: Mail, text: string): Mail {
  const filled = hostile(mail, text);
  // What the test made has the shape of what it was made of.
  const isMail = (value: unknown): value is Mail => typeof value === "object" && value !== null;
  if (!isMail(filled)) throw new Error("This is no mail.");
  return filled;
}

const examples = exampleMails({
  company: "Halyard",
  hours: "Monday to Friday, 09:00 to 17:00",
  publicUrl: "https://help.test",
});

test.each(examples.map((mail) => [mail.template, mail] as const))(
  "%s has a subject, text and HTML that say the same",
  async (_name, mail) => {
    const { subject, text, html } = await composer.compose(mail);
    expect(subject).not.toBe("");
    expect(html).toMatch(/^<!DOCTYPE html/);
    if (mail.code !== null) for (const version of [text, html]) expect(version).toContain(mail.code);
    if (mail.link !== null) {
      expect(text).toContain(mail.link);
      expect(html).toContain(`href="${mail.link.replaceAll("&", "&amp;")}`);
    }
    if (mail.body !== null) expect(text).toContain(mail.body.split("\n")[0]);
    // Nothing is fetched when it is read.
    expect(html).not.toMatch(/<(img|script|link|iframe|object|style)\b|url\(/i);
  },
);

test.each(examples.map((mail) => [mail.template, mail] as const))(
  "A48: %s shows hostile names as text",
  async (_name, mail) => {
    const { subject, html } = await composer.compose(filledWith(mail, HOSTILE));
    expect(html).not.toMatch(/<(img|script|svg|style)\b/i);
    expect(html).not.toMatch(/<[^>]+\son\w+=/i);
    expect(html).not.toMatch(/href="(?!https:\/\/help\.test|mailto:)/);
    expect(subject).not.toMatch(/[\r\n\u202e]/);
  },
);

test.each(examples.map((mail) => [mail.template, mail] as const))(
  "A40: %s says what looks like a template as it was written",
  async (_name, mail) => {
    const { subject, text, html } = await composer.compose(filledWith(mail, TEMPLATE));
    expect(`${subject} ${text} ${html}`).not.toMatch(/\b49\b/);
    expect(text).toContain(TEMPLATE);
    expect(html).toContain("{{7*7}} ${7*7} &lt;%= 7*7 %&gt;");
  },
);
