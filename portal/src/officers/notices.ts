/** Notices of what lies outside one's own cases, such as a handover of another office's case, are not told as they happen: they are looked for. */
import { useEffect } from 'preact/hooks';
import { OfficersNewestNoticeDocument } from '../../generated/officers.js';
import { ask } from '../hub/ask.js';
import { changed } from '../hub/changed.js';

const EVERY_MS = 20_000;

/** While the screen is looked at: reads everything anew when there is a newer notice. */
export function useNotices(): void {
  useEffect(() => {
    let newest: string | undefined;
    const look = async () => {
      if (document.hidden) return;
      const { notices } = await ask(OfficersNewestNoticeDocument, {});
      const id = notices.nodes[0]?.id ?? '';
      if (newest !== undefined && newest !== id) changed.value++;
      newest = id;
    };
    // Without a network there is nothing new, and the screen says so by itself.
    const lookOnce = () => void look().catch(() => undefined);
    lookOnce();
    const again = setInterval(lookOnce, EVERY_MS);
    return () => clearInterval(again);
  }, []);
}
