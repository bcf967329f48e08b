import { Act, Layout, Quote, Words } from "../layout.js";
import { ticketSubject, type Template } from "../template.js";

export const defectFixed: Template<"defect_fixed"> = {
  subject: ticketSubject,
  body: (mail) => (
    <Layout company={mail.company} publicUrl={mail.publicUrl} title="A defect that you met is fixed">
      <Words>It is about “{mail.ticket?.subject}”, ticket {mail.ticket?.number}. Please tell us whether it works for you now.</Words>
      {mail.ticket?.body == null ? null : <Quote text={mail.ticket.body} />}
      <Act href={mail.link}>Tell us on the ticket’s page</Act>
    </Layout>
  ),
};
