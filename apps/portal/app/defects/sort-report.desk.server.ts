import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";
import { findDefectId, linkToDefect } from "./link-to-defect.desk.server.js";

const SetAsideDocument = graphql(`
  mutation SetReportAside($input: DefectReportSetAsideInput!) {
    defectReportSetAside(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

/** Does what one of the forms under a report asks for; null when it is done. */
export async function sortReport(asked: Asked, form: FormData) {
  const reportId = textOf(form, "reportId");
  const message = await sort(asked, form, reportId);
  return message === null ? null : { reportId, message };
}

async function sort(asked: Asked, form: FormData, reportId: string): Promise<string | null> {
  switch (textOf(form, "intent")) {
    case "join": {
      const defectId = await findDefectId(asked, textOf(form, "number"));
      if (defectId === null) return "There is no such defect.";
      return linkToDefect(asked, { defectId, ticketId: textOf(form, "ticketId") });
    }
    case "set-aside": {
      const { defectReportSetAside } = await askDesk(asked, SetAsideDocument, { input: { reportId } });
      return defectReportSetAside.userErrors[0]?.message ?? null;
    }
    default:
      throw new Response(null, { status: 400 });
  }
}
