import { actionWords } from "../action-words.js";
import { Act, Code, Layout, Small, Words } from "../layout.js";
import { type Template } from "../template.js";

export const verificationCode: Template<"verification_code"> = {
  subject: ({ data }) => `Your code for ticket ${data.ticketNumber}`,
  body: (mail) => (
    <Layout company={mail.company} publicUrl={mail.publicUrl} title="Your code">
      <Words>
        {mail.data.requesterName ?? "You"} {mail.data.requesterName === null ? "ask" : "asks"} to{" "}
        {actionWords(mail.data.action)}, on ticket {mail.data.ticketNumber}. Before that is done, it must be
        proven who asks.{" "}
        {mail.data.requesterName === null
          ? "Type this code on the ticket’s page:"
          : "Do you know of it, and is it really them? Then tell them this code yourself; they type it on the ticket’s page:"}
      </Words>
      <Code code={mail.code ?? ""} />
      <Words>It can be used once, within {mail.codeValidForMinutes} minutes.</Words>
      <Act href={mail.link}>Open the ticket</Act>
      <Small>
        {mail.data.requesterName === null
          ? "Give the code to nobody, also not to who says that they work here. You did not ask for anything? Then do nothing."
          : "Give the code to nobody else, also not to who says that they work here. You know nothing of it? Then do nothing."}
      </Small>
    </Layout>
  ),
};
