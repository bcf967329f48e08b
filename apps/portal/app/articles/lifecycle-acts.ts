export interface Act {
  intent: "submit" | "approve" | "publish" | "archive";
  label: string;
  /** Asked for in a box of its own; the label of that box. */
  reason: string | null;
}

interface Permission {
  allowed: boolean;
  code: string;
  message: string | null;
}

interface Permissions {
  submitForReview: Permission;
  approve: Permission;
  publish: Permission;
  archive: Permission;
}

/** What may be done with the article now, and what may not and why. Acts of another state of its life are left out: they come in their time. */
export function lifecycleActs(
  can: Permissions,
  lead: boolean,
): { acts: Act[]; refused: { label: string; message: string }[] } {
  const waivable = can.approve.code === "own_revision" && lead;
  const all: { act: Act; permission: Permission }[] = [
    { act: { intent: "submit", label: "Submit for review", reason: null }, permission: can.submitForReview },
    {
      act: {
        intent: "approve",
        label: "Approve",
        reason: waivable ? "Why may nobody else approve it?" : null,
      },
      // The API asks a lead for a reason where others are refused.
      permission: waivable ? { ...can.approve, allowed: true } : can.approve,
    },
    { act: { intent: "publish", label: "Publish", reason: null }, permission: can.publish },
    { act: { intent: "archive", label: "Archive", reason: "Why does it go?" }, permission: can.archive },
  ];
  return {
    acts: all.filter(({ permission }) => permission.allowed).map(({ act }) => act),
    refused: all
      .filter(({ permission }) => !permission.allowed && permission.code !== "not_in_this_state")
      .map(({ act, permission }) => ({ label: act.label, message: permission.message ?? "Not allowed." })),
  };
}
