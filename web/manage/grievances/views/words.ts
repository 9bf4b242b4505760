import { t } from '#/plumbing/i18n/i18n';

/// Working days left, in words: "Lewat 3 hari kerja", "Hari ini", "4 hari kerja lagi".
export const days_text = (days: number): string => (days < 0 ? t('days.late', { n: -days }) : days === 0 ? t('days.today') : t('days.left', { n: days }));
