import { Act, Layout, Quote, Words } from "../layout.js";
import { ticketSubject, type Template } from "../template.js";

export const waitingForYou: Template<"waiting_for_you"> = {
  subject: ticketSubject,
  body: (mail) => (
    <Layout
      company={mail.company}
      publicUrl={mail.publicUrl}
      title={`Ticket ${mail.ticket?.number ?? ""} waits for you`}
    >
      <Words>
        We cannot go on with “{mail.ticket?.subject}” without you. Your answer brings it back to its place in
        the queue.
      </Words>
      {mail.body === null ? null : <Quote text={mail.body} />}
      <Act href={mail.link}>Answer on the ticket’s page</Act>
    </Layout>
  ),
};
