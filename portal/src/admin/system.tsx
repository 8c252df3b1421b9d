/** How the hub is, as whoever runs it sees it: nothing of a case or of a person. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { Page, Summary, Tag, When } from '../kit/kit.js';
import { count } from '../kit/when.js';
import { t } from './words.js';

interface Health {
  isAlive: boolean;
  isReady: boolean;
  /** The public key of the log. */
  key: string | undefined;
  checkpoint: Checkpoint | undefined;
  lookedAt: string;
}

/** The head of the log as it was signed last: a C2SP signed note. */
interface Checkpoint {
  origin: string;
  size: number;
  root: string;
  /** Of the hub, and of the witnesses who have cosigned. */
  signers: readonly string[];
}

async function look(): Promise<Health> {
  const [live, ready, key, note] = await Promise.all(['/livez', '/readyz', '/audit/key', '/audit/checkpoint'].map(ask));
  return {
    isAlive: live !== undefined,
    isReady: ready !== undefined,
    key: key?.trim(),
    checkpoint: note === undefined ? undefined : checkpointIn(note),
    lookedAt: new Date().toISOString(),
  };
}

/** The text of an answer; undefined where there is none, or not a good one. */
async function ask(path: string): Promise<string | undefined> {
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(10_000) });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

function checkpointIn(note: string): Checkpoint | undefined {
  const [head = '', signatures = ''] = note.split('\n\n');
  const [origin = '', size = '', root = ''] = head.split('\n');
  if (!/^\d+$/.test(size)) return undefined;
  const signers = signatures.split('\n').flatMap((line) => (line.startsWith('— ') ? [line.split(' ')[1]!] : []));
  return { origin, size: Number(size), root, signers };
}

export function System() {
  const health = useSignal<Health | undefined>(undefined);
  const isLooking = useSignal(false);
  const again = () => {
    isLooking.value = true;
    void look().then((found) => {
      health.value = found;
      isLooking.value = false;
    });
  };
  useEffect(again, []);
  return (
    <Page
      title={t('section.system')}
      aside={
        <button type="button" disabled={isLooking.value} onClick={again}>
          {t('webhooks.look')}
        </button>
      }
    >
      <p>{t('system.what')}</p>
      <div role="status">{health.value ? <Standing health={health.value} /> : <p class="hush dots">{t('system.looking')}</p>}</div>
      <p>
        <a href="/metrics">{t('system.metrics')}</a>
      </p>
    </Page>
  );
}

function Standing({ health: { isAlive, isReady, key, checkpoint, lookedAt } }: { health: Health }) {
  return (
    <>
      <Summary
        facts={[
          [t('system.alive'), <Tag tone={isAlive ? 'good' : 'bad'}>{t(isAlive ? 'system.yes' : 'system.no')}</Tag>],
          [t('system.ready'), <Tag tone={isReady ? 'good' : 'bad'}>{t(isReady ? 'system.isReady' : 'system.isNotReady')}</Tag>],
          [t('system.at'), <When at={lookedAt} />],
        ]}
      />
      <h2>{t('system.log')}</h2>
      <p>{t('system.log.what')}</p>
      {checkpoint ? (
        <Summary
          facts={[
            [t('system.origin'), checkpoint.origin],
            [t('system.size'), count(checkpoint.size)],
            [t('system.root'), <code>{checkpoint.root}</code>],
            [t('system.signers'), checkpoint.signers.join(', ')],
            [t('system.key'), key && <code>{key}</code>],
          ]}
        />
      ) : (
        <p class="hush">{t('system.noCheckpoint')}</p>
      )}
      <p class="hush small">{t('system.verify')}</p>
    </>
  );
}
