import { setSize, size, sizes } from './size.js';
import { language, type Language, languages, speak, t } from './words.js';

/** Language and size of the text: beside the name on every screen. */
export function Preferences() {
  return (
    <div class="row small">
      <label>
        <span class="only-heard">{t('language')}</span>
        <select name="language" value={language.value} onChange={(event) => void speak(event.currentTarget.value as Language)}>
          {Object.entries(languages).map(([tag, name]) => (
            <option value={tag} lang={tag} key={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="only-heard">{t('size')}</span>
        <select name="size" value={size.value} onChange={(event) => setSize(event.currentTarget.value as (typeof sizes)[number])}>
          {sizes.map((one) => (
            <option value={one} key={one}>
              {t(`size.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
