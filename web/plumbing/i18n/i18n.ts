// Sentences. Indonesian travels with the app, English is fetched when asked for. A key without a sentence does
// not compile.
import { signal } from '@preact/signals';
import indonesian from '#/locale/id.json';
import { fill } from './fill';

export type Key = keyof typeof indonesian;
export type Language = 'id' | 'en';
type Sentences = Record<string, string>;

const kept = (): Language => {
  try {
    return localStorage.getItem('sinergi.language') === 'en' ? 'en' : 'id';
  } catch {
    return 'id';
  }
};
export const language = signal<Language>('id');
const sentences = signal<Sentences>(indonesian);

export async function speak(wanted: Language): Promise<void> {
  sentences.value = wanted === 'en' ? ((await import('#/locale/en.json')).default as Sentences) : indonesian;
  language.value = wanted;
  document.documentElement.lang = wanted;
  // The server's sentences and papers follow.
  document.cookie = `lang=${wanted}; path=/; max-age=31536000; samesite=lax`;
  try {
    localStorage.setItem('sinergi.language', wanted);
  } catch {
    /* private window: the choice lasts until it closes */
  }
}
export const speak_as_kept = (): Promise<void> => speak(kept());

export const t = (key: Key, values?: Record<string, string | number>): string =>
  fill(sentences.value[key] ?? key, values);
/// For keys built from a code list (state, channel, role): an unknown code shows itself rather than nothing.
export const t_code = (group: string, code: string): string => sentences.value[`${group}.${code}`] ?? code;
export const in_language = (id: string, en: string): string => (language.value === 'en' && en ? en : id);
