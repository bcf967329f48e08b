import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { clsx } from "clsx";
import { pageMeta } from "../frame/page-meta.js";
import { MailFrame } from "../mail/mail-frame.js";
import { loadMailTemplates } from "../mail/mail-previews.desk.server.js";
import { templateWords } from "../mail/template-words.js";
import { PageHeader } from "../ui/page-header.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Mail templates", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadMailTemplates(args);
}

export default function MailTemplates() {
  const { all, shown } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Mail templates"
        lead="Every mail that goes out, filled with people who do not exist."
      />
      <nav aria-label="Templates" className="mb-6">
        <ul className="flex flex-wrap gap-2">
          {all.map(({ template }) => (
            <li key={template}>
              <Link
                to={`/desk/mail/templates?show=${template}`}
                aria-current={template === shown.template ? "page" : undefined}
                className={clsx(
                  "block rounded-full border px-3 py-1 text-small",
                  template === shown.template
                    ? "border-pine bg-pine-wash text-pine"
                    : "border-rule text-ink-soft hover:border-rule-strong hover:text-ink",
                )}
              >
                {templateWords(template)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <h2 className="mb-4 text-h3">
        <span className="text-ink-faint">Subject:</span> {shown.subject}
      </h2>
      <MailFrame
        key={shown.template}
        src={`/desk/mail/templates/${shown.template}`}
        subject={shown.subject}
        text={shown.text}
      />
    </>
  );
}
