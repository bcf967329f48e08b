import { expect, test } from "@jest/globals";
import { readAnswer } from "./send-attachment.js";

const taken = { id: "QTox", name: "a.log", bytes: 12, isImage: false, warning: null, held: null, masked: [] };

test("a file that was taken has the id that the message names", () => {
  expect(readAnswer({ status: 201, text: JSON.stringify(taken) })).toEqual({
    ok: true,
    sent: { id: "QTox", name: "a.log", bytes: 12, isImage: false, warning: null, held: null, masked: [] },
  });
});

test("its sender is told what was taken out of it", () => {
  const masked = [{ kind: "COOKIE", words: "2 cookies", count: 2 }];
  expect(readAnswer({ status: 201, text: JSON.stringify({ ...taken, masked }) })).toMatchObject({
    sent: { masked: [{ kind: "COOKIE", words: "2 cookies" }] },
  });
});

test.each([
  [{ status: 422, text: '{"errors":[{"message":"It is damaged."}]}' }, "It is damaged."],
  [{ status: 413, text: "" }, "The file is too large."],
  [{ status: 201, text: "<html>" }, "The server did not take the file."],
  [null, "The connection broke off before the file was there."],
])("the answer %j is told as %j", (answer, reason) => {
  expect(readAnswer(answer)).toEqual({ ok: false, reason });
});
