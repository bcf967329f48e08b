import { expect, test } from "@jest/globals";
import { mayBeOfPerson } from "./personal-address.js";

const ours = { addresses: ["support@help.test"], replyDomain: "reply.help.test" };

test.each([
  "support@help.test",
  " Support@HELP.test ",
  "support+1042@help.test",
  "reply+abc@reply.help.test",
  "anybody@deep.reply.help.test",
])("%s is nobody's", (address) => {
  expect(mayBeOfPerson(address, ours)).toMatchObject({ allowed: false, code: "support_address" });
});

test.each([
  "ada@help.test",
  "support@customer.test",
  "support@help.test.customer.test",
  "a@notreply.help.test",
])("%s may be somebody's", (address) => {
  expect(mayBeOfPerson(address, ours).allowed).toBe(true);
});
