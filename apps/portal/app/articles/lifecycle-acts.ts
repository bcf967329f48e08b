export type ActIntent =
  "submit" | "withdraw" | "approve" | "sendBack" | "publish" | "override" | "archive" | "unarchive";

export interface Act {
  intent: ActIntent;
  label: string;
  /** Asked for in a box of its own; the label of that box. */
  reason: string | null;
  /** Not the way forward: behind a line that opens it. */
  aside: string | null;
}

interface Permission {
  allowed: boolean;
  code: string;
  message: string | null;
}

type Permissions = Record<
  "submitForReview" | "withdraw" | "approve" | "sendBack" | "publish" | "archive" | "unarchive",
  Permission
>;

/** Said of acts that are somebody else's to do: nothing that the reader misses. */
const notWorthSaying = new Set(["not_in_this_state", "not_own_revision"]);

/** What may be done with the article now, and what may not and why. Acts of another state of its life are left out: they come in their time. */
export function lifecycleActs(
  can: Permissions,
  lead: boolean,
): { acts: Act[]; refused: { label: string; message: string }[] } {
  const waivable = can.approve.code === "own_revision" && lead;
  const plain = { reason: null, aside: null };
  const all: { act: Act; permission: Permission; quiet?: boolean }[] = [
    { act: { ...plain, intent: "submit", label: "Submit for review" }, permission: can.submitForReview },
    {
      act: {
        ...plain,
        intent: "approve",
        label: "Approve",
        reason: waivable ? "Why may nobody else approve it?" : null,
      },
      // The API asks a lead for a reason where others are refused.
      permission: waivable ? { ...can.approve, allowed: true } : can.approve,
    },
    { act: { ...plain, intent: "publish", label: "Publish" }, permission: can.publish },
    {
      act: {
        intent: "override",
        label: "Publish all the same",
        reason: "Why may it stand?",
        aside: "Publish although a check blocks it",
      },
      permission: { ...can.publish, allowed: can.publish.allowed && lead },
      quiet: true,
    },
    {
      act: {
        intent: "sendBack",
        label: "Send back",
        reason: "What is to be changed?",
        aside: "Send it back to its author",
      },
      permission: can.sendBack,
      // Approving says it already.
      quiet: true,
    },
    { act: { ...plain, intent: "withdraw", label: "Take it back" }, permission: can.withdraw },
    {
      act: { ...plain, intent: "unarchive", label: "Bring it back as a draft" },
      permission: can.unarchive,
      quiet: true,
    },
    {
      act: {
        intent: "archive",
        label: "Archive",
        reason: "Why does it go?",
        aside: "Take it away from readers",
      },
      permission: can.archive,
    },
  ];
  return {
    acts: all.filter(({ permission }) => permission.allowed).map(({ act }) => act),
    refused: all
      .filter(
        ({ permission, quiet = false }) =>
          !permission.allowed && !quiet && !notWorthSaying.has(permission.code),
      )
      .map(({ act, permission }) => ({ label: act.label, message: permission.message ?? "Not allowed." })),
  };
}
