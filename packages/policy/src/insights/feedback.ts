/** Why an article did not help, as readers choose it. */
export const feedbackReasons = ["out_of_date", "unclear", "not_what_i_looked_for", "wrong", "other"] as const;
export type FeedbackReason = (typeof feedbackReasons)[number];
