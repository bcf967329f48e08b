import { graphql } from "../gql/desk/index.js";
import type { BulkActKind } from "../gql/desk/graphql.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf, textsOf } from "../ui/form-fields.js";

const RunDocument = graphql(`
  mutation RunBulkAct($input: TicketBulkActInput!) {
    ticketBulkActRun(input: $input) {
      bulkAct {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

const UndoDocument = graphql(`
  mutation UndoBulkAct($input: TicketBulkActUndoInput!) {
    ticketBulkActUndo(input: $input) {
      bulkAct {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

const DoneDocument = graphql(`
  query DoneBulkAct($id: ID!) {
    ticketBulkAct(id: $id) {
      id
      kind
      tags
      assignee {
        name
      }
      viewerCanUndo {
        allowed
        message
      }
      tickets {
        outcome
        undo
        userError {
          message
        }
        undoError {
          message
        }
        ticket {
          number
          subject
        }
      }
    }
  }
`);

/** What was just done to several tickets, by the id in the address; null where there is none of the viewer's. */
export async function loadDoneBulkAct(asked: Asked, id: string | null) {
  return id === null || id === "" ? null : (await askDesk(asked, DoneDocument, { id })).ticketBulkAct;
}

export type DoneBulkAct = NonNullable<Awaited<ReturnType<typeof loadDoneBulkAct>>>;

export type BulkAnswer = { done: true; id: string } | { done: false; message: string };

const kinds: Record<string, BulkActKind> = {
  assign: "ASSIGN",
  tag: "TAG",
  untag: "UNTAG",
  wait: "WAIT_ON_CUSTOMER",
  solve: "SOLVE",
};

/** Does what the bar under the queue asks for, or takes it back. */
export async function actOnSeveral(asked: Asked, form: FormData): Promise<BulkAnswer> {
  const act = textOf(form, "act");
  if (act === "undo") {
    const input = { bulkActId: textOf(form, "bulkActId") };
    return answer((await askDesk(asked, UndoDocument, { input })).ticketBulkActUndo);
  }
  const kind = kinds[act];
  if (kind === undefined) throw new Response(null, { status: 400 });
  const tickets = textsOf(form, "ticket").map((chosen) => {
    const [ticketId = "", version = ""] = chosen.split(" ");
    return { ticketId, version: Number.parseInt(version, 10) || 0 };
  });
  if (tickets.length === 0) return { done: false, message: "Choose a ticket first." };
  const staffId = textOf(form, "staffId");
  const input = {
    tickets,
    kind,
    staffId: staffId === "" ? null : staffId,
    tags: textOf(form, "tags").split(","),
    idempotencyKey: textOf(form, "idempotencyKey"),
  };
  return answer((await askDesk(asked, RunDocument, { input })).ticketBulkActRun);
}

function answer(payload: {
  bulkAct: { id: string } | null;
  userErrors: readonly { message: string }[];
}): BulkAnswer {
  return payload.bulkAct === null
    ? { done: false, message: payload.userErrors[0]?.message ?? "Nothing was changed." }
    : { done: true, id: payload.bulkAct.id };
}
