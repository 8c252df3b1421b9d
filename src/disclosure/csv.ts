/** Lines of a CSV file (RFC 4180). */
export function csv(lines: readonly (readonly (string | number | null | undefined)[])[]): string {
  return lines.map((line) => `${line.map((value) => cell(value == null ? '' : String(value))).join(',')}\r\n`).join('');
}

/** Quoted, and with an apostrophe before what a spreadsheet would take for a formula. */
function cell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
