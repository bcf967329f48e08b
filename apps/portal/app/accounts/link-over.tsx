/** The same words for a link that was used, has ended, was taken back or never was. */
export function LinkOver({ what }: { what: "invitation" | "link" }) {
  return (
    <div className="mx-auto max-w-sm pt-4 sm:pt-10">
      <h1 className="text-h1">This link does not work any more</h1>
      <p className="mt-2 text-ink-soft">
        It works once, and not for ever.{" "}
        {what === "invitation"
          ? "Ask whoever invited you for a new one."
          : "Ask for a new one on the page of your account."}
      </p>
    </div>
  );
}
