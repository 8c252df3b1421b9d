import { ref } from '@mikro-orm/core';
import { Field, ID, InputType, Int } from 'type-graphql';
import { hasRole } from '../access/stewardship.js';
import type { Work } from '../audit/change.js';
import { mustBeANumber } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.js';
import { officeKinds } from '../offices/codes.js';
import { Office, Officer } from '../offices/office.entity.js';
import { District } from '../offices/place.entity.js';
import { rowId } from '../planner/global-id.js';
import { CommitteeKind, SeatKind } from './codes.js';
import { Committee, Seat } from './committee.entity.js';
import { type CommitteeRule, committeeRules } from './rules.js';

@InputType({ description: 'A committee that was constituted, by whom and by which order.' })
export class FormCommitteeInput extends ChangeInput {
  @Field(() => CommitteeKind, { description: 'What it is.' })
  kind!: CommitteeKind;

  @Field(() => Int, {
    nullable: true,
    description: 'The district (LGD code), for a committee of a district; a District Magistrate may leave it out.',
  })
  district?: number;

  @Field({ description: 'Number of the order or notification.' })
  notification!: string;
}

export const FormCommitteePayload = PayloadOf('formCommittee', 'committee', () => Committee);

/**
 * Puts a committee on record and seats whom the law names: the chair, the secretary, and of the other lines the offices of which its place
 * has one and no other. Where there is a choice, `seatOffice` says it.
 */
export async function formCommittee({ em, actor, now }: Work, input: FormCommitteeInput): Promise<Committee> {
  const rule = committeeRules[input.kind];
  if (!hasRole(actor, rule.formedBy)) throw new Forbidden(`A ${rule.label} is constituted by: ${rule.formedBy}.`);
  mustBeANumber(input.notification, ['notification']);
  const mine = await em.findOneOrFail(Office, { id: actor.officeId });
  const district = await districtOf(em, rule, mine, input.district);
  const there = await em.find(Office, {
    ...(district ? { district: district.code } : { state: mine.state.code, district: null }),
    activeFrom: { $lte: dayInIndia(now) },
    $or: [{ activeTo: null }, { activeTo: { $gte: dayInIndia(now) } }],
  });
  if (await em.count(Committee, { kind: input.kind, state: mine.state.code, district: district?.code ?? null }))
    throw new Conflict(`There is a ${rule.label} here already.`, ['kind']);
  const own = there.find(({ kind }) => kind === rule.own);
  const committee = em.create(Committee, {
    kind: input.kind,
    state: mine.state,
    district: district ? ref(district) : null,
    office: own ? ref(own) : null,
    formedByOffice: ref(mine),
    formedBy: ref(em.getReference(Officer, actor.officerId)),
    formedAt: now,
    notification: input.notification,
  });
  const seated = new Set<string>();
  for (const line of rule.seats) {
    if (line.seat === SeatKind.NOMINEE || line.seat === SeatKind.CIVIL_SOCIETY) continue;
    const [first] = line.of.flatMap((kind) => {
      const of = there.filter((office) => office.kind === kind && !seated.has(office.id));
      return of.length === 1 ? of : [];
    });
    if (!first && (line.seat === SeatKind.CHAIR || line.seat === SeatKind.SECRETARY))
      throw new Conflict(`No office here, or more than one, could be ${line.seat}. Have the directory corrected.`, ['kind']);
    if (!first) continue;
    seated.add(first.id);
    em.create(Seat, { committee: ref(committee), office: ref(first), kind: line.seat, since: dayInIndia(now), seatedBy: committee.formedBy });
  }
  return committee;
}

async function districtOf(em: Work['em'], rule: CommitteeRule, mine: Office, code: number | undefined): Promise<District | null> {
  if (rule.level === 'STATE') {
    if (code != null) throw new Invalid('This is a committee of a State. Leave the district out.', ['district']);
    return null;
  }
  if (mine.district && code != null && code !== mine.district.code) throw new Forbidden('This is not your district.');
  const asked = code ?? mine.district?.code;
  if (asked == null) throw new Invalid('Say of which district.', ['district']);
  const district = await em.findOne(District, { code: asked });
  if (district?.state.code !== mine.state.code) throw new Invalid('This is no district of your State (LGD code).', ['district']);
  return district;
}

@InputType({ description: 'An office that is to have a seat.' })
export class SeatOfficeInput extends ChangeInput {
  @Field(() => ID, { description: 'The committee.' })
  committeeId!: string;

  @Field(() => ID, { description: 'The office.' })
  officeId!: string;

  @Field(() => SeatKind, { description: 'As what.' })
  kind!: SeatKind;
}

export const SeatOfficePayload = PayloadOf('seatOffice', 'seat', () => Seat);

/** Gives an office a seat, as the composition says. */
export async function seatOffice(work: Work, input: SeatOfficeInput): Promise<Seat> {
  const { em, actor, now } = work;
  const committee = await formedByMine(work, input.committeeId);
  const rule = committeeRules[committee.kind];
  const line = rule.seats.find(({ seat }) => seat === input.kind);
  if (!line) throw new Invalid(`The composition of a ${rule.label} (${rule.law}) has no such seat.`, ['kind']);
  const office = await em.findOne(Office, { id: rowId('Office', input.officeId, ['officeId']) });
  if (!office) throw new NotFound();
  if (!line.of.includes(office.kind))
    throw new Invalid(`This seat is of: ${line.of.map((kind) => officeKinds[kind].label).join('; ')}.`, ['officeId']);
  mustBeOfItsArea(committee, office, 'officeId');
  if (office.activeTo && office.activeTo < dayInIndia(now)) throw new Invalid('This office takes part no longer.', ['officeId']);
  const seats = await em.find(Seat, { committee: committee.id, endedAt: null });
  if (seats.some((seat) => seat.office.id === office.id)) throw new Conflict('This office has a seat already. End that first.', ['officeId']);
  if (seats.filter(({ kind }) => kind === line.seat).length >= line.atMost)
    throw new Conflict(`All seats of this kind (${line.atMost}) are filled. End one first.`, ['kind']);
  return em.create(Seat, {
    committee: ref(committee),
    office: ref(office),
    kind: line.seat,
    since: dayInIndia(now),
    until: line.years ? lastDayAfter(dayInIndia(now), line.years) : null,
    seatedBy: ref(em.getReference(Officer, actor.officerId)),
  });
}

@InputType({ description: 'A seat that ends.' })
export class EndSeatInput extends ChangeInput {
  @Field(() => ID, { description: 'The seat.' })
  seatId!: string;
}

export const EndSeatPayload = PayloadOf('endSeat', 'seat', () => Seat);

/** Ends a seat, at once: its office sees nothing of the committee any more. */
export async function endSeat(work: Work, { seatId }: EndSeatInput): Promise<Seat> {
  const { em, now } = work;
  const seat = await em.findOne(Seat, { id: rowId('Seat', seatId, ['seatId']) });
  if (!seat) throw new NotFound();
  await formedByMine(work, `Committee_${seat.committee.id}`);
  const locked = await work.load(Seat, seatId, 'seatId');
  if (locked.endedAt) throw new Conflict('This seat has ended.', ['seatId']);
  locked.endedAt = now;
  return locked;
}

async function formedByMine({ em, actor }: Work, id: string): Promise<Committee> {
  const committee = await em.findOne(Committee, { id: rowId('Committee', id, ['committeeId']) });
  if (!committee) throw new NotFound();
  if (committee.formedByOffice.id !== actor.officeId) throw new Forbidden('Only the office that constituted the committee fills its seats.');
  return committee;
}

/** An office of the committee's district or, for one of a State, of the State. */
export function mustBeOfItsArea(committee: Committee, office: Office, path: string): void {
  const isThere = committee.district ? office.district?.code === committee.district.code : office.state.code === committee.state.code;
  if (!isThere) throw new Invalid("This office is not of the committee's area.", [path]);
}

/** Two years from 1 June 2026 end on 31 May 2028. */
function lastDayAfter(day: string, years: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year + years, month - 1, date - 1)).toISOString().slice(0, 10);
}
