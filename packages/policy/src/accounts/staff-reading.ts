import type { SupportPolicy } from "../policy-file/schema.js";
import { allowed, denied, isStaff, type Permission, type Viewer } from "./viewer.js";

/** What staff read of customers, as it is counted. */
export const staffReads = ["ticket", "attachment", "account", "export"] as const;
export type StaffRead = (typeof staffReads)[number];

/** So often is it written down that the same member of staff looks at the same thing; limits count within the same time. */
export const viewsRecordedEveryMinutes = 60;

/** For so long leads are told on the desk of somebody who opened more than the policy has. */
export const readingAlertHours = 24;

export type ReadingPermission =
  { allowed: true } | { allowed: false; limit: number; retryAt: Date; message: string };

/** `200 tickets`, `1 file`. */
export function staffReadWords(read: StaffRead, count: number): string {
  const word = { ticket: "ticket", attachment: "file", account: "account", export: "export" }[read];
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

/** How many of a kind one member of the staff opens within an hour. */
export function staffReadLimit(
  { staffReading }: Pick<SupportPolicy, "staffReading">,
  read: StaffRead,
): number {
  switch (read) {
    case "ticket":
      return staffReading.ticketsPerHour;
    case "attachment":
      return staffReading.filesPerHour;
    case "account":
      return staffReading.accountsPerHour;
    case "export":
      return staffReading.exportsPerHour;
  }
}

interface StaffReading {
  /** When those were opened that count, in any order; older ones do not. */
  opened: readonly Date[];
  /** How many more are asked for. */
  wanted: number;
  now: Date;
}

/** Whether a member of the staff may open more; if not, when as many as are wanted will fit. */
export function mayReadMore(
  policy: Pick<SupportPolicy, "staffReading">,
  read: StaffRead,
  { opened, wanted, now }: StaffReading,
): ReadingPermission {
  const limit = staffReadLimit(policy, read);
  const windowMillis = viewsRecordedEveryMinutes * 60_000;
  const counted = opened
    .map((at) => at.getTime())
    .filter((at) => at > now.getTime() - windowMillis)
    .sort((left, right) => left - right);
  const tooMany = counted.length + wanted - limit;
  if (tooMany <= 0) return { allowed: true };
  // More at once than ever fit: an hour from now.
  const freed = counted[tooMany - 1] ?? now.getTime();
  const retryAt = new Date(freed + windowMillis);
  const minutes = Math.ceil((retryAt.getTime() - now.getTime()) / 60_000);
  const stay = read === "export" ? "" : " Those that you opened within the hour stay open to you.";
  return {
    allowed: false,
    limit,
    retryAt,
    message: `The support policy has ${staffReadWords(read, limit)} for one person within an hour, and you are past that. Try again in ${minutes} min.${stay} Your leads were told; ask one of them if your work takes more.`,
  };
}

/** Leads alone: it speaks of their staff. */
export function mayReadReadingAlerts(viewer: Viewer): Permission {
  if (isStaff(viewer, "lead")) return allowed;
  return isStaff(viewer)
    ? denied("leads_only", "Only leads are told who opened much.")
    : denied("staff_only", "Only support staff work on the desk.");
}
