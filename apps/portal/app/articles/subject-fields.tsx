import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { FieldError } from "../ui/field.js";
import type { FieldErrors } from "../ui/form-fields.js";
import type { ArticleDraft } from "./article-draft.js";
import { platformValue, type PlatformChoice, type SubjectChoices } from "./subject-choices.js";

interface SubjectFieldsProps {
  draft: Pick<ArticleDraft, "productAreas" | "protocols" | "platforms">;
  choices: SubjectChoices;
  errors: FieldErrors;
  /** Id of the form, where the fields stand outside of it. */
  form?: string;
}

/** What the article is about: boxes for what the support policy lists. They are part of the revision, and reviewed with it. */
export function SubjectFields({ draft, choices, errors, form }: SubjectFieldsProps) {
  const belongs = form === undefined ? {} : { form };
  return (
    <section aria-labelledby="subjects" className="grid gap-5">
      <h2 id="subjects" className="font-sans text-small font-medium">
        What it is about
      </h2>
      <Group legend="Parts of the product" field="productAreas" error={errors["productAreas"]}>
        {choices.productAreas.map((name) => (
          <Box
            key={name}
            {...belongs}
            name="productAreas"
            value={name}
            ticked={draft.productAreas.includes(name)}
          >
            {name}
          </Box>
        ))}
      </Group>
      <Group legend="Protocols" field="protocols" error={errors["protocols"]}>
        {choices.protocols.map((name) => (
          <Box key={name} {...belongs} name="protocols" value={name} ticked={draft.protocols.includes(name)}>
            {name}
          </Box>
        ))}
      </Group>
      <Group legend="Platforms" field="platforms" error={errors["platforms"]}>
        {choices.platforms.map((platform) => (
          <Versions key={platform.name} {...belongs} platform={platform} ticked={draft.platforms} />
        ))}
      </Group>
    </section>
  );
}

interface GroupProps {
  legend: string;
  field: string;
  error: string | undefined;
  children: ReactNode[];
}

function Group({ legend, field, error, children }: GroupProps) {
  if (children.length === 0) return null;
  return (
    <fieldset
      id={field}
      tabIndex={-1}
      aria-describedby={error === undefined ? undefined : `${field}-error`}
      className="min-w-0"
    >
      <legend className="mb-1.5 text-small text-ink-soft">{legend}</legend>
      <div className="grid gap-x-4 gap-y-1">{children}</div>
      <FieldError id={`${field}-error`}>{error}</FieldError>
    </fieldset>
  );
}

interface VersionsProps {
  platform: PlatformChoice;
  ticked: string[];
  form?: string;
}

/** Closed until it is asked for, or something in it is ticked: the lists are long. */
function Versions({ platform: { name, versions }, ticked, form }: VersionsProps) {
  const all = [{ version: null, supported: true }, ...versions];
  const count = all.filter(({ version }) => ticked.includes(platformValue({ name, version }))).length;
  return (
    <details open={count > 0} className="group/versions">
      <summary className="flex items-center gap-2 py-0.5 text-small">
        <ChevronDown
          aria-hidden="true"
          className="size-4 -rotate-90 text-ink-faint transition-transform group-open/versions:rotate-0"
        />
        {name}
        {count > 0 && <span className="text-label text-ink-faint">{count} chosen</span>}
      </summary>
      <div className="grid gap-y-1 py-1 pl-6">
        {all.map(({ version, supported }) => (
          <Box
            key={version ?? ""}
            {...(form !== undefined && { form })}
            name="platforms"
            value={platformValue({ name, version })}
            ticked={ticked.includes(platformValue({ name, version }))}
          >
            {version === null ? (
              <>
                Any <span className="sr-only">{name}</span>
              </>
            ) : (
              <>
                <span className="sr-only">{name} </span>
                {version}
                {!supported && <span className="text-ochre"> ended</span>}
              </>
            )}
          </Box>
        ))}
      </div>
    </details>
  );
}

interface BoxProps {
  name: string;
  value: string;
  ticked: boolean;
  form?: string;
  children: ReactNode;
}

function Box({ ticked, children, ...input }: BoxProps) {
  return (
    <label className="flex min-w-0 items-start gap-2 text-small">
      <input
        type="checkbox"
        defaultChecked={ticked}
        className="mt-0.5 size-4 shrink-0 accent-pine"
        {...input}
      />
      <span className="min-w-0">{children}</span>
    </label>
  );
}
