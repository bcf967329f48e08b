import { Act, Layout, Small, Words } from "../layout.js";
import { type Template } from "../template.js";

export const addressChange: Template<"address_change"> = {
  subject: () => "Confirm your new e-mail address",
  body: (mail) => (
    <Layout company={mail.company} publicUrl={mail.publicUrl} title="Confirm your new e-mail address">
      <Words>
        {mail.data.name} wants to sign in with this address from now on. The link is good for a day and works
        once.
      </Words>
      <Act href={mail.link}>Confirm the address</Act>
      <Small>You did not ask for this? Then do nothing: nothing changes.</Small>
    </Layout>
  ),
};
