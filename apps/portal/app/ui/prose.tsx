import { clsx } from "clsx";

interface ProseProps {
  /** HTML that the API has sanitised; nothing else may be given here. */
  html: string;
  /** Messages are set denser than articles. */
  kind?: "article" | "message";
}

/** Text that the API rendered from Markdown. */
export function Prose({ html, kind = "article" }: ProseProps) {
  return (
    <div
      className={clsx("prose", kind === "message" && "prose-message")}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
