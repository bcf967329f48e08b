import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Viewer } from "../accounts/viewer.js";
import {
  attachmentQuota,
  holdWords,
  mayAttachFiles,
  mayOpenAttachment,
  mayReleaseAttachment,
  mayRemoveAttachment,
  quotaAdmits,
} from "./attachments.js";

const viewers: [string, Viewer, { attach: boolean; remove: boolean }][] = [
  ["nobody", nobody, { attach: false, remove: false }],
  ["an agent", staff("agent"), { attach: true, remove: false }],
  ["a lead", staff("lead"), { attach: true, remove: true }],
  ["an author", staff("author"), { attach: false, remove: false }],
  ["an admin", member("adam", "admin"), { attach: true, remove: false }],
  ["an end user", member("eve", "end_user"), { attach: true, remove: false }],
  ["a deactivated admin", member("adam", "admin", { active: false }), { attach: false, remove: false }],
  [
    "an admin of a closed account",
    member("adam", "admin", { standing: "closed" }),
    { attach: false, remove: false },
  ],
];

describe("attachments", () => {
  test.each(viewers)("%s", (_who, viewer, { attach, remove }) => {
    expect(mayAttachFiles(viewer).allowed).toBe(attach);
    expect(mayRemoveAttachment(viewer).allowed).toBe(remove);
    expect(mayReleaseAttachment(viewer).allowed).toBe(remove);
  });

  const file = { mediaType: "text/plain", isImage: false, uploadedBy: "eve", releasedAt: null };
  const released = new Date("2026-02-10T18:00:00Z");
  test.each([
    ["a log, by others", { ...file, name: "server.log" }, "adam", true],
    ["a program, by others", { ...file, name: "fix.ps1" }, "adam", false],
    ["a program, by who sent it", { ...file, name: "fix.ps1" }, "eve", true],
    ["a program that was released", { ...file, name: "fix.ps1", releasedAt: released }, "adam", true],
    ["an archive", { ...file, name: "logs.zip", mediaType: "application/zip" }, "adam", false],
    ["a page that is called a picture", { ...file, name: "a.png", mediaType: "text/html" }, "adam", false],
  ])("opening %s", (_what, sent, person, opens) => {
    expect(mayOpenAttachment(member(person, "admin"), sent).allowed).toBe(opens);
  });

  test("who sent a file that is held is told so, and that others wait", () => {
    const program = { ...file, name: "fix.ps1" };
    expect(holdWords(member("eve", "end_user"), program)).toContain("others can open it once");
    expect(holdWords(member("adam", "admin"), program)).toContain("before you can open it");
    expect(holdWords(member("adam", "admin"), { ...program, releasedAt: released })).toBeNull();
  });

  test("leads release a file that is held before they open it, as everybody else", () => {
    expect(mayOpenAttachment(staff("lead"), { ...file, name: "fix.ps1" })).toMatchObject({ code: "held" });
  });

  test("are counted for an account with all its people, and for each member of staff alone", () => {
    expect(attachmentQuota(member("adam", "admin")).accountIds).toEqual(["acme"]);
    expect(attachmentQuota(staff("agent")).accountIds).toEqual([]);
  });

  test("are taken up to the last byte of the day", () => {
    const quota = { accountIds: [], bytes: 1_000 };
    expect(quotaAdmits(quota, 900, 100).allowed).toBe(true);
    expect(quotaAdmits(quota, 900, 101)).toMatchObject({ allowed: false, code: "quota_used_up" });
  });
});
