export const holiday_kinds = ['libur_nasional', 'cuti_bersama', 'libur_daerah'] as const;
export interface Holiday { day: string; name: string; kind: (typeof holiday_kinds)[number]; source: string }
export interface Imported { added: number; changed: number; same: number; faults: (string | { row?: number; line?: number; message?: string; key?: string })[] }
export interface CsvRow { line: number; day: string; name: string; kind: string; source: string; fault: '' | 'day' | 'name' | 'kind' | 'columns' }

/// What the office is about to import, for the eye: the server checks again and decides.
export function read_csv(text: string): CsvRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const separator = (lines[0] ?? '').includes(';') ? ';' : ',';
  return lines.map((raw, i) => ({ raw, line: i + 1 })).filter(({ raw, line }) => raw.trim() !== '' && !(line === 1 && /tanggal/i.test(raw))).map(({ raw, line }) => {
    const [day = '', name = '', kind = '', source = ''] = cells(raw, separator);
    const fault = cells(raw, separator).length < 3 ? 'columns' : !/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)) ? 'day' : !name ? 'name' : !(holiday_kinds as readonly string[]).includes(kind) ? 'kind' : '';
    return { line, day, name, kind, source, fault };
  });
}
function cells(line: string, separator: string): string[] {
  const found: string[] = [];
  let cell = '';
  let is_quoted = false;
  for (let i = 0; i < line.length; i += 1) {
    const c = line[i]!;
    if (is_quoted) { if (c === '"' && line[i + 1] === '"') { cell += '"'; i += 1; } else if (c === '"') is_quoted = false; else cell += c; }
    else if (c === '"') is_quoted = true;
    else if (c === separator) { found.push(cell.trim()); cell = ''; }
    else cell += c;
  }
  found.push(cell.trim());
  return found;
}
