/** Catalogues: `words/<language>/<room>.json`, keys and ICU messages. Compiled when the portal is built, so that no phone carries a parser. */
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const FILE = /[\\/]words[\\/]\w+[\\/][\w-]+\.json$/;

export function words(): Plugin {
  return {
    name: 'words',
    enforce: 'pre',
    transform(source, id) {
      if (!FILE.test(id.split('?')[0] ?? '')) return undefined;
      const messages = Object.entries(JSON.parse(source) as Record<string, string>).map(([key, message]) => [key, compileMessage(message)]);
      return { code: `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(messages)))});`, moduleType: 'js', map: null };
    },
  };
}
