import type { SensitiveAction, VerificationState, VerificationStep } from "../gql/graphql.js";

/** What somebody asks for, as the object of "to …". */
export function actionWords(action: SensitiveAction): string {
  return action === "ACCOUNT_DELETION" ? "delete the account" : "be told what is on record of the account";
}

export function proofStateWords(state: VerificationState): string {
  switch (state) {
    case "REQUESTED":
      return "A code was sent";
    case "PROVEN":
    case "APPROVED":
      return "Proven";
    case "USED":
      return "Proven, and used";
    case "EXPIRED":
      return "Expired";
    case "CANCELLED":
      return "Cancelled";
    case "FAILED":
      return "Failed: too many wrong codes";
  }
}

export function proofStepWords(step: VerificationStep, action: SensitiveAction): string {
  switch (step) {
    case "CODE_SENT":
      return "A code was sent to an administrator's contact, to prove who asks";
    case "PROVEN":
      return "It was proven who asks";
    case "FAILED":
      return "Too many wrong codes: the proof failed, and the account's administrators were told";
    case "CANCELLED":
      return "The proof was cancelled";
    case "FIRST_APPROVED":
      return "One of the staff approved; a second must";
    case "USED":
      return action === "ACCOUNT_DELETION"
        ? "A second person approved: the deletion waits, and every administrator was told"
        : "The proof was used: what is on record of the account is shown to staff for some minutes";
  }
}
