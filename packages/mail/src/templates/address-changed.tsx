import { Layout, Words } from "../layout.js";
import { type Template } from "../template.js";

export const addressChanged: Template<"address_changed"> = {
  subject: () => "Your e-mail address was changed",
  body: (mail) => (
    <Layout company={mail.company} publicUrl={mail.publicUrl} title="Your e-mail address was changed">
      <Words>
        From now on you sign in with {mail.data.newAddress}, and what we write goes there. This is the last
        mail to this address.
      </Words>
      <Words>
        You did not do this? Then somebody else uses your account: tell an administrator of it at once.
      </Words>
    </Layout>
  ),
};
