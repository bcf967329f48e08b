import { expect, test } from "@jest/globals";
import { downloadType, fileWarning } from "./file-content.js";

test.each([
  ["a picture", "shot.png", "image/png", true, null],
  ["a page called a picture", "shot.png", "text/html", false, "not what its name says"],
  ["a drawing called a picture", "shot.png", "image/svg+xml", false, "not what its name says"],
  ["a PDF", "report.pdf", "application/pdf", false, null],
  ["a program called a PDF", "report.pdf", "application/x-msdownload", false, "not what its name says"],
  ["a program", "setup.exe", "application/x-msdownload", false, "program"],
  ["two endings, the last of a program", "shot.png.exe", "application/octet-stream", false, "program"],
  ["a script by its name", "fix.ps1", "text/plain", false, "program"],
  ["a script by its content", "fix", "text/x-shellscript", false, "program"],
  ["a document with macros by its name", "plan.DOCM", "application/zip", false, "macros"],
  [
    "a document with macros by its content",
    "plan",
    "application/vnd.ms-word.document.macroenabled.12",
    false,
    "macros",
  ],
  ["an archive", "logs.zip", "application/zip", false, "archive"],
  ["a log", "server.log", "text/plain", false, null],
])("a warning for %s", (_what, name, mediaType, isImage, words) => {
  const warning = fileWarning(name, { mediaType, isImage });
  if (words === null) expect(warning).toBeNull();
  else expect(warning).toContain(words);
});

test.each([
  ["text/plain", "text/plain"],
  ["application/pdf", "application/pdf"],
  ["text/html", "application/octet-stream"],
  ["image/svg+xml", "application/octet-stream"],
  ["application/xml", "application/octet-stream"],
])("%s is downloaded as %s", (mediaType, sent) => {
  expect(downloadType(mediaType)).toBe(sent);
});
