import type { Name } from './implementations.ts';
import type { Run } from './load.ts';
import type { Operation } from './operations.ts';

export interface Row extends Run {
  size: number;
  operation: Operation;
  implementation: Name;
  round: number;
}

export interface Ratio {
  size: number;
  operation: Operation;
  against: Name;
  /** Of the hub's requests per second to theirs, within each round; the median of the rounds. */
  median: number;
}

export interface Results {
  machine: object;
  rows: Row[];
  ratios: Ratio[];
  /** The same for the hub that reads every answer anew. */
  ratiosAnew: Ratio[];
}

/** Ratios within a round, so that what slows the machine for a while slows both. */
export function ratiosOf(rows: readonly Row[], ours: Name): Ratio[] {
  return groups(rows).flatMap(({ size, operation, of }) =>
    [...new Set(of.map(({ implementation }) => implementation))]
      .filter((name) => name !== ours)
      .map((against) => {
        const ratios = of
          .filter(({ implementation }) => implementation === ours)
          .flatMap(({ round, rps }) => {
            const other = of.find((row) => row.implementation === against && row.round === round);
            return other ? [rps / other.rps] : [];
          });
        return { size, operation, against, median: rounded(median(ratios)) };
      }),
  );
}

/** Medians of the rounds, as Markdown. */
export function tableOf({ rows, ratios, ratiosAnew }: Results): string {
  const lines = [
    '| cases | operation | implementation | requests/s | p50 ms | p99 ms | node ms | PostgreSQL ms | MB | hub to it | anew to it |',
    '| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  for (const { size, operation, of } of groups(rows))
    for (const name of new Set(of.map(({ implementation }) => implementation))) {
      const own = of.filter(({ implementation }) => implementation === name);
      const middle = (key: keyof Run): number => rounded(median(own.map((row) => row[key])));
      const ratioIn = (of: readonly Ratio[]): string => {
        const found = of.find((one) => one.size === size && one.operation === operation && one.against === name);
        return found ? found.median.toFixed(2) : '';
      };
      const cells = [size, operation, name, Math.round(middle('rps')), middle('p50'), middle('p99'), middle('nodeMs'), middle('postgresMs'), Math.round(middle('rssMb'))];
      lines.push(`| ${[...cells, ratioIn(ratios), ratioIn(ratiosAnew)].join(' | ')} |`);
    }
  return lines.join('\n');
}

function groups(rows: readonly Row[]): { size: number; operation: Operation; of: Row[] }[] {
  return [...Map.groupBy(rows, ({ size, operation }) => `${size} ${operation}`).values()].map((of) => ({ size: of[0]!.size, operation: of[0]!.operation, of }));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
