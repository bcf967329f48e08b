import { Act, Layout, Words } from "../layout.js";
import { type Template } from "../template.js";

export const readingAlert: Template<"reading_alert"> = {
  subject: ({ data: { name, what } }) => `${name} opened ${what} within an hour`,
  body: (mail) => {
    const { name, what } = mail.data;
    return (
      <Layout company={mail.company} publicUrl={mail.publicUrl} title={`${name} opens more than usual`}>
        <Words>
          {name} opened {what} within an hour, which is as many as the support policy has for one person, and
          asked for more. More is refused until the hour is over.
        </Words>
        <Words>
          Ask them whether it was them, and what for. If it was not, have them deactivated: that ends their
          sessions and tokens at once. What they opened is in the audit trail.
        </Words>
        <Act href={mail.link}>Open the desk</Act>
      </Layout>
    );
  },
};
