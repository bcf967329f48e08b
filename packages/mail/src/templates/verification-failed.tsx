import { actionWords } from "../action-words.js";
import { Act, Layout, Words } from "../layout.js";
import { type Template } from "../template.js";

export const verificationFailed: Template<"verification_failed"> = {
  subject: ({ data }) => `A verification failed on ticket ${data.ticketNumber}`,
  body: (mail) => (
    <Layout company={mail.company} publicUrl={mail.publicUrl} title="A verification failed">
      <Words>
        On ticket {mail.data.ticketNumber} of {mail.data.requesterName}, wrong codes were typed until none was
        accepted any more. Somebody asked there to {actionWords(mail.data.action)}. Nothing was done.
      </Words>
      <Words>
        You are told as an administrator of the account. If you do not know of this, write to us in the
        ticket.
      </Words>
      <Act href={mail.link}>Open the ticket</Act>
    </Layout>
  ),
};
