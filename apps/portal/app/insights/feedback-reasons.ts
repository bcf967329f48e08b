/** Why an article did not help, in the order in which readers choose. */
export const feedbackReasons = [
  { reason: "NOT_WHAT_I_LOOKED_FOR", title: "It is not what I looked for" },
  { reason: "UNCLEAR", title: "It is hard to follow" },
  { reason: "OUT_OF_DATE", title: "It is out of date" },
  { reason: "WRONG", title: "It is wrong" },
  { reason: "OTHER", title: "Something else" },
] as const;

export type FeedbackReason = (typeof feedbackReasons)[number]["reason"];

/** Null for what is none, as where nothing was chosen. */
export function readReason(given: string): FeedbackReason | null {
  return feedbackReasons.find(({ reason }) => reason === given)?.reason ?? null;
}

export function reasonWords(given: FeedbackReason): string {
  return feedbackReasons.find(({ reason }) => reason === given)?.title ?? given;
}
