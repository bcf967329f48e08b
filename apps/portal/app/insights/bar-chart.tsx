import { clsx } from "clsx";
import { useId } from "react";
import { Cell, Table } from "../ui/table.js";

export interface Series {
  title: string;
  /** Classes of the bar's and the legend's colour. */
  fill: string;
  swatch: string;
}

export interface Bar {
  /** "14 Apr". */
  title: string;
  /** One for each series, from the bottom up. */
  values: readonly number[];
  /** What the table says instead, where the heights are not what one wants to read. */
  told?: readonly string[];
}

interface BarChartProps {
  title: string;
  /** What one sees in it, in a sentence: read out in place of the picture. */
  summary: string;
  series: readonly Series[];
  bars: readonly Bar[];
  /** What a bar stands for. */
  unit?: string;
  /** Of the table, where its rows have something else to tell. */
  columns?: readonly string[];
}

const width = 720;
const height = 200;
const below = 30;

/**
 * Stacked bars, drawn on the server as SVG whose sizes are attributes, so that no style is needed that the content policy forbids; the
 * same numbers stand in a table.
 */
export function BarChart({ title, summary, series, bars, unit = "Day", columns }: BarChartProps) {
  const titles = columns ?? series.map(({ title: name }) => name);
  const id = useId();
  const most = roundUp(Math.max(1, ...bars.map(({ values }) => sum(values))));
  const step = width / Math.max(bars.length, 1);
  // Every bar has a title when there are few, else as many as can be read.
  const titled = Math.ceil(bars.length / 6);
  return (
    <figure>
      <figcaption className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <span className="font-serif text-h3 font-medium">{title}</span>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-label text-ink-soft">
          {series.map(({ title: name, swatch }) => (
            <li key={name} className="flex items-center gap-1.5">
              <span aria-hidden="true" className={clsx("size-2.5 rounded-full", swatch)} /> {name}
            </li>
          ))}
        </ul>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height + below}`}
        role="img"
        aria-labelledby={`${id}-summary`}
        className="block w-full overflow-visible text-ink-faint"
      >
        <title id={`${id}-summary`}>{summary}</title>
        {[0, most / 2, most].map((value) => (
          <g key={value}>
            <line
              x1={0}
              x2={width}
              y1={height - (value / most) * (height - 14)}
              y2={height - (value / most) * (height - 14)}
              className="stroke-rule"
            />
            <text
              x={0}
              y={height - (value / most) * (height - 14) - 4}
              className="fill-current text-[11px] max-sm:text-[24px]"
            >
              {value > 0 ? value.toLocaleString("en") : ""}
            </text>
          </g>
        ))}
        {bars.map((bar, place) => (
          <g key={bar.title}>
            {bar.values.map((value, each) => {
              const scale = (height - 14) / most;
              const under = sum(bar.values.slice(0, each));
              return (
                <rect
                  key={series[each]?.title ?? each}
                  x={place * step + step * 0.12}
                  y={height - (under + value) * scale}
                  width={step * 0.76}
                  height={value * scale}
                  className={series[each]?.fill}
                />
              );
            })}
            {(bars.length - 1 - place) % titled === 0 && (
              <text
                x={place * step + step / 2}
                y={height + below - 6}
                textAnchor="middle"
                className="fill-current text-[11px] max-sm:text-[24px]"
              >
                {bar.title}
              </text>
            )}
          </g>
        ))}
      </svg>
      <details className="mt-2 text-small">
        <summary className="link w-fit">The numbers</summary>
        <Table caption={title} head={[unit, ...titles]} className="mt-2">
          {bars.map((bar) => (
            <tr key={bar.title}>
              <Cell heads>{bar.title}</Cell>
              {(bar.told ?? bar.values.map((value) => value.toLocaleString("en"))).map((words, each) => (
                <Cell key={titles[each] ?? each} number>
                  {words}
                </Cell>
              ))}
            </tr>
          ))}
        </Table>
      </details>
    </figure>
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Up to a number whose half is whole, too, and that is read at a glance. */
function roundUp(most: number): number {
  const unit = 10 ** Math.floor(Math.log10(most));
  const rounded = [1, 2, 4, 6, 8, 10].map((times) => times * unit).find((each) => each >= most) ?? most;
  return Math.max(2, rounded);
}
