/** Going home: the home district is asked, the escort leaves, the home Committee receives, the family has the child back. Three columns, with days. */
import {
  type ShelterKind,
  type WelfareTransfersQuery,
  WelfareAcceptHandoverDocument,
  WelfareAnswerConsultationDocument,
  WelfareEscortsDocument,
  WelfareReceiveSurvivorDocument,
  WelfareRecordEscortDocument,
  WelfareTransfersDocument,
} from '../../generated/welfare.js';
import { useRead } from '../hub/read.js';
import { viewer } from '../hub/viewer.js';
import { Act, Lines, Moment, Pick, YesNo } from '../kit/fill-in.js';
import { Empty, Page, Read, Tag, When } from '../kit/kit.js';
import { code } from '../kit/words.js';
import { ConsultHomeDistrict } from './acts.js';
import { shelters } from './codes.js';
import { isHome, WelfareTabs } from './tabs.js';
import { FirstOf, Who } from './who.js';
import { optionsOf, t } from './words.js';

type Person = WelfareTransfersQuery['survivors']['nodes'][number];
type Handover = WelfareTransfersQuery['handovers']['nodes'][number];

const DAY_MS = 86_400_000;
const daysSince = (at: string): number => Math.floor((Date.now() - Date.parse(at)) / DAY_MS);

export function Transfers() {
  const reading = useRead(WelfareTransfersDocument, {});
  return (
    <Page title={t('welfare.transfers.title')}>
      <WelfareTabs />
      <Read of={reading}>
        {({ survivors, handovers }) => (
          <>
            <FirstOf shown={survivors.nodes.length} all={survivors.totalCount} />
            <Board people={survivors.nodes} handovers={handovers.nodes} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Board({ people, handovers }: { people: readonly Person[]; handovers: readonly Handover[] }) {
  const concerns = handovers.filter(({ kind, transfers }) => kind === 'CONSULT' || transfers === 'CUSTODY');
  const [onTheWay, asked] = [concerns.filter(({ leftAt }) => leftAt !== null), concerns.filter(({ leftAt }) => leftAt === null)];
  const isBack = ({ status }: Person) => status === 'BEFORE_HOME_CWC' || status === 'RESTORED';
  const inCare = people.filter((one) => !isBack(one) && one.status !== 'IN_TRANSIT_HOME');
  return (
    <>
      <div class="columns">
        <Column title={t('welfare.transfers.asked')} people={inCare.filter(({ homeDistrict }) => homeDistrict !== null)} handovers={asked} />
        <Column title={t('welfare.transfers.onTheWay')} people={people.filter(({ status }) => status === 'IN_TRANSIT_HOME')} handovers={onTheWay} />
        <Column title={t('welfare.transfers.back')} people={people.filter(isBack)} handovers={[]} />
      </div>
      <NotAsked people={inCare.filter(({ homeDistrict }) => homeDistrict === null)} />
    </>
  );
}

function Column({ title, people, handovers }: { title: string; people: readonly Person[]; handovers: readonly Handover[] }) {
  return (
    <section>
      <h2>
        {title} <span class="hush">({people.length + handovers.length})</span>
      </h2>
      {people.length + handovers.length === 0 && <Empty>{t('welfare.transfers.none')}</Empty>}
      <ul class="plain stack">
        {handovers.map((handover) => (
          <li class="card" key={handover.id}>
            <HandoverCard handover={handover} />
          </li>
        ))}
        {people.map((person) => (
          <li class="card" key={person.id}>
            <Who of={person} />
            <Tag>{t('welfare.days', { n: daysSince(person.statusSince) })}</Tag> {code('JourneyStatus', person.status)}
            <div class="small">
              {t('welfare.transfers.from', { from: person.foundIn.name, to: person.homeDistrict?.name ?? t('welfare.transfers.unknown') })}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is under way between two offices: a question, or custody. */
function HandoverCard({ handover }: { handover: Handover }) {
  const { kind, caseNumber, fromOffice, toOffice, status, proposedAt, leftAt, words, survivors, escortOffice } = handover;
  const people = survivors.nodes.flatMap(({ survivor }) => (survivor ? [survivor] : []));
  return (
    <>
      <strong>{t(kind === 'CONSULT' ? 'welfare.transfers.question' : 'welfare.transfers.custody')}</strong> <span class="whole">{caseNumber}</span>
      <div>
        <Tag tone="warn">{t('welfare.days', { n: daysSince(leftAt ?? proposedAt) })}</Tag>{' '}
        {leftAt === null ? code('HandoverStatus', status) : t('welfare.transfers.leftAt')} {leftAt !== null && <When at={leftAt} />}
      </div>
      <div class="small">
        {fromOffice.name} → {toOffice.name}
        {escortOffice && `; ${t('welfare.transfers.escort', { office: escortOffice.name })}`}
      </div>
      {people.map((one) => (
        <div key={one.id}>
          <Who of={one} />
        </div>
      ))}
      {words && <p>{words.message}</p>}
      <HandoverActs handover={handover} />
    </>
  );
}

function HandoverActs({ handover }: { handover: Handover }) {
  const me = viewer.value!.office.id;
  const isTo = handover.toOffice.id === me;
  const isParty = isTo || handover.fromOffice.id === me;
  const { id, caseNumber, status, kind, leftAt } = handover;
  return (
    <div class="row">
      {isTo && status === 'PROPOSED' && (
        <Act
          operation="acceptHandover"
          document={WelfareAcceptHandoverDocument}
          label={t('welfare.transfers.accept')}
          about={caseNumber}
          told={t('welfare.transfers.accepted')}
          input={() => ({ handoverId: id })}
        >
          <p>{t('welfare.transfers.acceptWhat')}</p>
        </Act>
      )}
      {isTo && status === 'ACCEPTED' && kind === 'CONSULT' && (
        <Act
          operation="answerConsultation"
          document={WelfareAnswerConsultationDocument}
          label={t('welfare.transfers.answer')}
          about={caseNumber}
          told={t('welfare.transfers.answered')}
          look="first"
          input={(said) => ({ handoverId: id, answer: said.text('answer') })}
        >
          <Lines name="answer" label={t('welfare.transfers.answerText')} hint={t('welfare.noNames')} />
        </Act>
      )}
      {isParty && status === 'ACCEPTED' && kind === 'TRANSFER' && leftAt === null && (
        <Act
          operation="recordEscort"
          document={WelfareRecordEscortDocument}
          label={t('welfare.transfers.recordEscort')}
          about={caseNumber}
          told={t('welfare.transfers.escorted')}
          look="first"
          input={(said) => ({
            handoverId: id,
            escortOfficeId: said.text('escortOfficeId'),
            womanOfficer: said.isYes('womanOfficer'),
            leftAt: said.instant('leftAt'),
          })}
        >
          <Escort />
          <YesNo name="womanOfficer" label={t('welfare.transfers.woman')} hint={t('welfare.transfers.womanHint')} />
          <Moment name="leftAt" label={t('welfare.transfers.left')} hint={t('welfare.ist')} />
        </Act>
      )}
      {isTo && status === 'ACCEPTED' && leftAt !== null && <Receive handover={handover} />}
    </div>
  );
}

/** One at a time: of each it is recorded when they came. */
function Receive({ handover: { id, survivors } }: { handover: Handover }) {
  const awaited = survivors.nodes.flatMap(({ survivor, receivedAt }) => (survivor && receivedAt === null ? [survivor] : []));
  return (
    <>
      {awaited.map((survivor) => (
        <Act
          key={survivor.id}
          operation="receiveSurvivor"
          document={WelfareReceiveSurvivorDocument}
          label={t('welfare.transfers.receive')}
          about={survivor.pseudonym}
          told={t('welfare.transfers.received')}
          look="first"
          input={(said) => ({
            handoverId: id,
            survivorId: survivor.id,
            receivedAt: said.instant('receivedAt'),
            shelter: said.maybe<ShelterKind>('shelter'),
          })}
        >
          <Moment name="receivedAt" label={t('welfare.when')} hint={t('welfare.ist')} />
          {isHome() && <Pick name="shelter" label={t('welfare.transfers.shelter')} options={optionsOf('ShelterKind', shelters)} />}
        </Act>
      ))}
    </>
  );
}

function Escort() {
  const { district } = viewer.value!.office;
  const { data } = useRead(WelfareEscortsDocument, district ? { district: district.code } : {}, { isLive: false });
  return (
    <Pick
      name="escortOfficeId"
      label={t('welfare.transfers.escortOffice')}
      options={(data?.offices.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

/** In care here, and no home district asked yet. */
function NotAsked({ people }: { people: readonly Person[] }) {
  if (people.length === 0) return null;
  return (
    <section>
      <h2>{t('welfare.transfers.notAsked', { n: people.length })}</h2>
      <ul class="plain list">
        {people.map((person) => (
          <li key={person.id} class="row apart">
            <div>
              <Who of={person} />
            </div>
            <ConsultHomeDistrict of={person} />
          </li>
        ))}
      </ul>
    </section>
  );
}
