// Two lists of people beside each other: what was sent, how far the comparison is, what it gave.
import type { ComparedRowsOut, ComparisonOut, Group, Holds, Keep, ListFileOut } from '#/plumbing/api/types';

export type {
  ColumnRead as Column,
  ComparisonOut as Comparison,
  ComparisonsOut as Comparisons,
  GroupCount,
  HeadingOut as Heading,
  Known,
  ListSummary,
  Verdict,
} from '#/plumbing/api/types';
export type { ComparedRowsOut as Rows, Group, Holds, Keep, ListFileOut as ListFile };

export const every_holds: Holds[] = [
  'nama',
  'nik',
  'no_kk',
  'tgl_lahir',
  'tempat_lahir',
  'ttl',
  'jk',
  'nama_ibu',
  'kepala',
  'alamat',
  'rt',
  'rw',
  'rt_rw',
  'desa',
  'kecamatan',
  'kabupaten',
  'kode_wil',
  'other',
];
export const keeps: Keep[] = ['until_download', 'one_day', 'seven_days'];
export const groups: Group[] = ['both', 'changed', 'doubtful', 'left_only', 'right_only', 'doubled', 'faults'];
export const rows_a_page = 50;
export const file_bytes_max = 64 * 1024 * 1024;

/// A list as it will be compared: the file, and what a person says of its columns.
export interface Chosen {
  file: ListFileOut;
  columns: Holds[];
}
export const chosen_of = (file: ListFileOut): Chosen => ({ file, columns: file.columns.map((c) => c.holds) });
/// Column `at` holds `what`. Each kind is read from one column only: who had it before loses it.
export function told(chosen: Chosen, at: number, what: Holds): Chosen {
  const columns = chosen.columns.map((c, i) => (i === at ? what : c === what && what !== 'other' ? 'other' : c));
  return { ...chosen, columns };
}
export const is_corrected = (chosen: Chosen): boolean =>
  chosen.columns.some((c, i) => c !== chosen.file.columns[i]?.holds);
/// A name or a NIK is needed to tell people apart.
export const has_person = (chosen: Chosen): boolean =>
  chosen.columns.some((c) => c === 'nama' || c === 'nik' || c === 'kepala');

export const is_going_on = (comparison: ComparisonOut): boolean =>
  comparison.state === 'queued' || comparison.state === 'running';
export const is_group = (text: string | null): text is Group => groups.includes(text as Group);

/// One pair to settle: its lines, its reasons, and each field as both lists have it.
export interface Pair {
  number: number;
  line_left: string;
  line_right: string;
  sure: string;
  reasons: string[];
  fields: { title: string; left: string; right: string }[];
  verdict: 'same' | 'different' | '';
}
export function pair_of(rows: ComparedRowsOut, at: number): Pair {
  const row = rows.items[at] ?? [];
  const pair: Pair = {
    number: rows.first + at,
    line_left: '',
    line_right: '',
    sure: '',
    reasons: [],
    fields: [],
    verdict: '',
  };
  rows.headings.forEach((heading, i) => {
    const text = row[i] ?? '';
    if (heading.side === 'left') pair.fields.push({ title: heading.title, left: text, right: '' });
    else if (heading.side === 'right') pair.fields[pair.fields.length - 1]!.right = text;
    else if (heading.render === 'number' && i === 0) pair.line_left = text;
    else if (heading.render === 'number') pair.line_right = text;
    else if (heading.render === 'sure') pair.sure = text;
    else if (heading.render === 'reasons') pair.reasons = text.split('; ').filter(Boolean);
    else if (heading.render === 'verdict') pair.verdict = text as Pair['verdict'];
  });
  pair.fields = pair.fields.filter((f) => f.left || f.right);
  return pair;
}

/// A text in pieces: what the other one has too, in the same order, and what it has not. Case tells nothing.
export interface Piece {
  text: string;
  differs: boolean;
}
export function pieces_of(text: string, other: string): Piece[] {
  const [a, b] = [text.toLowerCase(), other.toLowerCase()];
  // The longest common run of letters from each place on, by the rows of a table.
  const most = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      most[i]![j] = a[i] === b[j] ? most[i + 1]![j + 1]! + 1 : Math.max(most[i + 1]![j]!, most[i]![j + 1]!);
  const pieces: Piece[] = [];
  const add = (letter: string, differs: boolean): void => {
    const last = pieces[pieces.length - 1];
    if (last && last.differs === differs) last.text += letter;
    else pieces.push({ text: letter, differs });
  };
  for (let i = 0, j = 0; i < a.length; i += 1) {
    while (j < b.length && a[i] !== b[j] && most[i]![j + 1]! > most[i + 1]![j]!) j += 1;
    const is_shared = j < b.length && a[i] === b[j];
    add(text[i]!, !is_shared);
    if (is_shared) j += 1;
  }
  return pieces;
}
