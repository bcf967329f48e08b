import { Act, Layout, Quote, Words } from "../layout.js";
import { ticketSubject, type Template } from "../template.js";

export const reply: Template<"reply"> = {
  subject: ticketSubject,
  body: (mail) => (
    <Layout
      company={mail.company}
      publicUrl={mail.publicUrl}
      title={`An answer to ticket ${mail.ticket?.number ?? ""}`}
    >
      <Words>“{mail.ticket?.subject}” was answered:</Words>
      {mail.body === null ? null : <Quote text={mail.body} />}
      <Act href={mail.link}>Answer on the ticket’s page</Act>
    </Layout>
  ),
};
