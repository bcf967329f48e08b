interface MailFrameProps {
  src: string;
  subject: string;
  text: string;
}

/** A mail as programs show it, and its text beside it. */
export function MailFrame({ src, subject, text }: MailFrameProps) {
  return (
    <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
      <iframe
        src={src}
        title={`The mail “${subject}” as HTML`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        className="h-160 w-full rounded-sheet border border-rule bg-sheet"
      />
      <section aria-label="The mail as text" className="min-w-0">
        <h2 className="mb-2 text-h3">As text</h2>
        <pre
          // Focusable, so that it can be scrolled with the keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="max-h-160 overflow-auto rounded-sheet border border-rule bg-sunk p-4 text-small wrap-anywhere whitespace-pre-wrap"
        >
          {text}
        </pre>
      </section>
    </div>
  );
}
