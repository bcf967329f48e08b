import { Form, useBeforeUnload, useNavigation } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { Button } from "../ui/button.js";
import { RadioCards } from "../ui/choice.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import { Input, Select, Textarea } from "../ui/input.js";
import { useHydrated } from "../ui/use-hydrated.js";
import { audiences, type ArticleDraft } from "./article-draft.js";
import { ArticlePreview } from "./article-preview.js";
import type { CategoryChoice } from "./category-choices.js";
import type { SubjectChoices } from "./subject-choices.js";
import { SubjectFields } from "./subject-fields.js";
import type { Preview } from "./preview-article.desk.server.js";

interface ArticleEditorProps {
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
}

/** An article's texts, with what readers will see beside them. */
export function ArticleEditor({
  draft,
  categories,
  subjects,
  errors,
  preview,
  saveLabel = "Save draft",
  onDirty,
}: ArticleEditorProps) {
  const [body, setBody] = useState(draft.body);
  const [dirty, setDirty] = useState(false);
  const saving = useNavigation().formData?.get("intent") === "save";
  const hydrated = useHydrated();
  useBeforeUnload((event) => {
    if (dirty && !saving) event.preventDefault();
  });
  const change = (event: FormEvent<HTMLFormElement>) => {
    if (event.target instanceof HTMLTextAreaElement && event.target.name === "body")
      setBody(event.target.value);
    setDirty(true);
    onDirty?.();
  };
  return (
    <Form
      method="post"
      noValidate
      preventScrollReset
      aria-label="Article"
      className="grid gap-6"
      onChange={change}
    >
      <ErrorSummary title="The article was not saved" errors={errors} />
      <input type="hidden" name="basedOnRevisionId" value={draft.basedOnRevisionId} />
      <Field id="title" label="Title" error={errors["title"]}>
        <Input name="title" defaultValue={draft.title} maxLength={300} autoComplete="off" />
      </Field>
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <Field
          id="slug"
          label="Address"
          hint="The last part of it. Left empty, it is made from the title."
          error={errors["slug"]}
        >
          <Input name="slug" defaultValue={draft.slug} autoComplete="off" spellCheck="false" />
        </Field>
        <Field
          id="categoryId"
          label="Category"
          hint="Who may not read it may not read the article."
          error={errors["categoryId"]}
        >
          <Select name="categoryId" defaultValue={draft.categoryId}>
            <option value="">Choose one</option>
            {categories.map(({ id, path, audience }) => (
              <option key={id} value={id}>
                {path}
                {audience !== "PUBLIC" && ` (${audience === "STAFF" ? "staff" : "customers"} only)`}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <RadioCards
        legend="Who may read it"
        name="audience"
        defaultValue={draft.audience}
        options={audiences}
        error={errors["audience"]}
        columns={3}
      />
      <Field
        id="summary"
        label="Summary"
        hint="One or two sentences: lists and search engines show it."
        error={errors["summary"]}
      >
        <Textarea name="summary" rows={2} defaultValue={draft.summary} maxLength={1000} />
      </Field>
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <Field id="body" label="Text" hint="Markdown." error={errors["body"]}>
          <Textarea
            name="body"
            rows={22}
            defaultValue={draft.body}
            className="max-h-none min-h-96 font-mono text-small"
          />
        </Field>
        <ArticlePreview body={body} rendered={preview} />
      </div>
      <SubjectFields draft={draft} choices={subjects} errors={errors} />
      <Field
        id="reason"
        label="What changed, and why?"
        hint="For the reviewer and the history."
        error={errors["reason"]}
      >
        <Input name="reason" defaultValue={draft.reason} maxLength={500} autoComplete="off" />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" name="intent" value="save" busy={saving}>
          {saveLabel}
        </Button>
        {!hydrated && (
          <Button name="intent" value="preview">
            Preview
          </Button>
        )}
      </div>
    </Form>
  );
}
