/** Why a request is refused, as staff say it among themselves; by code of the first reason. */
export const refusalReasons: readonly { code: string; title: string }[] = [
  { code: "signup_window_ended", title: "Sign-up support ended" },
  { code: "contract_ended", title: "Contract ended" },
  { code: "trial_ended", title: "Trial ended" },
  { code: "support_not_begun", title: "Support not begun" },
  { code: "account_suspended", title: "Account suspended" },
  { code: "self_service_only", title: "Self-service only" },
  { code: "not_included_in_level", title: "Not included in the level" },
  { code: "not_included", title: "Never included" },
  { code: "not_active_admin", title: "No active admin" },
  { code: "end_user", title: "End user" },
  { code: "account_not_chosen", title: "Account not chosen" },
  { code: "language_not_supported", title: "Language not supported" },
  { code: "password_change_never", title: "Password change" },
  { code: "resource_access_never", title: "Access to a resource" },
  { code: "unsupported_protocol", title: "Protocol not supported" },
  { code: "third_party_resource", title: "Third party's resource" },
  { code: "sales_question", title: "Question for sales" },
  { code: "handed_to_sales", title: "Handed to sales" },
  { code: "handed_to_customer_success", title: "Handed to Customer Success" },
];

export function reasonTitle(code: string): string {
  return refusalReasons.find((reason) => reason.code === code)?.title ?? code.replaceAll("_", " ");
}
