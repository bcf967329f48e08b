import { Checkbox } from "../ui/choice.js";

interface TakeOverSlugProps {
  /** The id of the form that it belongs to. */
  form: string;
  error: string | undefined;
}

/** Asked of a lead once the address turned out to lead to another article. */
export function TakeOverSlug({ form, error }: TakeOverSlugProps) {
  if (error === undefined) return null;
  return (
    <div id="takeOverSlug" tabIndex={-1} className="rounded-box border border-brick p-3">
      <Checkbox name="takeOverSlug" form={form} label="Take this address over" hint={error} />
    </div>
  );
}
