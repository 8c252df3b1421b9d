import { scaleLinear } from 'd3-scale';
import { countText, percentText, t } from '../shared.js';
import { Chart, Hatch, widthOf } from './chart.js';

/** One step: how many of all have reached it (null: hidden), and the share of those in the whole State. */
export interface Step {
  label: string;
  reached: number | null;
  percent: number | null;
  percentOfState: number | null;
}

const ROW = 25;

/** People by step: a bar for each, of all who were found; a mark where the State stands. */
export function Funnel({ steps, all }: { steps: readonly Step[]; all: number | null }) {
  const says = t('committee.funnel.says', {
    all: countText(all),
    steps: steps.map(({ label, reached }) => `${label} ${countText(reached)}`).join(', '),
  });
  const table = {
    caption: t('committee.funnel'),
    columns: [
      { label: t('committee.step') },
      { label: t('committee.people'), isNumber: true },
      { label: t('committee.share'), isNumber: true },
      { label: t('committee.state'), isNumber: true },
    ],
    rows: steps.map(({ label, reached, percent, percentOfState }) => [
      label,
      countText(reached),
      percent === null ? '–' : percentText(percent),
      percentOfState === null ? t('committee.notTold') : percentText(percentOfState),
    ]),
  };
  const [labels, values] = [steps.map(({ label }) => label), steps.map(({ reached }) => countText(reached))];
  return (
    <Chart says={says} table={table} height={steps.length * ROW}>
      {({ width, scale }) => {
        const [row, left, right] = [ROW * scale, Math.min(widthOf(labels, scale) + 12, width * 0.6), widthOf(values, scale) + 14];
        const across = Math.max(width - left - right, 1);
        const x = scaleLinear([0, Math.max(all ?? 1, 1)], [0, across]);
        return (
          <>
            <Hatch id="funnel-hidden" />
            {steps.map(({ label, reached, percentOfState }, i) => {
              const y = i * row;
              return (
                <g key={label} transform={`translate(0 ${y})`}>
                  <text x={0} y={row / 2} class="label">
                    {label}
                  </text>
                  <rect x={left} y={4 * scale} width={across} height={row - 8 * scale} class="track" rx="2" />
                  {reached === null ? (
                    <rect x={left} y={4 * scale} width={across} height={row - 8 * scale} fill="url(#funnel-hidden)" rx="2" />
                  ) : (
                    <rect x={left} y={4 * scale} width={x(reached)} height={row - 8 * scale} class="bar" rx="2" />
                  )}
                  {percentOfState !== null && (
                    <line
                      x1={left + (across * percentOfState) / 100}
                      x2={left + (across * percentOfState) / 100}
                      y1={1 * scale}
                      y2={row - 1 * scale}
                      class="mark"
                    />
                  )}
                  <text x={width} y={row / 2} class="value">
                    {countText(reached)}
                  </text>
                </g>
              );
            })}
          </>
        );
      }}
    </Chart>
  );
}
