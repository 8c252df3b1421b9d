/** An office of the directory: first the district, by its name, then the office in it. */
import { useSignal } from '@preact/signals';
import type { OfficeKind } from '../../generated/officers.js';
import { OfficersOfficesDocument, OfficersPlacesDocument } from '../../generated/officers.js';
import type { Problem } from '../hub/change.js';
import { useRead } from '../hub/read.js';
import { Field, Read } from '../kit/kit.js';
import { code } from '../kit/words.js';
import { t } from './words.js';

interface Place {
  code: number;
  name: string;
}

interface Props {
  name: string;
  label: string;
  /** Where one begins to look. */
  district: Place;
  kinds?: OfficeKind[];
  problems: readonly Problem[];
  /** Nothing need be chosen. */
  isOptional?: boolean;
  choose?: (id: string) => void;
}

export function OfficePicker({ district, ...offices }: Props) {
  const place = useSignal(district);
  return (
    <>
      <DistrictField place={place.value} choose={(chosen) => (place.value = chosen)} />
      <Offices {...offices} district={place.value.code} />
    </>
  );
}

function DistrictField({ place, choose }: { place: Place; choose: (place: Place) => void }) {
  const search = useSignal(place.name);
  const { data } = useRead(OfficersPlacesDocument, { search: search.value }, { isLive: false });
  const named = (data?.places.nodes ?? []).map((one) => ({ ...one, text: `${one.name}, ${one.state.name}` }));
  return (
    <Field name="district" label={t('office.district')} hint={t('office.districtHint')}>
      {(props) => (
        <>
          <input
            {...props}
            list="districts"
            autocomplete="off"
            defaultValue={place.name}
            onInput={({ currentTarget: { value } }) => {
              const chosen = named.find(({ text }) => text === value);
              if (chosen) choose({ code: chosen.code, name: chosen.name });
              else search.value = value.split(',')[0]!.trim();
            }}
          />
          <datalist id="districts">
            {named.map(({ code: key, text }) => (
              <option value={text} key={key} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function Offices({ name, label, district, kinds, problems, isOptional = false, choose }: Omit<Props, 'district'> & { district: number }) {
  const offices = useRead(OfficersOfficesDocument, { district, kinds: kinds ?? null }, { isLive: false });
  return (
    <Read of={offices}>
      {({ offices: { nodes } }) =>
        nodes.length === 0 ? (
          <p role="status">{t('office.none')}</p>
        ) : (
          <Field name={name} label={label} problems={problems}>
            {(props) => (
              <select {...props} required={!isOptional} onChange={({ currentTarget }) => choose?.(currentTarget.value)}>
                {(isOptional || nodes.length > 1) && <option value="">{t('choose')}</option>}
                {nodes.map((office) => (
                  <option value={office.id} key={office.id}>
                    {office.name} ({code('OfficeKind', office.kind)})
                  </option>
                ))}
              </select>
            )}
          </Field>
        )
      }
    </Read>
  );
}
