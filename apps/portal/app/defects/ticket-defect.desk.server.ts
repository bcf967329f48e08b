import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";
import { findDefectId, linkToDefect, unlinkFromDefect } from "./link-to-defect.desk.server.js";

const TicketDefectDocument = graphql(`
  query TicketDefect($number: Int!) {
    viewer {
      staff {
        role
      }
    }
    ticket(number: $number) {
      defect {
        id
        number
        title
        state
        fixedVersion
        publishedAt
        affectedAccounts
      }
    }
    defects(first: 30, filter: { view: UNFIXED }) {
      nodes {
        number
        title
      }
    }
  }
`);

/** The defect that a ticket is about, and those that it may be about. */
export async function loadTicketDefect(asked: Asked, number: number) {
  const { ticket, defects, viewer } = await askDesk(asked, TicketDefectDocument, { number });
  return {
    defect: ticket?.defect ?? null,
    unfixed: defects.nodes,
    mayWork: viewer.staff?.role !== "AUTHOR",
  };
}

export type TicketDefect = Awaited<ReturnType<typeof loadTicketDefect>>;

/** Links a ticket to a defect, or takes it off; null when it is done, or what the API says against it. */
export async function changeTicketDefect(asked: Asked, form: FormData): Promise<string | null> {
  const ticketId = textOf(form, "ticketId");
  if (textOf(form, "intent") === "unlink") {
    return unlinkFromDefect(asked, { defectId: textOf(form, "defectId"), ticketId });
  }
  const defectId = await findDefectId(asked, textOf(form, "number"));
  return defectId === null ? "There is no such defect." : linkToDefect(asked, { defectId, ticketId });
}
