// Days, moments and numbers as people write them. The office's zone, never the device's: a phone set to another zone
// must not move a deadline by a day.
import { language, t } from './i18n';

export const zone = { name: 'Asia/Jakarta', short: 'WIB' };
const tag = (): string => (language.value === 'en' ? 'en-GB' : 'id-ID');
const formats = new Map<string, Intl.DateTimeFormat>();
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag() + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(tag(), options)));
  return made;
}

const moment_of = (text: string): Date => new Date(text.length === 10 ? `${text}T12:00:00Z` : text);
export const day = (text?: string | null): string =>
  text ? format({ day: 'numeric', month: 'short', year: 'numeric', timeZone: zone.name }).format(moment_of(text)) : '—';
export const long_day = (text?: string | null): string =>
  text
    ? format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone.name }).format(
        moment_of(text),
      )
    : '—';
export const moment = (text?: string | null): string =>
  text
    ? `${day(text)}, ${format({ hour: '2-digit', minute: '2-digit', timeZone: zone.name }).format(moment_of(text))}`
    : '—';
/// The time of day alone, where the day stands above it.
export const clock = (text: string): string =>
  format({ hour: '2-digit', minute: '2-digit', timeZone: zone.name }).format(moment_of(text));
export const number = (value: number, digits = 0): string =>
  new Intl.NumberFormat(tag(), { maximumFractionDigits: digits }).format(value);

/// "3 jam lalu". Coarse on purpose: the exact moment stands beside it in the title.
export function ago(text: string | null | undefined, now: number = Date.now()): string {
  if (!text) return '—';
  const minutes = Math.max(0, Math.round((now - moment_of(text).getTime()) / 60_000));
  if (minutes < 1) return t('time.now');
  if (minutes < 60) return t('time.minutes', { n: minutes });
  if (minutes < 60 * 24) return t('time.hours', { n: Math.floor(minutes / 60) });
  return t('time.days', { n: Math.floor(minutes / 1440) });
}

const iso = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone.name,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
/// Today in the office's zone as YYYY-MM-DD.
export const today = (now: number = Date.now()): string => iso.format(new Date(now));
/// The day of a moment, in the office's zone.
export const day_of = (text: string): string => iso.format(moment_of(text));
export const region_code = (digits: string): string =>
  digits.replace(/^(\d\d)(\d\d)?(\d\d)?(\d{4})?$/, (_, ...p: (string | undefined)[]) =>
    p.slice(0, 4).filter(Boolean).join('.'),
  );
