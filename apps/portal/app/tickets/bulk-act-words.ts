import type { DoneBulkAct } from "./bulk-act.desk.server.js";

/** "Assigned 3 tickets to Avery Ash.", and what is to be known besides. */
export function bulkActWords({ kind, tags, assignee, tickets }: DoneBulkAct): string {
  const undone = tickets.some(({ undo }) => undo !== null);
  const count = tickets.filter(({ outcome, undo }) => (undone ? undo === "DONE" : outcome === "DONE")).length;
  const many = count === 0 ? "no ticket" : count === 1 ? "1 ticket" : `${count} tickets`;
  if (undone) return `Taken back on ${many}.`;
  switch (kind) {
    case "ASSIGN":
      return `Assigned ${many} to ${assignee?.name ?? "nobody"}.`;
    case "TAG":
      return `Added ${listed(tags)} to ${many}.`;
    case "UNTAG":
      return `Removed ${listed(tags)} from ${many}.`;
    case "WAIT_ON_CUSTOMER":
      return `${capital(many)} ${count === 1 ? "waits" : "wait"} for the customer now.`;
    case "SOLVE":
      return `Solved ${many}.`;
  }
}

/** Tickets to which it was not done, or on which it was not taken back, each with the reason. */
export function bulkActTroubles({ tickets }: DoneBulkAct): { title: string; reason: string }[] {
  return tickets.flatMap(({ ticket, userError, undoError }) => {
    const reason = undoError?.message ?? userError?.message;
    return reason === undefined
      ? []
      : [{ title: ticket === null ? "A ticket" : `#${ticket.number} ${ticket.subject}`, reason }];
  });
}

function listed(tags: readonly string[]): string {
  return `the ${tags.length === 1 ? "tag" : "tags"} ${tags.map((tag) => `“${tag}”`).join(", ")}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
