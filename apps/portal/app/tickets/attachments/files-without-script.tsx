import { Checkbox } from "../../ui/choice.js";
import { Field } from "../../ui/field.js";
import { Input } from "../../ui/input.js";
import { attachmentLimits } from "./attachment-limits.js";
import type { FailedFiles } from "./composed-form.server.js";

/** Where there is no script: the browser's own way to choose files, which are sent with the form. */
export function FilesWithoutScript({ files }: { files: FailedFiles | undefined }) {
  const { kept = [], faults = [] } = files ?? {};
  return (
    <>
      {faults.map((fault) => (
        <p key={fault} className="text-small font-medium text-brick">
          {fault}
        </p>
      ))}
      {kept.map(({ id, name }) => (
        <Checkbox key={id} name="attachmentId" value={id} label={`Send ${name} with it`} defaultChecked />
      ))}
      <Field
        label="Files"
        optional
        hint={`Screenshots, logs: ${attachmentLimits.perMessage} files of ${attachmentLimits.bytes / 1024 / 1024} MB at most.`}
      >
        <Input type="file" name="file" multiple />
      </Field>
    </>
  );
}
