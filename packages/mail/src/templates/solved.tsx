import { Act, Layout, Quote, Words } from "../layout.js";
import { ticketSubject, type Template } from "../template.js";

export const solved: Template<"solved"> = {
  subject: ticketSubject,
  body: (mail) => (
    <Layout
      company={mail.company}
      publicUrl={mail.publicUrl}
      title={`Ticket ${mail.ticket?.number ?? ""} is solved`}
    >
      <Words>We think that “{mail.ticket?.subject}” is solved.</Words>
      {mail.body === null ? null : <Quote text={mail.body} />}
      <Words>
        It is not? Then write to the ticket, and it is open again. It is? Then tell us how we did.
      </Words>
      <Act href={mail.link === null ? null : `${mail.link}#satisfaction`}>How did we do?</Act>
    </Layout>
  ),
};
