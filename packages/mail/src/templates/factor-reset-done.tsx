import { Layout, Words } from "../layout.js";
import { type Template } from "../template.js";

export const factorResetDone: Template<"factor_reset_done"> = {
  subject: ({ data }) =>
    data.own ? "Your second factor was removed" : `The second factor of ${data.name} was removed`,
  body: ({ company, publicUrl, data }) => (
    <Layout company={company} publicUrl={publicUrl} title="A second factor was removed">
      <Words>
        {data.own
          ? "Your second factor and your recovery codes work no more, and you are signed out everywhere. Sign in with your password, and set up a new one."
          : `The second factor of ${data.name} works no more, and they are signed out everywhere.`}
      </Words>
    </Layout>
  ),
};
