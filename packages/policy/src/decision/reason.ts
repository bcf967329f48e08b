import type { ClauseId } from "../description/clause-sections.js";
import type { NextStep, Reason } from "./decision.js";

/** Codes that other programs may rely on: one is never reused for something else. */
export const reasonCodes = [
  "language_not_supported",
  "feedback_welcome",
  "sales_question",
  "account_not_chosen",
  "not_active_admin",
  "end_user",
  "password_change_never",
  "resource_access_never",
  "identity_not_proven",
  "not_included",
  "unsupported_protocol",
  "third_party_resource",
  "sign_up_date_unknown",
  "entitled_by_plan",
  "entitled_by_trial",
  "entitled_by_contract",
  "entitled_by_signup_window",
  "entitled_by_self_service",
  "critical_defect_analysed",
  "handed_to_sales",
  "handed_to_customer_success",
  "not_included_in_level",
  "signup_window_ended",
  "contract_ended",
  "trial_ended",
  "support_not_begun",
  "account_suspended",
  "self_service_only",
  "platform_end_of_life",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export function reason(code: ReasonCode, clause: ClauseId, message: string, nextSteps: NextStep[]): Reason {
  return { code, clause, message, nextSteps };
}
