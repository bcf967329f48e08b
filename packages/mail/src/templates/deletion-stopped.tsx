import { Layout, Words } from "../layout.js";
import { type Template } from "../template.js";

export const deletionStopped: Template<"deletion_stopped"> = {
  subject: ({ data }) => `${data.accountName} will not be deleted`,
  body: (mail) => (
    <Layout
      company={mail.company}
      publicUrl={mail.publicUrl}
      title={`${mail.data.accountName} will not be deleted`}
    >
      <Words>
        {mail.data.stoppedBy} stopped the deletion of the account {mail.data.accountName}. Everything stays as
        it is.
      </Words>
    </Layout>
  ),
};
