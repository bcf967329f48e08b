/** Every mail that goes out, and what it is filled with. No secret is among it: codes and links are made when it is sent. */
export interface MailData {
  /** The code is that of the verification (secret-codes.ts). */
  verification_code: { verificationId: string; ticketNumber: number; action: string };
  /** Wrong codes made a verification fail: the account's admins are told. */
  verification_failed: { ticketNumber: number; action: string; requesterName: string };
  /** To every active admin; the link to stop it is that of the deletion. */
  deletion_announced: {
    deletionId: string;
    accountName: string;
    requesterName: string;
    runsAt: string;
  };
  deletion_stopped: { accountName: string; stoppedBy: string };
  deletion_done: { accountName: string; certificateNumber: string };
  /** To the address that was, when somebody gives themselves another. */
  address_changed: { newAddress: string };
  /** To the address that will be; the link to confirm it is that of the change (finish-address-change.ts). */
  address_change: { changeId: string; name: string };
  /** The link to accept it is that of the invitation (invitation.queries.ts). */
  invitation: { invitationId: string; accountName: string; inviterName: string };
}

export type MailTemplate = keyof MailData;
