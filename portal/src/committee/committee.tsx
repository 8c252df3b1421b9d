import { Page } from '../kit/kit.js';
import { t } from '../kit/words.js';

export default function Room() {
  return <Page title={t('nav.committee')}>{null}</Page>;
}
