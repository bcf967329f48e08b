export const revisionStates = ["draft", "in_review", "approved", "published", "archived"] as const;
export type RevisionState = (typeof revisionStates)[number];

export const revisionActs = [
  "edit",
  "submit_for_review",
  "withdraw",
  "send_back",
  "approve",
  "publish",
  "supersede",
  "archive",
] as const;
export type RevisionAct = (typeof revisionActs)[number];

type RevisionTransitions = Readonly<
  Record<RevisionState, Readonly<Partial<Record<RevisionAct, RevisionState>>>>
>;

/**
 * The life of one revision of an article (design.md, "State").
 * `edit` names the state of the text that comes out of editing: always a draft. After submission that draft is a new revision,
 * so that what was reviewed is what is published; a published revision stays where it is until the newer one supersedes it.
 * `withdraw` is the author's own way back, `send_back` somebody else's.
 * `supersede` retires a revision whose place a newer one takes; `archive` takes a published one away without another.
 */
export const revisionTransitions: RevisionTransitions = {
  draft: { edit: "draft", submit_for_review: "in_review", supersede: "archived" },
  in_review: {
    edit: "draft",
    withdraw: "draft",
    send_back: "draft",
    approve: "approved",
    supersede: "archived",
  },
  approved: { edit: "draft", send_back: "draft", publish: "published", supersede: "archived" },
  published: { edit: "draft", supersede: "archived", archive: "archived" },
  archived: { edit: "draft" },
};

/** The state after the act, or null when the act is not possible in that state. */
export function nextRevisionState(state: RevisionState, act: RevisionAct): RevisionState | null {
  return revisionTransitions[state][act] ?? null;
}

/** Whether an edit changes this revision; if not, it makes a new one and leaves this one as it was reviewed. */
export function isEditedInPlace(state: RevisionState): boolean {
  return state === "draft";
}
