/** The sign: a line that goes out, turns and comes back to you. */
function Sign() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className="size-7 shrink-0 text-pine">
      <path
        d="M4 9h15.5a6.75 6.75 0 0 1 0 13.5H9m0 0 4.75-4.75M9 22.5l4.75 4.75"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function Wordmark({ product }: { product: string | null }) {
  return (
    <a href="/" className="flex items-center gap-2.5 whitespace-nowrap">
      <Sign />
      <span className="pt-0.5 font-serif text-h3 font-medium tracking-tight">Recourse</span>
      {product !== null && product !== "Recourse" && (
        <span className="hidden border-l border-rule pl-2.5 text-small text-ink-faint lg:inline">
          {product}
        </span>
      )}
    </a>
  );
}
