import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";

const PreviewsDocument = graphql(`
  query MailPreviews {
    mailPreviews {
      template
      subject
    }
  }
`);

const PreviewDocument = graphql(`
  query MailPreview($template: String!) {
    mailPreviews(template: $template) {
      template
      subject
      text
      html
    }
  }
`);

/** Every template, and the one that is looked at. Who does not look after mail has no such page. */
export async function loadMailTemplates(asked: Asked) {
  const { mailPreviews: all } = await askDesk(asked, PreviewsDocument);
  const [first] = all;
  if (first === undefined) throw new Response(null, { status: 404 });
  const name = new URL(asked.request.url).searchParams.get("show") ?? first.template;
  const { template, subject, text } = await loadMailPreview(asked, name);
  return { all, shown: { template, subject, text } };
}

export async function loadMailPreview(asked: Asked, template: string) {
  const [preview] = (await askDesk(asked, PreviewDocument, { template })).mailPreviews;
  if (preview === undefined) throw new Response(null, { status: 404 });
  return preview;
}
