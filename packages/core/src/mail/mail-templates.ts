import { sensitiveActions } from "@recourse/policy";
import { z } from "zod";

const template = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.object({ template: z.literal(name), data: z.object(shape) });

/** Every mail that goes out, and what it is filled with. No secret is among it: codes and links are made when it is sent. */
const mailSchema = z.discriminatedUnion("template", [
  /** The code is that of the verification (secret-codes.ts). */
  template("verification_code", {
    verificationId: z.string(),
    ticketNumber: z.number(),
    action: z.enum(sensitiveActions),
    /** Who asks, where the code goes to another administrator; null: it goes to who asks. */
    requesterName: z.string().nullable(),
  }),
  /** Wrong codes made a verification fail: the account's admins are told. */
  template("verification_failed", {
    ticketNumber: z.number(),
    action: z.enum(sensitiveActions),
    requesterName: z.string(),
  }),
  /** To every active admin; the link to stop it is that of the deletion. `runsAt`: ISO 8601. */
  template("deletion_announced", {
    deletionId: z.string(),
    accountName: z.string(),
    requesterName: z.string(),
    runsAt: z.string(),
  }),
  template("deletion_stopped", { accountName: z.string(), stoppedBy: z.string() }),
  template("deletion_done", { accountName: z.string(), certificateNumber: z.string() }),
  /** To who lost it, and to the other admins of their accounts; the link to stop it is that of the reset. `runsAt`: ISO 8601. */
  template("factor_reset_asked", {
    resetId: z.string(),
    name: z.string(),
    own: z.boolean(),
    runsAt: z.string(),
  }),
  template("factor_reset_done", { name: z.string(), own: z.boolean() }),
  /** To the address that was, when somebody gives themselves another. */
  template("address_changed", { newAddress: z.string() }),
  /** To the address that will be. */
  template("address_change", { changeId: z.string(), name: z.string() }),
  template("invitation", { invitationId: z.string(), accountName: z.string(), inviterName: z.string() }),
  /** Number, subject and words of these are read when they are sent: they are those of their ticket. */
  template("ticket_received", {}),
  template("reply", { messageId: z.string() }),
  template("waiting_for_you", { messageId: z.string().nullable() }),
  template("solved", { messageId: z.string().nullable() }),
  /** To somebody without a ticket of it: the words are those of the fix message. */
  template("defect_fixed", { messageId: z.string().nullable(), fixMessageId: z.string().optional() }),
  /** The reason and what to do next are those of the decision. */
  template("refused", { decisionId: z.string() }),
  /** To leads: somebody of the staff opened as many as the policy has for one person within an hour. */
  template("reading_alert", {
    name: z.string(),
    /** As "200 tickets". */
    what: z.string(),
  }),
  /** To who looks after them. `date`: of the check, or the platform's last day. */
  template("review_reminder", {
    articles: z.array(
      z.object({
        title: z.string(),
        articleId: z.string(),
        kind: z.enum(["review_due", "platform_ended"]),
        date: z.string(),
      }),
    ),
  }),
]);

type Filling = z.output<typeof mailSchema>;

export type MailTemplate = Filling["template"];
export type MailData = { [Name in MailTemplate]: Extract<Filling, { template: Name }>["data"] };

/** Throws for what this program never wrote. */
export function parseFilling(mail: { template: string; data: unknown }): Filling {
  return mailSchema.parse({ template: mail.template, data: mail.data });
}

/** What a mail says of its ticket. */
export interface MailedTicket {
  number: number;
  subject: string;
  /** In the queue, 1 is next; null: not in it, or without a rank. */
  place: number | null;
}

export interface MailedRefusal {
  subject: string | null;
  message: string;
  /** Id of a clause of the policy page. */
  clause: string;
  nextSteps: readonly { label: string; href: string }[];
  /** What may answer it all the same. */
  articles: readonly { title: string; slug: string }[];
}

/** A mail with all that it says. */
export type MailContent = Filling & {
  company: string;
  /** When somebody answers. */
  hours: string;
  publicUrl: string;
  /** Eight digits; of a code alone. */
  code: string | null;
  codeValidForMinutes: number;
  /** Where the one button leads. */
  link: string | null;
  ticket: MailedTicket | null;
  /** Of the message that the mail tells of; null: none. */
  body: string | null;
  refusal: MailedRefusal | null;
};
