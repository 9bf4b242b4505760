import { t } from '#/plumbing/i18n/i18n';

/// Working days left, in words: "Lewat 3 hari kerja", "Hari ini", "4 hari kerja lagi".
export const days_text = (days: number): string =>
  days < 0 ? t('days.late', { n: -days }) : days === 0 ? t('days.today') : t('days.left', { n: days });
/// The same by the clock, for urgent kinds.
export const hours_text = (hours: number): string =>
  hours < 0 ? t('hours.late', { n: -hours }) : t('hours.left', { n: hours });
