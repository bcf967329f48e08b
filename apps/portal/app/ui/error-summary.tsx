import { useEffect, useRef } from "react";
import type { FieldErrors } from "./form-fields.js";

interface ErrorSummaryProps {
  title: string;
  /** Message by the id of its control; under `form` stand those that belong to none. */
  errors: FieldErrors;
}

/** All that is wrong with a form, in its order, with links to the fields. Takes focus when it appears. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [errors]);
  const messages = Object.entries(errors);
  if (messages.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-r-box border-l-[3px] border-brick bg-brick-wash px-4 py-3 focus:outline-2 focus:outline-brick"
    >
      <h2 className="font-sans text-body font-semibold text-brick">{title}</h2>
      <ul className="mt-1 grid gap-1">
        {messages.map(([field, message]) => (
          <li key={field}>
            {field === "form" ? (
              message
            ) : (
              <a href={`#${field}`} className="underline underline-offset-2 hover:text-brick">
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
