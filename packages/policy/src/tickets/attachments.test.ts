import { describe, expect, test } from "@jest/globals";
import { member, nobody, staff } from "../../testing/example-viewers.js";
import type { Viewer } from "../accounts/viewer.js";
import { attachmentQuota, mayAttachFiles, mayRemoveAttachment, quotaAdmits } from "./attachments.js";

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
