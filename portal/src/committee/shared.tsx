/** What the screens of a committee have in common: its words, its menu, and how its numbers are told. */
import { useId } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { FigureHeadFragment } from '../../generated/committee.js';
import type en from '../../words/en/committee.json';
import { dayText, toLocalInput, count } from '../kit/when.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { code, say, says } from '../kit/words.js';
import './committee.css';

/** Says a text of this room. */
export const t = say as (key: keyof typeof en, values?: Record<string, string | number>) => string;

/** The menu of the committee, the same on each of its screens, and what else can be done beside the title. */
export function Menu({ here, children }: { here: 'dashboard' | 'meetings' | 'actions' | 'figures'; children?: ComponentChildren }) {
  const places = [
    { name: 'dashboard', path: '/committee', needs: 'dashboard' },
    { name: 'figures', path: '/committee/figures', needs: 'dashboard' },
    { name: 'meetings', path: '/committee/meetings', needs: 'meetings' },
    { name: 'actions', path: '/committee/actions', needs: 'actionItems' },
  ] as const;
  return (
    <div class="row tools no-print">
      <nav aria-label={t('committee.menu')}>
        <ul class="tabs">
          {places
            .filter(({ needs }) => mayCall(needs))
            .map(({ name, path }) => (
              <li key={name}>
                <a href={path} aria-current={name === here ? 'page' : undefined}>
                  {t(`committee.menu.${name}`)}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      {children}
    </div>
  );
}

/** Prints the screen as it is. */
export const PrintButton = () => (
  <button type="button" class="slim" onClick={() => print()}>
    {t('committee.print')}
  </button>
);

/** An instant in full: DD-MM-YYYY HH:MM IST. For what is printed and kept, where "today" says nothing. */
export const stampText = (at: string): string => `${dayText(at)} ${toLocalInput(new Date(at)).slice(11)} IST`;

/** The seats that the viewer's office has in a committee. */
export function mySeats(seats: readonly { kind: string; endedAt: string | null; office: { id: string } }[]): Set<string> {
  return new Set(seats.filter(({ endedAt, office }) => endedAt === null && office.id === viewer.value?.office.id).map(({ kind }) => kind));
}

/** The name of a committee with its district or State. */
export function committeeName({ kind, district, state }: { kind: string; district?: { name: string } | null; state?: { name: string } }): string {
  return [code('CommitteeKind', kind), district?.name ?? state?.name].filter((part) => part !== undefined).join(', ');
}

/** What may stand under and over the line of a number. Null and hidden: 1 to 4, or such a number would follow from it. */
export interface Told {
  numerator: number | null;
  denominator: number | null;
  hidden: boolean;
  percent?: number | null;
}

/** A count, or that it is hidden. */
export const countText = (value: number | null): string => (value === null ? t('committee.hidden') : count(value));

/** A share in percent. */
export const percentText = (value: number): string => `${new Intl.NumberFormat('en-IN', { maximumFractionDigits: 1 }).format(value)}\u00a0%`;

/** A number of the dashboard in one word: its share where it has one, its count, or why there is none. */
export function figureText(figure: FigureHeadFragment): string {
  if (figure.state === 'NIL') return t('committee.nil');
  if (figure.state === 'NOT_REPORTED') return t('committee.notReported');
  if (figure.state === 'HIDDEN') return t('committee.hidden');
  if (figure.percent !== null) return percentText(figure.percent);
  return countText(figure.numerator);
}

/** Above and below the line: "47 of 70". */
export const outOf = ({ numerator, denominator }: Pick<Told, 'numerator' | 'denominator'>): string =>
  t('committee.of', { numerator: countText(numerator), denominator: countText(denominator) });

/** What a category of a figure is called: its own words where there are some, else those of the record. */
export function categoryText(figure: string, { category, label }: { category: string; label: string }): string {
  switch (figure) {
    case 'FUNNEL':
      return code('FunnelStep', category);
    case 'COMPLAINT_TO_FIR':
      return code('CaseKind', category);
    case 'ENTITLEMENTS':
      return code('ClaimKind', category);
    case 'SCHOOL_RETENTION':
      return code('SchoolTerm', category);
    case 'HANDOVERS':
      return code('HandoverKind', category);
    case 'INSPECTIONS':
      return code('InspectionKind', category);
    default:
      return label;
  }
}

/** What a number is, behind a small button: what is counted, out of what, until when, without what, from where, and who is told. */
export const Definition = ({ figure }: { figure: FigureHeadFragment }) => (
  <What title={code('FigureCode', figure.code)}>
    <DefinitionText figure={figure} />
  </What>
);

/** A small button that says more. */
export function What({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <>
      <button type="button" class="what no-print" popovertarget={id} aria-label={t('committee.definitionOf', { title })}>
        i
      </button>
      <div popover="auto" id={id} class="definition" role="dialog" aria-label={title}>
        <h3>{title}</h3>
        {children}
        <button type="button" class="slim" popovertarget={id} popovertargetaction="hide">
          {say('close')}
        </button>
      </div>
    </>
  );
}

export function DefinitionText({ figure: { definition } }: { figure: FigureHeadFragment }) {
  const facts = [
    ['committee.numerator', definition.numerator],
    ['committee.denominator', definition.denominator ?? t('committee.plainCount')],
    ['committee.cutOff', definition.cutOff],
    ['committee.exclusions', definition.exclusions],
    ['committee.source', definition.source],
    ['committee.disclosure', definition.disclosure],
    ['committee.indicator', definition.indicator],
  ] as const;
  return (
    <dl class="summary small">
      {facts.map(([label, text]) =>
        text === null ? null : (
          <>
            <dt>{t(label)}</dt>
            <dd lang={text === definition.denominator || label !== 'committee.denominator' ? 'en' : undefined}>{text}</dd>
          </>
        ),
      )}
    </dl>
  );
}

/** What an indicator of a report is called. */
export const indicatorText = ({ code: indicator, title }: { code: string; title: string }): string =>
  says(`Indicator.${indicator}`) ? code('Indicator', indicator) : title;
