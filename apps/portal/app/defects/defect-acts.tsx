import { Form, Link, useNavigation } from "@remix-run/react";
import { Button, type ButtonTone } from "../ui/button.js";
import { Card } from "../ui/card.js";
import { DateTime } from "../ui/date-time.js";
import type { DefectPage } from "./load-defect.desk.server.js";

type Permissions = DefectPage["defect"]["viewerCan"];

const acts: { name: keyof Permissions; intent: string; title: string; tone: ButtonTone }[] = [
  { name: "publish", intent: "publish", title: "Publish as a known issue", tone: "primary" },
  { name: "confirm", intent: "confirm", title: "Confirm: we have seen it", tone: "plain" },
  { name: "startFix", intent: "start-fix", title: "A fix is under way", tone: "plain" },
  { name: "reopen", intent: "reopen", title: "Open again", tone: "plain" },
  { name: "unpublish", intent: "unpublish", title: "Take from the public", tone: "plain" },
  { name: "reject", intent: "reject", title: "It is no defect", tone: "danger" },
];

/** What can be done with the defect now, and what waits for a lead. */
export function DefectActs({ page: { defect } }: { page: DefectPage }) {
  const busy = useNavigation().formData?.get("version") === String(defect.version);
  const may = acts.filter(({ name }) => defect.viewerCan[name].allowed);
  const { publish } = defect.viewerCan;
  return (
    <Card as="div" title="This defect">
      <Form method="post" preventScrollReset aria-label="What to do" className="grid gap-2">
        <input type="hidden" name="defectId" value={defect.id} />
        <input type="hidden" name="version" value={defect.version} />
        {may.map(({ intent, title, tone }) => (
          <Button key={intent} name="intent" value={intent} tone={tone} wide busy={busy}>
            {title}
          </Button>
        ))}
      </Form>
      {!publish.allowed && publish.message !== null && publish.code === "leads_only" && (
        <p className="mt-3 text-small text-ink-soft">{publish.message}</p>
      )}
      {!defect.viewerCan.work.allowed && (
        <p className="text-small text-ink-soft">{defect.viewerCan.work.message}</p>
      )}
      <dl className="mt-5 grid gap-3 border-t border-rule pt-5 text-small">
        <div>
          <dt className="text-ink-faint">Last changed</dt>
          <dd>
            <DateTime at={defect.updatedAt} />
          </dd>
        </div>
        {defect.publishedAt !== null && (
          <div>
            <dt className="text-ink-faint">Published</dt>
            <dd>
              <DateTime at={defect.publishedAt} />
            </dd>
          </div>
        )}
        {defect.fixedAt !== null && (
          <div>
            <dt className="text-ink-faint">
              Fixed{defect.fixedVersion !== null && ` in ${defect.fixedVersion}`}
            </dt>
            <dd>
              <DateTime at={defect.fixedAt} />
            </dd>
          </div>
        )}
        {defect.workaround !== null && (
          <div>
            <dt className="text-ink-faint">Workaround</dt>
            <dd>
              <Link to={`/desk/articles/${defect.workaround.id}`} className="link">
                {defect.workaround.head.title}
              </Link>
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
