import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf, type FieldErrors } from "../ui/form-fields.js";
import { errorsOf } from "./defect-values.js";
import { findTicketId, linkToDefect, unlinkFromDefect } from "./link-to-defect.desk.server.js";
import { writeDefect, type UnwrittenDefect } from "./write-defect.desk.server.js";

const ConfirmDocument = graphql(`
  mutation ConfirmDefect($input: DefectInput!) {
    defectConfirm(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const StartFixDocument = graphql(`
  mutation StartFixOfDefect($input: DefectInput!) {
    defectStartFix(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const RejectDocument = graphql(`
  mutation RejectDefect($input: DefectInput!) {
    defectReject(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const ReopenDocument = graphql(`
  mutation ReopenDefect($input: DefectInput!) {
    defectReopen(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const PublishDocument = graphql(`
  mutation PublishDefect($input: DefectInput!) {
    defectPublish(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const UnpublishDocument = graphql(`
  mutation UnpublishDefect($input: DefectInput!) {
    defectUnpublish(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const PreviewDocument = graphql(`
  query PreviewFix($input: DefectFixPreviewInput!) {
    defectFixPreview(input: $input) {
      tickets
      people
      messages {
        name
        ticketNumber
        bodyHtml
      }
      userErrors {
        message
        path
      }
    }
  }
`);

const FixDocument = graphql(`
  mutation TellFix($input: DefectFixInput!) {
    defectFix(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`);

const StopDocument = graphql(`
  mutation StopFix($input: DefectFixStopInput!) {
    defectFixStop(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** The message as it was typed, and how it would read or what is wrong with it. */
export interface FixDraft {
  message: string;
  fixedVersion: string;
  errors: FieldErrors;
  preview: {
    tickets: number;
    people: number;
    messages: readonly { name: string; ticketNumber: number | null; bodyHtml: string }[];
  } | null;
}

/** What the page shows after a form was posted; null when it is done, and the page can be loaded anew. */
export interface DefectAnswer {
  /** Of a form that has no fields. */
  message: string | null;
  unwritten: UnwrittenDefect | null;
  fix: FixDraft | null;
}

const nothing: DefectAnswer = { message: null, unwritten: null, fix: null };

/** Does what one of the forms of a defect's page asks for. */
export async function actOnDefect(asked: Asked, form: FormData): Promise<DefectAnswer | null> {
  switch (textOf(form, "intent")) {
    case "save": {
      const { written, ...result } = await writeDefect(asked, form);
      return written || !("values" in result) ? null : { ...nothing, unwritten: result };
    }
    case "preview":
    case "fix":
      return tellFix(asked, form);
    default: {
      const message = await act(asked, form);
      return message === null ? null : { ...nothing, message };
    }
  }
}

async function act(asked: Asked, form: FormData): Promise<string | null> {
  const defectId = textOf(form, "defectId");
  const input = { defectId, version: Number(textOf(form, "version")) };
  switch (textOf(form, "intent")) {
    case "confirm":
      return wrong((await askDesk(asked, ConfirmDocument, { input })).defectConfirm);
    case "start-fix":
      return wrong((await askDesk(asked, StartFixDocument, { input })).defectStartFix);
    case "reject":
      return wrong((await askDesk(asked, RejectDocument, { input })).defectReject);
    case "reopen":
      return wrong((await askDesk(asked, ReopenDocument, { input })).defectReopen);
    case "publish":
      return wrong((await askDesk(asked, PublishDocument, { input })).defectPublish);
    case "unpublish":
      return wrong((await askDesk(asked, UnpublishDocument, { input })).defectUnpublish);
    case "stop": {
      const stopping = { input: { broadcastId: textOf(form, "broadcastId") } };
      return wrong((await askDesk(asked, StopDocument, stopping)).defectFixStop);
    }
    case "link": {
      const ticketId = await findTicketId(asked, textOf(form, "ticket"));
      return ticketId === null ? "There is no such ticket." : linkToDefect(asked, { defectId, ticketId });
    }
    case "unlink":
      return unlinkFromDefect(asked, { defectId, ticketId: textOf(form, "ticketId") });
    default:
      throw new Response(null, { status: 400 });
  }
}

function wrong({ userErrors }: { userErrors: readonly { message: string }[] }): string | null {
  return userErrors[0]?.message ?? null;
}

async function tellFix(asked: Asked, form: FormData): Promise<DefectAnswer | null> {
  const message = textOf(form, "message");
  const fixedVersion = textOf(form, "fixedVersion");
  const draft = { message, fixedVersion };
  const input = {
    defectId: textOf(form, "defectId"),
    version: Number(textOf(form, "version")),
    message,
    fixedVersion: fixedVersion === "" ? null : fixedVersion,
  };
  if (textOf(form, "intent") === "fix") {
    const sending = { input: { ...input, idempotencyKey: textOf(form, "idempotencyKey") } };
    const { userErrors } = (await askDesk(asked, FixDocument, sending)).defectFix;
    if (userErrors.length === 0) return null;
    return { ...nothing, fix: { ...draft, errors: errorsOf(userErrors), preview: null } };
  }
  const { userErrors, ...preview } = (await askDesk(asked, PreviewDocument, { input })).defectFixPreview;
  const errors = errorsOf(userErrors);
  return { ...nothing, fix: { ...draft, errors, preview: userErrors.length === 0 ? preview : null } };
}
