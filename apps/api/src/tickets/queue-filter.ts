import type { QueueFilter as CoreFilter } from "@recourse/core";
import { uuidOf } from "../graphql/global-id.js";
import type { QueueFilter } from "./desk-ticket.input.js";

/** What is no id becomes one that stands for nothing, so that it finds nothing. */
export function queueFilterOf(given: QueueFilter | null | undefined): Required<CoreFilter> {
  return {
    assignee: given?.assignee ?? null,
    production: given?.production ?? null,
    accountId: given?.accountId == null ? null : (uuidOf("Account", given.accountId) ?? ""),
    states: given?.states ?? null,
    staffId: given?.staffId == null ? null : (uuidOf("StaffMember", given.staffId) ?? ""),
    kinds: given?.kinds ?? null,
    tagIds: given?.tagIds?.slice(0, 10).map((id) => uuidOf("Tag", id) ?? "") ?? null,
    text: given?.text ?? null,
  };
}
