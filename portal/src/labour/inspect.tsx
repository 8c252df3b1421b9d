/**
 * Recording an inspection, on a phone at the gate. What is typed stays in memory over a bad line and over other screens, and is sent again as the same
 * until the hub has answered. It is never on the phone's disk.
 */
import { type Signal, useSignal } from '@preact/signals';
import {
  type CaseKind,
  type EstablishmentKind,
  type InspectionKind,
  type InspectionOutcome,
  type LabourPlanQuery,
  type LabourRecordInspectionMutation,
  type RecordInspectionInput,
  type RegistersFound,
  type ViolationCode,
  LabourCasesToNameDocument,
  LabourDistrictsDocument,
  LabourPlanDocument,
  LabourPremisesDocument,
  LabourRecordInspectionDocument,
  LabourViolationsDocument,
} from '../../generated/labour.js';
import { useChange } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { mayCall, viewer } from '../hub/viewer.js';
import { useAddress } from '../kit/address.js';
import { AnyOf, Count, FillIn, Line, Moment, OneOf, Pick, type Said, kept } from '../kit/fill-in.js';
import { Page, Read } from '../kit/kit.js';
import { code } from '../kit/words.js';
import { caseKinds, establishmentKinds, inspectionKinds, outcomes, registersFound } from './codes.js';
import { optionsOf, t } from './words.js';

const FORM = 'inspection';
type Recorded = NonNullable<LabourRecordInspectionMutation['recordInspection']['inspection']>;
type Plan = Extract<LabourPlanQuery['node'], { premises: unknown }>;

export function Inspect() {
  const { query } = useAddress();
  const recorded = useSignal<Recorded | undefined>(undefined);
  if (recorded.value) return <Done recorded={recorded.value} again={() => (recorded.value = undefined)} />;
  return (
    <Page title={t('labour.inspect.record')} narrow>
      {query['plan'] === undefined ? <Form recorded={recorded} /> : <OfPlan id={query['plan']} recorded={recorded} />}
    </Page>
  );
}

function OfPlan({ id, recorded }: { id: string; recorded: Signal<Recorded | undefined> }) {
  const plan = useRead(LabourPlanDocument, { id }, { isLive: false });
  return <Read of={plan}>{({ node }) => <Form recorded={recorded} plan={(node ?? undefined) as Plan | undefined} />}</Read>;
}

function Form({ plan, recorded }: { plan?: Plan | undefined; recorded: Signal<Recorded | undefined> }) {
  const change = useChange(LabourRecordInspectionDocument);
  const outcome = useSignal(kept(FORM, 'outcome') ?? '');
  return (
    <FillIn
      change={change}
      keep={FORM}
      save={t('labour.inspect.save')}
      input={(said) => ({ ...where(said, plan), ...what(said), ...caseOf(said) })}
      done={({ recordInspection }) => (recorded.value = recordInspection.inspection ?? undefined)}
    >
      <p class="hush">{t('labour.inspect.memory')}</p>
      <h2>{t('labour.inspect.where')}</h2>
      {plan ? (
        <p>
          <strong>{plan.premises.name}</strong>, {code('EstablishmentKind', plan.premises.kind)}
          <br />
          {plan.premises.address}
        </p>
      ) : (
        <Place />
      )}
      <h2>{t('labour.inspect.look')}</h2>
      {!plan && (
        <OneOf
          name="kind"
          label={t('labour.inspect.kind')}
          options={inspectionKinds.map((value) => ({ value, label: code('InspectionKind', value), hint: t(`labour.inspect.by.${value}`) }))}
        />
      )}
      <Moment name="happenedAt" label={t('labour.inspect.happened')} hint={t('labour.ist')} />
      <fieldset class="field">
        <legend>{t('labour.inspect.people')}</legend>
        <p class="hush small">{t('labour.inspect.peopleHint')}</p>
        <Count name="under14" label={t('labour.inspect.under14')} value="0" />
        <Count name="from14To15" label={t('labour.inspect.from14')} value="0" />
        <Count name="from16To17" label={t('labour.inspect.from16')} value="0" />
        <Count name="adults" label={t('labour.inspect.adults')} value="0" />
      </fieldset>
      <OneOf name="registers" label={t('labour.inspect.registers')} options={optionsOf('RegistersFound', registersFound)} />
      <Violations />
      <h2>{t('labour.inspect.outcome')}</h2>
      <OneOf
        name="outcome"
        label={t('labour.inspect.outcomeHint')}
        options={optionsOf('InspectionOutcome', outcomes)}
        choose={(value) => (outcome.value = value)}
      />
      {outcome.value === 'CHILD_FOUND' && <ChildFound />}
    </FillIn>
  );
}

/** On the register already, or as it is found. */
function Place() {
  const kind = useSignal(kept(FORM, 'establishment') ?? '');
  const isNew = useSignal(kept(FORM, 'premisesId') === 'new');
  return (
    <>
      <Pick
        name="establishment"
        label={t('labour.inspect.establishment')}
        options={optionsOf('EstablishmentKind', establishmentKinds)}
        choose={(value) => (kind.value = value)}
      />
      {kind.value !== '' && <Register kind={kind.value as EstablishmentKind} isNew={isNew} />}
    </>
  );
}

const ENOUGH_TO_SHOW = 8;

function Register({ kind, isNew }: { kind: EstablishmentKind; isNew: Signal<boolean> }) {
  const { district } = viewer.value!.office;
  const register = useRead(LabourPremisesDocument, { filter: { kinds: [kind], ...(district && { district: district.code }) } }, { isLive: false });
  const looked = useSignal('');
  const word = looked.value.toLowerCase();
  return (
    <Read of={register}>
      {({ premises }) => {
        const found = premises.nodes.filter(({ name, address }) => `${name} ${address ?? ''}`.toLowerCase().includes(word)).slice(0, ENOUGH_TO_SHOW);
        return (
          <>
            {premises.nodes.length > ENOUGH_TO_SHOW && (
              <div class="field">
                <label for="look-for">{t('labour.inspect.search')}</label>
                <input id="look-for" type="search" value={looked.value} onInput={(event) => (looked.value = event.currentTarget.value)} />
              </div>
            )}
            <OneOf
              name="premisesId"
              label={t('labour.inspect.premises')}
              hint={premises.totalCount === 0 ? t('labour.inspect.noneYet') : undefined}
              options={[
                ...found.map(({ id, name, address }) => ({ value: id, label: name, hint: address ?? undefined })),
                { value: 'new', label: t('labour.inspect.new') },
              ]}
              choose={(value) => (isNew.value = value === 'new')}
            />
            {isNew.value && <NewPlace />}
          </>
        );
      }}
    </Read>
  );
}

function NewPlace() {
  return (
    <>
      <Line name="name" label={t('labour.inspect.name')} hint={t('labour.inspect.nameHint')} maxLength={200} />
      <Line name="address" label={t('labour.inspect.address')} isOptional maxLength={500} />
      {viewer.value!.office.district === null && <District />}
    </>
  );
}

/** For an office of a State: in which of its districts. */
function District() {
  const { data } = useRead(LabourDistrictsDocument, { state: viewer.value!.office.state.code }, { isLive: false });
  return (
    <Pick
      name="district"
      label={t('labour.district')}
      options={(data?.places.nodes ?? []).map((place) => ({ value: String(place.code), label: place.name }))}
    />
  );
}

function Violations() {
  const reading = useRead(LabourViolationsDocument, {}, { isLive: false });
  return (
    <Read of={reading}>
      {({ violations }) => (
        <AnyOf
          name="violations"
          label={t('labour.inspect.violations')}
          hint={t('labour.inspect.violationsHint')}
          options={violations.map((one) => ({
            value: one.code,
            label: code('ViolationCode', one.code),
            hint: `${one.law}${one.findsChild ? `, ${t('labour.inspect.findsChild')}` : ''}`,
          }))}
        />
      )}
    </Read>
  );
}

/** A child found is a case: a new one, or one that is there. */
function ChildFound() {
  const which = useSignal(kept(FORM, 'which') ?? (mayCall('openCase') ? '' : 'known'));
  return (
    <div class="note bad">
      <p>{t('labour.inspect.childFound')}</p>
      <Count name="childrenFound" label={t('labour.inspect.childrenFound')} />
      {mayCall('openCase') && (
        <OneOf
          name="which"
          label={t('labour.inspect.case')}
          options={[
            { value: 'new', label: t('labour.inspect.newCase') },
            { value: 'known', label: t('labour.inspect.knownCase') },
          ]}
          choose={(value) => (which.value = value)}
        />
      )}
      {which.value === 'new' && <Pick name="newCase" label={t('labour.inspect.caseKind')} options={optionsOf('CaseKind', caseKinds)} />}
      {which.value === 'known' && <KnownCase />}
    </div>
  );
}

function KnownCase() {
  const reading = useRead(LabourCasesToNameDocument, {}, { isLive: false });
  return (
    <Read of={reading}>
      {({ cases }) => (
        <Pick
          name="caseId"
          label={t('labour.inspect.knownCase')}
          options={cases.nodes.map(({ id, number, kind }) => ({ value: id, label: `${number}, ${code('CaseKind', kind)}` }))}
        />
      )}
    </Read>
  );
}

function where(said: Said, plan: Plan | undefined): Partial<RecordInspectionInput> & { kind: InspectionKind } {
  if (plan) return { planId: plan.id, kind: plan.kind };
  const kind = said.one<InspectionKind>('kind');
  if (said.text('premisesId') !== 'new') return { kind, premisesId: said.text('premisesId') };
  const { district } = viewer.value!.office;
  return {
    kind,
    premises: {
      kind: said.one<EstablishmentKind>('establishment'),
      district: district?.code ?? said.count('district'),
      name: said.text('name'),
      address: said.maybe('address'),
    },
  };
}

function what(said: Said) {
  return {
    happenedAt: said.instant('happenedAt'),
    seen: {
      under14: said.count('under14'),
      from14To15: said.count('from14To15'),
      from16To17: said.count('from16To17'),
      adults: said.count('adults'),
    },
    registers: said.one<RegistersFound>('registers'),
    violations: said.all<ViolationCode>('violations'),
    outcome: said.one<InspectionOutcome>('outcome'),
  };
}

const caseOf = (said: Said) => ({
  childrenFound: said.count('childrenFound'),
  newCase: said.maybe<CaseKind>('newCase'),
  caseId: said.maybe('caseId'),
});

/** That it is recorded, and where it leads. */
function Done({ recorded, again }: { recorded: Recorded; again: () => void }) {
  return (
    <Page title={t('labour.inspect.done')} narrow>
      <div class="note good" role="status">
        <p>
          {recorded.premises.name}: {code('InspectionOutcome', recorded.outcome)}
        </p>
        {recorded.case && <p>{t('labour.inspect.caseOpen', { number: recorded.case.number })}</p>}
      </div>
      <div class="row">
        {recorded.case && (
          <a class="button first" href={`/cases/${recorded.case.id}`}>
            {t('labour.inspect.toCase')}
          </a>
        )}
        <button type="button" onClick={again}>
          {t('labour.inspect.another')}
        </button>
        <a class="button" href="/watch">
          {t('labour.inspect.toList')}
        </a>
      </div>
    </Page>
  );
}
