import { Form, useNavigation } from "@remix-run/react";
import { useRef, useState, type ReactNode } from "react";
import { Button } from "../ui/button.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Input } from "../ui/input.js";
import { useHydrated } from "../ui/use-hydrated.js";
import type { ArticleDraft } from "./article-draft.js";
import { ArticlePreview } from "./article-preview.js";
import { ArticleSettings } from "./article-settings.js";
import { BodyField } from "./body-field.js";
import type { CategoryChoice } from "./category-choices.js";
import { KeptStatus } from "./kept-status.js";
import { Leaving } from "./leaving.js";
import { Preflight } from "./preflight.js";
import type { Preview } from "./preview-article.desk.server.js";
import type { SubjectChoices } from "./subject-choices.js";
import { SubjectFields } from "./subject-fields.js";
import { SummaryField } from "./summary-field.js";
import { useKeptDraft } from "./use-kept-draft.js";
import { useSaveKey } from "./use-save-key.js";

export interface EditorFormProps {
  /** Null: it is a new one. */
  articleId: string | null;
  draft: ArticleDraft;
  categories: CategoryChoice[];
  subjects: SubjectChoices;
  errors: FieldErrors;
  /** Asked for without script. */
  preview: Preview | null;
  /** After a conflict: on top of whose revision one saves. */
  saveLabel?: string;
  /** Something was typed that is not saved. */
  onDirty?: () => void;
  /** The next step leads to readers. */
  soon?: boolean;
  /** What is typed is kept while it is typed. */
  keeps: boolean;
  /** What stands beside the settings: the article's life. */
  children?: ReactNode;
}

const formId = "article";

/** An article's texts, its settings beside them, and what readers will see. */
export function EditorForm(props: EditorFormProps) {
  const { articleId, draft, categories, subjects, errors, preview, saveLabel = "Save draft" } = props;
  const [body, setBody] = useState(draft.body);
  const [previewing, setPreviewing] = useState(preview !== null);
  const [line, setLine] = useState<{ number: number } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const saveButton = useRef<HTMLButtonElement>(null);
  const saving = useNavigation().formData?.get("intent") === "save";
  const hydrated = useHydrated();
  const { keeping, changed, retry } = useKeptDraft({ form, articleId, paused: saving || !props.keeps });
  useSaveKey(saveButton);
  const change = () => {
    changed();
    props.onDirty?.();
  };
  const changeBody = (next: string) => {
    setBody(next);
    if (next !== body) change();
  };
  return (
    <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-[minmax(0,1fr)_17rem]">
      <Leaving unsafe={!saving && (keeping.kind === "typing" || keeping.kind === "failed")} />
      <Form
        ref={form}
        id={formId}
        method="post"
        noValidate
        preventScrollReset
        aria-label="Article"
        className="grid grid-cols-1 gap-6"
        onChange={change}
      >
        <ErrorSummary title="The article was not saved" errors={errors} />
        <input type="hidden" name="basedOnRevisionId" value={draft.basedOnRevisionId} />
        <Field id="title" label="Title" error={errors["title"]}>
          <Input
            name="title"
            defaultValue={draft.title}
            maxLength={300}
            autoComplete="off"
            className="text-lead"
          />
        </Field>
        <SummaryField summary={draft.summary} error={errors["summary"]} />
        <div
          className={previewing ? "grid grid-cols-1 items-start gap-6 xl:grid-cols-2" : "grid grid-cols-1"}
        >
          <div className="min-w-0">
            <BodyField body={body} onBody={changeBody} error={errors["body"]} line={line} />
          </div>
          {(previewing || !hydrated) && <ArticlePreview body={body} rendered={preview} />}
        </div>
        {hydrated && (
          <Preflight
            form={form}
            articleId={articleId}
            soon={props.soon === true}
            onLine={(number) => setLine({ number })}
          />
        )}
        <Field
          id="reason"
          label="What changed, and why?"
          hint="For the reviewer and the history."
          error={errors["reason"]}
        >
          <Input name="reason" defaultValue={draft.reason} maxLength={500} autoComplete="off" />
        </Field>
        <div className="sticky bottom-0 z-20 flex flex-wrap items-center gap-2 border-t border-rule bg-paper py-3">
          <Button ref={saveButton} tone="primary" name="intent" value="save" busy={saving}>
            {saveLabel}
          </Button>
          {hydrated ? (
            <Button type="button" aria-pressed={previewing} onClick={() => setPreviewing(!previewing)}>
              {previewing ? "Hide the preview" : "Preview"}
            </Button>
          ) : (
            <Button name="intent" value="preview">
              Preview
            </Button>
          )}
          <KeptStatus keeping={keeping} onRetry={retry} />
        </div>
      </Form>
      <aside aria-label="About the article" className="grid gap-8">
        <div onChange={change} className="grid gap-8">
          <ArticleSettings form={formId} draft={draft} categories={categories} errors={errors} />
          <SubjectFields form={formId} draft={draft} choices={subjects} errors={errors} />
        </div>
        {props.children}
      </aside>
    </div>
  );
}
