import { describe, expect, test } from "@jest/globals";
import { readEnv, StartError } from "./env.js";
import { mailAddressesOf } from "./mail-in-env.js";

const needed = {
  DATABASE_URL: "postgres://recourse@localhost/recourse",
  RECOURSE_SECRET: "a secret of tests alone, of no installation",
};
const mailIn = (variables: Record<string, string>) => readEnv({ ...needed, ...variables }).mailIn;
const CONTACT = "Support@company.example";

describe("mail in", () => {
  test("is off without a port, and takes the policy's support contact", () => {
    expect(mailIn({}).intake).toBeNull();
    expect(mailAddressesOf(mailIn({}), CONTACT)).toEqual({
      support: ["support@company.example"],
      replyDomain: null,
    });
  });

  test("takes the addresses that are given, and the demo has a reply domain of its own", () => {
    const env = mailIn({
      MAIL_IN_PORT: "2525",
      MAIL_SUPPORT_ADDRESSES: "a@x.test, B@Y.test",
      MAIL_REPLY_DOMAIN: "Reply.X.test",
    });
    expect(env.intake).toMatchObject({ port: 2525, host: "127.0.0.1", protocol: "smtp", tls: null });
    expect(mailAddressesOf(env, CONTACT)).toEqual({
      support: ["a@x.test", "b@y.test"],
      replyDomain: "reply.x.test",
    });
    expect(mailAddressesOf(mailIn({ RECOURSE_DEMO: "1" }), CONTACT).replyDomain).toBe(
      "reply.company.example",
    );
  });

  test.each(["company.example", "example.company"])(
    "A06: where people have addresses, as on %s, no replies are taken",
    (domain) => {
      const env = mailIn({
        MAIL_REPLY_DOMAIN: domain,
        MAIL_SUPPORT_ADDRESSES: "a@company.example,b@mail.example.company",
      });
      expect(() => mailAddressesOf(env, CONTACT)).toThrow(StartError);
    },
  );

  test.each([
    ["MAIL_IN_PORT", "smtp"],
    ["MAIL_SUPPORT_ADDRESSES", "support"],
    ["MAIL_REPLY_DOMAIN", "reply"],
    ["MAIL_DNS_SERVERS", "dns.example"],
    ["MAIL_IN_CERT_FILE", "/nowhere.pem"],
  ])("says what is wrong with %s=%s", (name, value) => {
    expect(() => mailIn({ [name]: value, MAIL_IN_PORT: name === "MAIL_IN_PORT" ? value : "2525" })).toThrow(
      StartError,
    );
  });
});
