import { dateWords } from "../date-words.js";
import { Act, Layout, Words } from "../layout.js";
import { type Template } from "../template.js";

export const factorResetAsked: Template<"factor_reset_asked"> = {
  subject: ({ data }) =>
    data.own ? "Your second factor is to be removed" : `The second factor of ${data.name} is to be removed`,
  body: ({ company, publicUrl, data, link }) => (
    <Layout company={company} publicUrl={publicUrl} title="A second factor is to be removed">
      <Words>
        {data.own
          ? "Somebody who knows your password said that you lost your second factor and your recovery codes."
          : `Somebody who knows the password of ${data.name} said that they lost their second factor and their recovery codes.`}{" "}
        It is removed on {dateWords(data.runsAt)}. Until then it is needed as ever.
      </Words>
      <Words>
        {data.own
          ? "If this was you, wait until then. If it was not, stop it and change your password."
          : "You administer an account of theirs. If they did not ask for it, stop it."}
      </Words>
      <Act href={link}>Stop it</Act>
    </Layout>
  ),
};
