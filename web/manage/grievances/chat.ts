// A rough reading of a pasted WhatsApp chat for the hours without a connection; the server reads it properly.
import type { ChatRead } from './model';

const DAY = /(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})/.source;
const CLOCK = /(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?/.source;
const HEAD = new RegExp(String.raw`^\s*\[?${DAY},?\s+${CLOCK}\]?\s*(?:-\s*)?([^:]{1,60}):\s?(.*)$`);
const PHONE = /(?:\+?62[\s-]?|0)8[\d\s-]{7,14}\d/;

/// Lines "[21/11/26 08.15] +62 812-3456-7890: teks" become the text of the first sender, their number and the first
/// moment (WIB).
export function rough_chat(chat: string): ChatRead {
  const lines = chat.replace(/\u200e|\u200f|\u202a|\u202c/g, '').split(/\r?\n/);
  let who: string | null = null;
  let at: string | null = null;
  let is_theirs = true;
  const text: string[] = [];
  for (const line of lines) {
    const head = HEAD.exec(line);
    if (!head) {
      if (is_theirs) text.push(line);
      continue;
    }
    const [, day, month, year, hour, minute, sender, rest] = head as unknown as string[];
    who ??= sender!.trim();
    is_theirs = sender!.trim() === who;
    at ??= moment_of(year!, month!, day!, hour!, minute!);
    if (is_theirs && !/^<.*>$/.test(rest!.trim())) text.push(rest!);
  }
  const phone = (who && PHONE.exec(who)?.[0]) || PHONE.exec(chat)?.[0] || '';
  const name = who && !PHONE.test(who) ? who.replace(/^~\s*/, '') : '';
  return { text: text.join('\n').trim(), phone: phone.replace(/[\s-]/g, ''), name, at, messages: lines.length };
}
function moment_of(year: string, month: string, day: string, hour: string, minute: string): string | null {
  const two = (n: string): string => n.padStart(2, '0');
  const at = new Date(
    `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:00+07:00`,
  );
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
