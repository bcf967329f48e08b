import { Act, Layout, Words } from "../layout.js";
import { type Template } from "../template.js";

export const reviewReminder: Template<"review_reminder"> = {
  subject: ({ data }) =>
    data.articles.length === 1
      ? "An article waits for your check"
      : `${data.articles.length} articles wait for your check`,
  body: (mail) => (
    <Layout company={mail.company} publicUrl={mail.publicUrl} title="Articles that wait for your check">
      <Words>You look after these, and they are due:</Words>
      {mail.data.articles.map(({ articleId, title, kind, date }) => (
        <Words key={`${articleId} ${kind}`}>
          {title}:{" "}
          {kind === "review_due" ? `check due on ${date}` : `is about a platform that ended on ${date}`}
        </Words>
      ))}
      <Act href={mail.link}>Open your articles</Act>
    </Layout>
  ),
};
