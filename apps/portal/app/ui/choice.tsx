import { clsx } from "clsx";
import { useId, type InputHTMLAttributes, type ReactNode } from "react";
import { FieldError } from "./field.js";

interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  label: ReactNode;
  hint?: ReactNode;
}

export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <div className={clsx("flex gap-3", className)}>
      <input
        type="checkbox"
        id={id}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="mt-1 size-4.5 shrink-0 accent-pine"
        {...rest}
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-small text-ink-soft">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

export interface RadioOption {
  value: string;
  title: ReactNode;
  description?: ReactNode;
  disabled?: boolean;
}

interface RadioCardsProps {
  legend: ReactNode;
  name: string;
  options: RadioOption[];
  defaultValue?: string | undefined;
  value?: string | undefined;
  onChange?: (value: string) => void;
  error?: string | undefined;
  columns?: 1 | 2 | 3;
  /** The id of its form, where it stands outside of it. */
  form?: string;
}

/** A choice whose options need a sentence each: native radio buttons in cards. */
export function RadioCards({
  legend,
  name,
  options,
  defaultValue,
  value,
  onChange,
  error,
  columns = 2,
  form,
}: RadioCardsProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={error === undefined ? undefined : `${id}-error`} className="min-w-0">
      <legend className="mb-2 text-small font-medium">{legend}</legend>
      <div
        className={clsx("grid gap-2", columns === 2 && "sm:grid-cols-2", columns === 3 && "sm:grid-cols-3")}
      >
        {options.map((option) => (
          <label
            key={option.value}
            className={clsx(
              "flex gap-3 rounded-box border border-rule bg-sheet p-3 transition-colors hover:border-rule-strong",
              "has-checked:border-pine has-checked:bg-pine-wash has-disabled:opacity-60",
              "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-pine",
            )}
          >
            <input
              type="radio"
              name={name}
              form={form}
              value={option.value}
              disabled={option.disabled}
              {...(value !== undefined
                ? { checked: value === option.value, onChange: () => onChange?.(option.value) }
                : {
                    defaultChecked: defaultValue === option.value,
                    onChange: () => onChange?.(option.value),
                  })}
              className="mt-1 size-4 shrink-0 accent-pine focus-visible:outline-none"
            />
            <span>
              <span className="block font-medium">{option.title}</span>
              {option.description !== undefined && (
                <span className="block text-small text-ink-soft">{option.description}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  );
}
