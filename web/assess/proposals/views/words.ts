// Days left of a list, and its month, in words.
import { t } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';

export const days_words = (days: number): string =>
  days < 0
    ? t('usul.days_late', { n: number(-days) })
    : days === 0
      ? t('usul.days_today')
      : t('usul.days_left', { n: number(days) });

/// "2026-11" in words.
export const month_words = (month: string): string =>
  new Date(`${month}-15T00:00:00Z`).toLocaleDateString(t('usul.locale'), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
