/** A chart: a drawing that says its finding to those who do not see it, and the same as a table. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { Table } from '../../kit/kit.js';
import { size } from '../../kit/size.js';
import { t } from '../shared.js';

const scales = { normal: 1, large: 1.1875, larger: 1.375 } as const;

/** How wide a chart is, in pixels, and how large text is: charts are drawn for just that, so that their text is as large as any other. */
export interface Canvas {
  width: number;
  /** 1 is text of the normal size. */
  scale: number;
}

export function Chart({
  says,
  table,
  height,
  under,
  children,
}: {
  /** What there is to see, in a sentence. */
  says: string;
  table: { caption: string; columns: readonly { label: string; isNumber?: boolean }[]; rows: readonly (readonly ComponentChildren[])[] };
  /** At the normal size of text. */
  height: number;
  /** Words for where there is no room in the drawing. */
  under?: string;
  children: (canvas: Canvas) => JSX.Element;
}) {
  const box = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => (width.value = Math.floor(entry!.contentRect.width)));
    watcher.observe(box.current!);
    return () => watcher.disconnect();
  }, []);
  const scale = scales[size.value];
  return (
    <figure class="chart">
      <div ref={box} style={{ blockSize: `${height * scale}px` }}>
        {width.value > 0 && (
          <svg role="img" aria-label={says} width={width.value} height={height * scale} viewBox={`0 0 ${width.value} ${height * scale}`}>
            {children({ width: width.value, scale })}
          </svg>
        )}
      </div>
      {under !== undefined && <p class="hush narrow-only">{under}</p>}
      <details class="no-print">
        <summary>{t('committee.asTable')}</summary>
        <Table {...table} isQuiet />
      </details>
    </figure>
  );
}

const ruler = document.createElement('canvas').getContext('2d');

/** How wide the widest of these texts is in a chart, in pixels. */
export function widthOf(texts: readonly string[], scale: number): number {
  if (!ruler) return 0;
  ruler.font = `${13 * scale}px ${getComputedStyle(document.documentElement).fontFamily}`;
  return Math.max(0, ...texts.map((text) => ruler.measureText(text).width));
}

/** Stripes for what is hidden, or listed: they say it without colour. */
export const Hatch = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="5" class="hatch" />
    </pattern>
  </defs>
);
