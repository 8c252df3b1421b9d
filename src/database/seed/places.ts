import type pg from 'pg';
import { drawCaseNumber } from '../../cases/case-number.js';
import type { OfficeKind } from '../../offices/codes.js';
import type { District, State } from '../../offices/place.entity.js';
import { type Id, type Random, Weighted } from './random.js';

/** An office and the officer in it who writes. */
export interface Desk {
  office: Id;
  officer: Id;
  kind: OfficeKind;
  canRegisterFir: boolean;
}

export interface Place {
  code: number;
  state: number;
  /** How case numbers of this district begin, such as RJ-JAI. */
  numbers: string;
  /** The standing offices of the district. */
  desks: ReadonlyMap<OfficeKind, readonly Desk[]>;
  /** The standing offices of its State. */
  stateDesks: ReadonlyMap<OfficeKind, readonly Desk[]>;
}

/** How much more is found here than elsewhere (1): where people are taken to. From the vignettes and the cities (D). */
const destinations: Readonly<Record<number, number>> = {
  102: 30,
  691: 15,
  507: 14,
  670: 26,
  62: 14,
  490: 18,
  525: 24,
  135: 12,
  482: 12,
  483: 12,
  497: 12,
  568: 10,
  459: 12,
  438: 8,
  36: 8,
  315: 8,
  484: 6,
  597: 6,
  634: 6,
  143: 5,
  179: 5,
  187: 5,
  212: 5,
  555: 4,
  410: 4,
  162: 4,
  118: 3,
  196: 4,
  314: 6,
  304: 4,
  345: 3,
  331: 3,
};

/** How much more people are taken from here than from elsewhere (1). */
const sources: Readonly<Record<number, number>> = {
  196: 60,
  314: 45,
  304: 55,
  345: 40,
  331: 45,
  221: 22,
  206: 18,
  188: 16,
  214: 16,
  201: 14,
  319: 30,
  326: 18,
  338: 14,
  339: 14,
  358: 16,
  285: 14,
  503: 6,
  171: 6,
};
const sourceStates: Readonly<Record<number, number>> = { 10: 5, 20: 4, 19: 3, 21: 3, 9: 2.5, 22: 2.5, 18: 2.5, 23: 1.5, 8: 1.5, 16: 1.5 };

/** The standing districts and their offices, and how often each is drawn. Every district has its share. */
export class Places {
  readonly found: Weighted<Place>;
  private readonly home: Weighted<Place>;
  private readonly ofState: ReadonlyMap<number, Weighted<Place>>;

  constructor(places: readonly Place[]) {
    this.found = new Weighted(places.map((place) => [place, destinations[place.code] ?? 1]));
    const asHome = (place: Place) => [place, (sources[place.code] ?? 1) * (sourceStates[place.state] ?? 0.5)] as const;
    this.home = new Weighted(places.map(asHome));
    this.ofState = new Map([...Map.groupBy(places, ({ state }) => state)].map(([state, group]) => [state, new Weighted(group.map(asHome))]));
  }

  /** A district that people are taken from, in another State than this one. */
  homeAbroad(random: Random, found: Place): Place {
    for (;;) {
      const place = this.home.draw(random);
      if (place.state !== found.state) return place;
    }
  }

  homeInState(random: Random, found: Place): Place {
    return this.ofState.get(found.state)!.draw(random);
  }
}

export async function readPlaces(client: pg.Client): Promise<Places> {
  // In a fixed order: what is drawn must not hang on the order in which the database finds rows.
  const { rows: offices } = await client.query<{
    id: string;
    officer: string;
    kind: OfficeKind;
    state: number;
    district: number | null;
    fir: boolean;
  }>(
    `select o.id, f.id as officer, o.kind, o.state_code as state, o.district_code as district, o.can_register_fir as fir
     from hub.office o join lateral (select id from hub.officer f where f.office_id = o.id and f.active_to is null order by subject collate "C" limit 1) f on true
     where o.active_to is null order by o.id`,
  );
  const { rows: districts } = await client.query<{ code: number; name: string; state: number; iso: string }>(
    'select d.code, d.name, d.state_code as state, s.iso from hub.district d join hub.state s on s.code = d.state_code where d.valid_to is null order by d.code',
  );
  const desksOf = (where: (office: (typeof offices)[number]) => string | undefined) => {
    const found = new Map<string, Map<OfficeKind, Desk[]>>();
    for (const office of offices) {
      const place = where(office);
      if (!place) continue;
      const kinds = found.get(place) ?? new Map<OfficeKind, Desk[]>();
      found.set(place, kinds);
      const desk = { office: bytesOf(office.id), officer: bytesOf(office.officer), kind: office.kind, canRegisterFir: office.fir };
      kinds.set(office.kind, [...(kinds.get(office.kind) ?? []), desk]);
    }
    return found;
  };
  const byDistrict = desksOf(({ district }) => (district === null ? undefined : String(district)));
  const byState = desksOf(({ district, state }) => (district === null ? String(state) : undefined));
  return new Places(
    districts.map(({ code, name, state, iso }) => ({
      code,
      state,
      numbers: drawCaseNumber({ iso } as State, { name } as District).slice(0, -'-000000'.length),
      desks: byDistrict.get(String(code)) ?? new Map(),
      stateDesks: byState.get(String(state)) ?? new Map(),
    })),
  );
}

function bytesOf(uuid: string): Id {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}
