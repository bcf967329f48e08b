import type { QuarantineCause } from "@recourse/policy";
import type { MailBecame } from "./incoming-mail.entity.js";

/** What a mail became. `held`: it waits for a person instead. */
export type MailOutcome =
  | { became: MailBecame; ticketId: string | null; decisionId: string | null }
  | { held: QuarantineCause; ticketId: string | null };

/** Who does what no person does. */
export const mailActor = { kind: "system", name: "mail" } as const;
