import { Act, Layout, Small, Words } from "../layout.js";
import { type Template } from "../template.js";
import type { MailContent } from "@recourse/core";
import type { ReactElement } from "react";

type Refusal = NonNullable<MailContent["refusal"]>;
type Step = Refusal["nextSteps"][number];

/** Steps lead into the portal or to an address; anything else is named and leads nowhere. */
function steps(given: readonly Step[], publicUrl: string): ReactElement[] {
  return given.map(({ label, href }) => {
    const target = href.startsWith("/") ? `${publicUrl}${href}` : href;
    return (
      <Words key={href}>{/^(https?|mailto):/u.test(target) ? <a href={target}>{label}</a> : label}</Words>
    );
  });
}

function articles(found: Refusal["articles"], publicUrl: string): ReactElement[] {
  if (found.length === 0) return [];
  const links = found.map(({ title, slug }) => (
    <Words key={slug}>
      <a href={`${publicUrl}/articles/${encodeURIComponent(slug)}`}>{title}</a>
    </Words>
  ));
  return [<Words key="what">These articles may answer it:</Words>, ...links];
}

export const refused: Template<"refused"> = {
  subject: ({ refusal }) => `Your request: ${refusal?.subject ?? "not accepted"}`,
  body: (mail) => (
    <Layout company={mail.company} publicUrl={mail.publicUrl} title="About your request">
      <Words>{mail.refusal?.message}</Words>
      {steps(mail.refusal?.nextSteps ?? [], mail.publicUrl)}
      {articles(mail.refusal?.articles ?? [], mail.publicUrl)}
      <Act href={`${mail.publicUrl}/policies#${encodeURIComponent(mail.refusal?.clause ?? "")}`}>
        Read the clause
      </Act>
      <Small>
        You think that this is wrong? Say so on the page of the request, and a person looks at it.
      </Small>
    </Layout>
  ),
};
