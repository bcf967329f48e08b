import { Act, Layout, Small, Words } from "../layout.js";
import { ticketSubject, type Template } from "../template.js";

export const ticketReceived: Template<"ticket_received"> = {
  subject: ticketSubject,
  body: (mail) => (
    <Layout company={mail.company} publicUrl={mail.publicUrl} title="We have your request">
      <Words>
        “{mail.ticket?.subject}” is ticket {mail.ticket?.number}.{" "}
        {mail.ticket?.place == null ? "" : `It is number ${mail.ticket.place} in the queue. `}
        Somebody answers in our hours: {mail.hours}.
      </Words>
      <Act href={mail.link}>Open the ticket</Act>
      <Small>Never write a password or a code into a ticket. Nobody who works here needs one.</Small>
    </Layout>
  ),
};
