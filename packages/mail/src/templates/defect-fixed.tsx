import { Act, Layout, Quote, Words } from "../layout.js";
import { ticketSubject, type Template } from "../template.js";

export const defectFixed: Template<"defect_fixed"> = {
  subject: (mail) => ticketSubject(mail) || "A defect that you met is fixed",
  body: (mail) => (
    <Layout company={mail.company} publicUrl={mail.publicUrl} title="A defect that you met is fixed">
      {mail.ticket === null ? null : (
        <Words>
          It is about “{mail.ticket.subject}”, ticket {mail.ticket.number}. Please tell us whether it works
          for you now.
        </Words>
      )}
      {mail.body === null ? null : <Quote text={mail.body} />}
      <Act href={mail.link}>Tell us on the ticket’s page</Act>
    </Layout>
  ),
};
