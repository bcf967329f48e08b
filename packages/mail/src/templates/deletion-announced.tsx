import { Act, Layout, Words } from "../layout.js";
import { type Template } from "../template.js";
import { dateWords } from "../date-words.js";

export const deletionAnnounced: Template<"deletion_announced"> = {
  subject: ({ data }) => `${data.accountName} will be deleted`,
  body: (mail) => (
    <Layout
      company={mail.company}
      publicUrl={mail.publicUrl}
      title={`${mail.data.accountName} will be deleted`}
    >
      <Words>
        {mail.data.requesterName} asked for the account {mail.data.accountName} to be deleted. It will be,
        with all that is in it, on {dateWords(mail.data.runsAt)}. It cannot be brought back after that.
      </Words>
      <Words>
        Every administrator of the account gets this mail, and each of you can stop it until then.
      </Words>
      <Act href={mail.link}>Stop the deletion</Act>
    </Layout>
  ),
};
