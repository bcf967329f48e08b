import { clsx } from "clsx";
import { createContext, useContext, useId, type ReactNode } from "react";

/** How a control inside a Field learns its id, what describes it and whether it is wrong. */
interface FieldWiring {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
}

const FieldContext = createContext<FieldWiring | null>(null);

export function useField() {
  const field = useContext(FieldContext);
  if (field === null) return {};
  return {
    id: field.id,
    ...(field.describedBy !== undefined && { "aria-describedby": field.describedBy }),
    ...(field.invalid && { "aria-invalid": true }),
  };
}

interface FieldProps {
  /** Of the control: for links to it, such as those of an error summary. */
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong, in words that say what would be right. */
  error?: string | undefined;
  optional?: boolean;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

/** A label, its control, a hint and an error, tied together for screen readers. */
export function Field({
  id: givenId,
  label,
  hint,
  error,
  optional = false,
  hideLabel = false,
  className,
  children,
}: FieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const describedBy = [errorId, hintId].filter((part) => part !== undefined).join(" ");
  return (
    <FieldContext.Provider
      value={{ id, describedBy: describedBy === "" ? undefined : describedBy, invalid: error !== undefined }}
    >
      <div className={clsx("grid gap-1.5", className)}>
        <label htmlFor={id} className={clsx("text-small font-medium", hideLabel && "sr-only")}>
          {label}
          {optional && <span className="font-normal text-ink-faint"> (optional)</span>}
        </label>
        {hint !== undefined && (
          <p id={hintId} className="text-small text-ink-soft">
            {hint}
          </p>
        )}
        {children}
        <FieldError id={errorId}>{error}</FieldError>
      </div>
    </FieldContext.Provider>
  );
}

export function FieldError({ id, children }: { id?: string | undefined; children: ReactNode }) {
  if (children == null) return null;
  return (
    <p id={id} className="text-small font-medium text-brick">
      {children}
    </p>
  );
}
