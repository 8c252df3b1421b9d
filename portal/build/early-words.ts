/** Which words a page asks for as soon as it runs, by language: the hub tells the browser in the page, so that they come along and not after. */
import type { Plugin, Rolldown } from 'vite';

const WORDS = /words[\\/](\w+)[\\/]([\w-]+)\.json/;

export function earlyWords(pages: Record<string, readonly string[]>): Plugin {
  return {
    name: 'early-words',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle).flatMap((chunk: Rolldown.OutputAsset | Rolldown.OutputChunk) => {
        const [, language, room] = WORDS.exec((chunk.type === 'chunk' && chunk.facadeModuleId) || '') ?? [];
        return language && room ? [{ language, room, file: `/${chunk.fileName}` }] : [];
      });
      const languages = [...new Set(files.map(({ language }) => language))];
      const of = (rooms: readonly string[]) =>
        Object.fromEntries(
          languages.map((one) => [one, files.filter(({ language, room }) => language === one && rooms.includes(room)).map(({ file }) => file)]),
        );
      const source = JSON.stringify(Object.fromEntries(Object.entries(pages).map(([page, rooms]) => [page, of(rooms)])));
      this.emitFile({ type: 'asset', fileName: 'early-words.json', source });
    },
  };
}
