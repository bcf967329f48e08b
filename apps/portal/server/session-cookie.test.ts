import { expect, test } from "@jest/globals";
import { hasSession } from "./session-cookie.js";

test.each([
  ["recourse.session_token=abc", true],
  ["__Host-recourse.session_token=abc", true],
  ["theme=dark; recourse.session_token=abc", true],
  ["theme=session; visitor=1", false],
  ["", false],
  [undefined, false],
  [null, false],
])("a request with the cookies %p may be somebody's: %p", (cookie, somebody) => {
  expect(hasSession(cookie)).toBe(somebody);
});
