import type { MailContent, MailTemplate } from "./mail-templates.js";

type Filled = { [Name in MailTemplate]: Pick<Extract<MailContent, { template: Name }>, "template" | "data"> };

const ticket = { number: 1042, subject: "The gateway refuses every login", place: 3 };
const messageId = "0192f0c1-7a00-7000-8000-000000000001";

const filled: Filled = {
  verification_code: {
    template: "verification_code",
    data: {
      verificationId: messageId,
      ticketNumber: ticket.number,
      action: "account_deletion",
      requesterName: null,
    },
  },
  verification_failed: {
    template: "verification_failed",
    data: {
      ticketNumber: ticket.number,
      action: "account_deletion",
      requesterName: "Ada Moreau",
    },
  },
  deletion_announced: {
    template: "deletion_announced",
    data: {
      ...{ deletionId: messageId, accountName: "Northwind Rail", requesterName: "Ada Moreau" },
      runsAt: "2026-03-05T18:00:00Z",
    },
  },
  deletion_stopped: {
    template: "deletion_stopped",
    data: { accountName: "Northwind Rail", stoppedBy: "Ben Okafor" },
  },
  deletion_done: {
    template: "deletion_done",
    data: { accountName: "Northwind Rail", certificateNumber: "D-2026-0007" },
  },
  factor_reset_asked: {
    template: "factor_reset_asked",
    data: { resetId: messageId, name: "Ada Moreau", own: false, runsAt: "2026-03-05T18:00:00Z" },
  },
  factor_reset_done: { template: "factor_reset_done", data: { name: "Ada Moreau", own: true } },
  address_changed: { template: "address_changed", data: { newAddress: "ada.moreau@northwind.example" } },
  address_change: { template: "address_change", data: { changeId: messageId, name: "Ada Moreau" } },
  invitation: {
    template: "invitation",
    data: { invitationId: messageId, accountName: "Northwind Rail", inviterName: "Ada Moreau" },
  },
  ticket_received: { template: "ticket_received", data: {} },
  reply: { template: "reply", data: { messageId } },
  waiting_for_you: { template: "waiting_for_you", data: { messageId } },
  solved: { template: "solved", data: { messageId } },
  defect_fixed: { template: "defect_fixed", data: { messageId } },
  refused: { template: "refused", data: { decisionId: messageId } },
  reading_alert: { template: "reading_alert", data: { name: "Avery Quinn", what: "200 tickets" } },
  review_reminder: {
    template: "review_reminder",
    data: {
      articles: [
        { articleId: messageId, title: "Install the agent", kind: "review_due", date: "2026-03-02" },
        { articleId: messageId, title: "Debian 11", kind: "platform_ended", date: "2026-08-31" },
      ],
    },
  },
};

const bodies: Partial<Record<MailTemplate, string>> = {
  reply: "Thank you for the log.\n\nPlease restart the gateway once and tell us what it says then.",
  waiting_for_you: "Which version of the gateway is it?\nIts first line of output says so.",
  solved: "Version 4.2.1 has the fix. Your gateway takes it by itself tonight.",
  defect_fixed: "Hello Ada, the gateway lets everybody in again from version 4.2.1 on.",
};

const links: Partial<Record<MailTemplate, string>> = {
  deletion_announced: `/deletions/${messageId}/stop?token=example`,
  factor_reset_asked: `/factor-resets/${messageId}?token=example`,
  address_change: `/address-changes/${messageId}?token=example`,
  invitation: `/invitations/${messageId}?token=example`,
  reading_alert: "/desk",
  review_reminder: "/desk/articles/reviews",
};
const WITHOUT_LINK: readonly MailTemplate[] = [
  "deletion_stopped",
  "deletion_done",
  "address_changed",
  "factor_reset_done",
  "refused",
];
const OF_TICKETS: readonly MailTemplate[] = [
  "ticket_received",
  "reply",
  "waiting_for_you",
  "solved",
  "defect_fixed",
];

/** One of each, with people who do not exist. */
export function exampleMails({
  company,
  hours,
  publicUrl,
}: Pick<MailContent, "company" | "hours" | "publicUrl">): MailContent[] {
  return Object.values(filled).map((filling) => {
    const { template } = filling;
    const path = WITHOUT_LINK.includes(template) ? null : (links[template] ?? `/tickets/${ticket.number}`);
    return {
      ...filling,
      ...{ company, hours, publicUrl, codeValidForMinutes: 15 },
      code: template === "verification_code" ? "04718263" : null,
      link: path === null ? null : `${publicUrl}${path}`,
      ticket: OF_TICKETS.includes(template) ? ticket : null,
      body: bodies[template] ?? null,
      refusal:
        template === "refused"
          ? {
              subject: "How do we set up Kerberos?",
              message:
                "Your account is on the free plan, and its sign-up support ended on Fri 20 March 2026.",
              clause: "sign-up-window",
              nextSteps: [{ label: "Buy a support contract", href: "/articles/buy-a-support-contract" }],
              articles: [{ title: "Sign in with Kerberos", slug: "sign-in-with-kerberos" }],
            }
          : null,
    };
  });
}
