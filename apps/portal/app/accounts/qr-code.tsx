import { encode } from "uqr";

/** Drawn into the page: nothing is loaded for it, and the code is nowhere but here. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-56 rounded-box border border-rule bg-white text-black"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
