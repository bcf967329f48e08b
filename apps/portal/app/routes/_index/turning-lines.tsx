const lines = 7;
const gap = 20;
const innermost = 22;

/** The sign of Recourse, drawn large: lines that go out, turn and come back. An ornament. */
export function TurningLines() {
  const center = innermost + gap * (lines - 1) + 2;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 420 ${center * 2}`}
      fill="none"
      strokeLinecap="round"
      className="pointer-events-none absolute top-1/2 right-0 hidden w-[24rem] -translate-y-1/2 xl:block"
    >
      {Array.from({ length: lines }, (_, index) => {
        const radius = innermost + gap * index;
        const turn = 410 - center;
        const first = index === 0;
        return (
          <path
            key={index}
            d={`M${40 + index * 14} ${center - radius}H${turn}a${radius} ${radius} 0 0 1 0 ${radius * 2}H${90 + index * 26}`}
            strokeWidth={first ? 3 : 1.25}
            className={first ? "stroke-pine" : "stroke-rule-strong"}
            opacity={first ? 1 : 0.75 - index * 0.09}
          />
        );
      })}
      <path
        d={`M104 ${center + innermost - 14}l-14 14 14 14`}
        strokeWidth={3}
        strokeLinejoin="round"
        className="stroke-pine"
      />
    </svg>
  );
}
