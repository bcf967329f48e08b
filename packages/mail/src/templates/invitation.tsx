import { Act, Layout, Small, Words } from "../layout.js";
import { type Template } from "../template.js";

export const invitation: Template<"invitation"> = {
  subject: ({ data }) => `${data.inviterName} invites you to ${data.accountName}`,
  body: (mail) => (
    <Layout company={mail.company} publicUrl={mail.publicUrl} title={`Join ${mail.data.accountName}`}>
      <Words>
        {mail.data.inviterName} invites you to the account {mail.data.accountName} in the help centre of{" "}
        {mail.company}. The link is for you alone and works once.
      </Words>
      <Act href={mail.link}>Accept the invitation</Act>
      <Small>You do not know them? Then do nothing.</Small>
    </Layout>
  ),
};
