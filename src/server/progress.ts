const BETWEEN_LINES_MS = 10_000;
const WIDTH = 30;

/** How far a long command has come: a bar on a terminal, a plain line now and then elsewhere. */
export function progressTo(stream: NodeJS.WriteStream, what: string): { say: (done: number, of: number) => void; end: () => void } {
  let [said, hasBar] = [Date.now(), false];
  return {
    say(done, of) {
      const words = `${done.toLocaleString('en-IN')} of ${of.toLocaleString('en-IN')} ${what}`;
      if (stream.isTTY) {
        const full = Math.round((WIDTH * done) / Math.max(of, 1));
        stream.write(`\r\u001b[K[${'='.repeat(full)}${' '.repeat(WIDTH - full)}] ${words}`);
        hasBar = true;
      } else if (Date.now() - said > BETWEEN_LINES_MS) {
        said = Date.now();
        stream.write(`${words}\n`);
      }
    },
    end() {
      if (hasBar) stream.write('\n');
      hasBar = false;
    },
  };
}
