import { Layout, Words } from "../layout.js";
import { type Template } from "../template.js";

export const deletionDone: Template<"deletion_done"> = {
  subject: ({ data }) => `${data.accountName} was deleted`,
  body: (mail) => (
    <Layout company={mail.company} publicUrl={mail.publicUrl} title={`${mail.data.accountName} was deleted`}>
      <Words>
        The account {mail.data.accountName} was deleted, as was asked. The certificate of it has the number{" "}
        {mail.data.certificateNumber}; keep it.
      </Words>
    </Layout>
  ),
};
