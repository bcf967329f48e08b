import {
  allowed,
  denied,
  isStaff,
  liveMemberships,
  type Permission,
  type Viewer,
} from "../accounts/viewer.js";

const MB = 1024 * 1024;

export const attachmentLimits = {
  /** Of one file, images too. */
  bytes: 25 * MB,
  perMessage: 20,
  /** Screenshots keep their letters: three wide screens side by side fit. */
  imageWidth: 12_000,
  /** Of all that the people of one account send in 24 hours. */
  accountBytesPerDay: 1_024 * MB,
  /** Of what one member of staff sends in 24 hours. */
  staffBytesPerDay: 2_048 * MB,
} as const;

/** An upload that no message took along by then goes. */
export const unclaimedUploadHours = 24;

/** Whoever may open a ticket or reply to one. */
export function mayAttachFiles(viewer: Viewer): Permission {
  return isStaff(viewer, "agent", "lead") || liveMemberships(viewer).length > 0
    ? allowed
    : denied("not_a_customer", "Files are attached by customers and by the staff who answer them.");
}

/** Its bytes are gone for everybody at once, so one person answers for it. */
export function mayRemoveAttachment(viewer: Viewer): Permission {
  return isStaff(viewer, "lead") ? allowed : denied("leads_only", "Only leads remove files from a ticket.");
}

/** Who shares a day's bytes, and how many there are. */
export interface AttachmentQuota {
  /** Empty: the person alone. Otherwise each of these accounts, with all its people. */
  accountIds: readonly string[];
  bytes: number;
}

export function attachmentQuota(viewer: Viewer): AttachmentQuota {
  return isStaff(viewer)
    ? { accountIds: [], bytes: attachmentLimits.staffBytesPerDay }
    : {
        accountIds: liveMemberships(viewer).map(({ accountId }) => accountId),
        bytes: attachmentLimits.accountBytesPerDay,
      };
}

/** `sent`: of the last 24 hours; `more`: of the file that would come to it. */
export function quotaAdmits({ bytes }: AttachmentQuota, sent: number, more: number): Permission {
  return sent + more <= bytes
    ? allowed
    : denied(
        "quota_used_up",
        `No more than ${bytes / MB} MB of files are taken in 24 hours, and this one would be more. Send it tomorrow, or share it in another way.`,
      );
}
