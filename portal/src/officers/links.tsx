/** Ways to a case and to a person, by number and pseudonym; through a broken glass they stay behind it. */
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { Glass } from '../hub/read.js';

function useWay(room: string, id: string): string {
  const glass = useContext(Glass);
  return `/${room}/${id}${glass === undefined ? '' : `?glass=${encodeURIComponent(glass)}`}`;
}

export function CaseLink({ of }: { of: { id: string; number: string } }) {
  return <a href={useWay('cases', of.id)}>{of.number}</a>;
}

export function PersonLink({ of }: { of: { id: string; pseudonym: string } }) {
  return <a href={useWay('people', of.id)}>{of.pseudonym}</a>;
}

/** A number of a case that is a way to it for those who see the case. */
export function CaseNumber({ number, caseId }: { number: string; caseId: string | undefined }) {
  return caseId === undefined ? <>{number}</> : <CaseLink of={{ id: caseId, number }} />;
}

const rooms: Record<string, string> = { Case: '/cases', Survivor: '/people' };

/** What a notice is about, where a screen shows it. */
export function SubjectLink({ id, children }: { id: string | null; children: ComponentChildren }) {
  const [type = ''] = id?.split('_') ?? [];
  const to = type === 'Handover' ? '/handovers' : type === 'Clock' ? '/clocks' : rooms[type] && `${rooms[type]}/${id}`;
  return to === undefined ? <>{children}</> : <a href={to}>{children}</a>;
}
