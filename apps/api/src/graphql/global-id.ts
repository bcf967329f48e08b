/** What an id of the API may stand for. Clients treat ids as opaque; only this file knows their inside. */
export const idTypes = [
  "Person",
  "Account",
  "StaffMember",
  "AccessToken",
  "Category",
  "Article",
  "ArticleRevision",
  "ArticleSchedule",
  "ArticleFile",
  "DeskArticle",
  "Search",
  "SynonymGroup",
  "Defect",
  "DefectReport",
  "FixBroadcast",
  "KnownIssue",
  "Gap",
  "Feedback",
  "Ticket",
  "Message",
  "Macro",
  "Attachment",
  "Tag",
  "TicketView",
  "TicketLink",
  "BulkAct",
  "TicketEvent",
  "TicketTarget",
  "Decision",
  "SatisfactionRating",
  "Contest",
  "AccountCorrection",
  "AccountDeletion",
  "Invitation",
  "OutgoingMail",
  "IncomingMail",
] as const;
export type IdType = (typeof idTypes)[number];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `base64url("Ticket:<uuid>")`, the global id of one row. */
export function globalId(type: IdType, uuid: string): string {
  return Buffer.from(`${type}:${uuid}`).toString("base64url");
}

/** The type and uuid inside a global id, or null for anything that is not one. */
export function readGlobalId(id: string): { type: string; uuid: string } | null {
  const text = Buffer.from(id, "base64url").toString("utf8");
  const colon = text.indexOf(":");
  const uuid = text.slice(colon + 1);
  return colon > 0 && UUID.test(uuid) ? { type: text.slice(0, colon), uuid } : null;
}

/** The uuid inside a global id of this type; null for another type or no id at all, which callers treat as unknown. */
export function uuidOf(type: IdType, id: string): string | null {
  const read = readGlobalId(id);
  return read?.type === type ? read.uuid : null;
}
