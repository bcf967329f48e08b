import {
  allowed,
  denied,
  isStaff,
  liveMemberships,
  type Permission,
  type Viewer,
} from "../accounts/viewer.js";
import { fileWarning } from "../files/file-content.js";

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

/** Leads answer for what others open. */
export function mayReleaseAttachment(viewer: Viewer): Permission {
  return isStaff(viewer, "lead") ? allowed : denied("leads_only", "Only leads release a file that is held.");
}

interface SentFile {
  name: string;
  mediaType: string;
  isImage: boolean;
  uploadedBy: string;
  /** Null: by no lead. */
  releasedAt: Date | null;
}

/** No scanner looks into files: one that could do harm is held until a lead releases it. */
function isHeld({ releasedAt, name, ...content }: SentFile): boolean {
  return releasedAt === null && fileWarning(name, content) !== null;
}

/** Of a file whose message the viewer reads: one that is held is opened by nobody but who sent it. */
export function mayOpenAttachment(viewer: Viewer, file: SentFile): Permission {
  return !isHeld(file) || file.uploadedBy === viewer.person?.id
    ? allowed
    : denied("held", "It is held: a lead of the support staff has to release it before you can open it.");
}

/** What the viewer is told of a file that is held, who sent it too; null where it is not. */
export function holdWords(viewer: Viewer, file: SentFile): string | null {
  if (!isHeld(file)) return null;
  return (
    mayOpenAttachment(viewer, file).message ??
    "It is held: others can open it once a lead of the support staff has released it."
  );
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
