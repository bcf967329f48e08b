const acts = [
  "reply",
  "wait",
  "solve",
  "note",
  "assign",
  "take",
  "undo",
  "reject_production",
  "restore_production",
] as const;

/** What the forms of a ticket on the desk can ask for. */
export type TicketAct = (typeof acts)[number];

/** A form with an act that is none was not made by the desk. */
export function readAct(intent: string): TicketAct {
  const act = acts.find((known) => known === intent);
  if (act === undefined) throw new Response(null, { status: 400 });
  return act;
}
