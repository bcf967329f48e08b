import { expect, test } from "@jest/globals";
import { readAnswer } from "./upload-file.js";

test("a file that was taken has its address", () => {
  const answer = { key: "k", url: "/files/k", name: "a.png", mediaType: "image/png", isImage: true };
  expect(readAnswer({ status: 201, text: JSON.stringify(answer) })).toEqual({
    ok: true,
    file: { url: "/files/k", name: "a.png", isImage: true },
  });
});

test("what the server says against a file is said to the author", () => {
  const answer = { errors: [{ message: "This is no picture." }, { message: "It is empty." }] };
  expect(readAnswer({ status: 422, text: JSON.stringify(answer) })).toEqual({
    ok: false,
    message: "This is no picture. It is empty.",
  });
});

test.each([
  [413, "", "The file is too large."],
  [502, "<html>", "The server did not take the file."],
  [201, '{"url":"https://elsewhere.example/x","name":"x"}', "The server did not take the file."],
  [401, "{}", "You are not signed in any more. Sign in again in another tab, then try again."],
])("an answer %i without words gets some", (status, text, message) => {
  expect(readAnswer({ status, text })).toEqual({ ok: false, message });
});
