import type { ChangeMembershipResult } from "@recourse/core";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import type { MembershipChangeInput, MembershipChangePayload } from "./account-sharing.type.js";

export function idsOf({ accountId, personId }: MembershipChangeInput): {
  accountId: string;
  personId: string;
} {
  return { accountId: uuidOf("Account", accountId) ?? "", personId: uuidOf("Person", personId) ?? "" };
}

export function membershipChangeView(result: ChangeMembershipResult): MembershipChangePayload {
  return {
    active: result.ok ? result.membership.active : null,
    tickets: result.ok ? result.tickets : null,
    userErrors: userErrorsOf(result),
  };
}
