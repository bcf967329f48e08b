import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf, type FieldErrors } from "../ui/form-fields.js";
import {
  failedFiles,
  FILES_MISSING,
  type ComposedForm,
  type FailedFiles,
} from "./attachments/composed-form.server.js";
import { readAct, type TicketAct } from "./ticket-act.js";
import { fieldOfPath } from "./request-values.js";

const DeskReplyDocument = graphql(`
  mutation DeskReply($input: TicketReplyInput!) {
    ticketReply(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const NoteDocument = graphql(`
  mutation AddNote($input: TicketNoteAddInput!) {
    ticketNoteAdd(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const WaitDocument = graphql(`
  mutation WaitOnCustomer($input: TicketWaitInput!) {
    ticketWaitOnCustomer(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const SolveDocument = graphql(`
  mutation Solve($input: TicketSolveInput!) {
    ticketSolve(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const AssignDocument = graphql(`
  mutation Assign($input: TicketAssignInput!) {
    ticketAssign(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const RejectProductionDocument = graphql(`
  mutation RejectProduction($input: TicketProductionRejectInput!) {
    ticketProductionReject(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const TakeDocument = graphql(`
  mutation Take($input: TicketTakeInput!) {
    ticketTake(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const RestoreProductionDocument = graphql(`
  mutation RestoreProduction($input: TicketProductionRestoreInput!) {
    ticketProductionRestore(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const UndoDocument = graphql(`
  mutation UndoReply($input: TicketReplyUndoInput!) {
    ticketReplyUndo(input: $input) {
      bodyMarkdown
      userErrors {
        code
        message
        path
      }
    }
  }
`);

/** What became of an act that could not be done: the text comes back, so that nothing written is lost. */
export interface FailedAct {
  act: TicketAct;
  body: string;
  /** Somebody changed the ticket since it was read. How it looked to the writer then. */
  conflict: { state: string; assignee: string } | null;
  errors: FieldErrors;
  files: FailedFiles;
  /** Somebody else's reply was sent meanwhile: what the API says of it, and until when the writer had read. */
  crossed: { message: string; seenUntil: string } | null;
  /** The id of a reply that was taken back, whose text this is. */
  undone: string | null;
}

/** Does what one of the ticket's forms asks for; null when it is done. */
export async function workOnTicket(asked: Asked, composed: ComposedForm): Promise<FailedAct | null> {
  const { form } = composed;
  const act = readAct(textOf(form, "intent"));
  const body = textOf(form, "body");
  const failed = { act, body, conflict: null, crossed: null, undone: null };
  const files = () => failedFiles(asked, composed);
  if (act === "undo") return undo(asked, composed);
  if (body === "" && (act === "reply" || act === "wait" || act === "note")) {
    const errors = { [act === "note" ? "note" : "body"]: "Write something first." };
    return { ...failed, errors, files: await files() };
  }
  if (body === "" && act === "reject_production") {
    return { ...failed, errors: { reason: "Say why; the customer reads it." }, files: await files() };
  }
  if (composed.faults.length > 0) return { ...failed, errors: { form: FILES_MISSING }, files: await files() };
  const userErrors = await send(asked, act, composed, body);
  if (userErrors.length === 0) return null;
  const conflict = userErrors.some(({ code }) => code === "CONFLICT");
  const crossed = userErrors.find(({ code }) => code === "REPLY_CROSSED");
  if (crossed !== undefined) {
    const { message } = crossed;
    const seenUntil = textOf(form, "seenUntil");
    return { ...failed, crossed: { message, seenUntil }, errors: {}, files: await files() };
  }
  return {
    ...failed,
    conflict: conflict ? { state: textOf(form, "seenState"), assignee: textOf(form, "seenAssignee") } : null,
    errors: Object.fromEntries(userErrors.map(({ path, message }) => [fieldFor(act, path), message])),
    files: await files(),
  };
}

/** Its text and its files come back to its writer. */
async function undo(asked: Asked, composed: ComposedForm): Promise<FailedAct> {
  const messageId = textOf(composed.form, "messageId");
  const { bodyMarkdown, userErrors } = (await askDesk(asked, UndoDocument, { input: { messageId } }))
    .ticketReplyUndo;
  const [error] = userErrors;
  return {
    act: "undo",
    body: bodyMarkdown ?? "",
    conflict: null,
    crossed: null,
    undone: bodyMarkdown === null ? null : messageId,
    errors: error === undefined ? {} : { form: error.message },
    files: await failedFiles(asked, composed),
  };
}

async function send(
  asked: Asked,
  act: Exclude<TicketAct, "undo">,
  { form, attachmentIds }: ComposedForm,
  body: string,
) {
  const ticketId = textOf(form, "ticketId");
  const idempotencyKey = textOf(form, "idempotencyKey");
  const version = Number(textOf(form, "version"));
  switch (act) {
    case "reply": {
      const seenUntil = textOf(form, "seenUntil");
      const input = {
        ticketId,
        body,
        idempotencyKey,
        attachmentIds,
        seenUntil: seenUntil === "" ? null : seenUntil,
      };
      return (await askDesk(asked, DeskReplyDocument, { input })).ticketReply.userErrors;
    }
    case "take":
      return (await askDesk(asked, TakeDocument, { input: { ticketId } })).ticketTake.userErrors;
    case "note":
      return (
        await askDesk(asked, NoteDocument, { input: { ticketId, body, idempotencyKey, attachmentIds } })
      ).ticketNoteAdd.userErrors;
    case "wait":
      return (
        await askDesk(asked, WaitDocument, { input: { ticketId, version, reply: body, attachmentIds } })
      ).ticketWaitOnCustomer.userErrors;
    case "solve": {
      const input = { ticketId, version, idempotencyKey, attachmentIds, reply: body === "" ? null : body };
      return (await askDesk(asked, SolveDocument, { input })).ticketSolve.userErrors;
    }
    case "assign": {
      const staffId = textOf(form, "staffId");
      const input = { ticketId, version, staffId: staffId === "" ? null : staffId };
      return (await askDesk(asked, AssignDocument, { input })).ticketAssign.userErrors;
    }
    case "reject_production": {
      const input = { ticketId, version, reason: body };
      return (await askDesk(asked, RejectProductionDocument, { input })).ticketProductionReject.userErrors;
    }
    case "restore_production":
      return (await askDesk(asked, RestoreProductionDocument, { input: { ticketId, version } }))
        .ticketProductionRestore.userErrors;
  }
}

/** A text is called `reply` by some of the operations and `body` by others; the note has a box of its own. */
function fieldFor(act: TicketAct, path: readonly string[] | null): string {
  const field = fieldOfPath(path);
  if (field === "attachmentIds") return field;
  if (act === "reject_production" && field === "reason") return field;
  if (field !== "body" && field !== "reply") return "form";
  return act === "note" ? "note" : "body";
}
