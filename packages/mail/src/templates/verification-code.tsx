import { Act, Code, Layout, Small, Words } from "../layout.js";
import { type Template } from "../template.js";

export const verificationCode: Template<"verification_code"> = {
  subject: ({ data }) => `Your code for ticket ${data.ticketNumber}`,
  body: (mail) => (
    <Layout company={mail.company} publicUrl={mail.publicUrl} title="Your code">
      <Words>
        Somebody at {mail.company} support asks you to prove who you are before this is done:{" "}
        {mail.data.action}. It is about ticket {mail.data.ticketNumber}. Type this code on the ticket’s page:
      </Words>
      <Code code={mail.code ?? ""} />
      <Words>It can be used once, within {mail.codeValidForMinutes} minutes.</Words>
      <Act href={mail.link}>Open the ticket</Act>
      <Small>
        Give the code to nobody, also not to who says that they work here. You did not ask for anything? Then
        do nothing.
      </Small>
    </Layout>
  ),
};
