// What waits of citizens' proposals, objections, removals and rights: counts alone, no file is opened by them.
import { t } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import type { Key } from '#/plumbing/i18n/i18n';
import type { IconName } from '#/plumbing/ui/icons.gen';
import { type Reading, map_reading } from '#/plumbing/ui/query';
import { use_shared } from '#/plumbing/ui/shared';
import type { Waiting } from '#/plumbing/ui/waiting';
import { may } from '#/ground/session/actions';
import { list_queues } from '../queues';

const places: Record<string, { to: string; icon: IconName; name: Key }> = {
  objections: { to: '/sanggah', icon: 'scale', name: 'nav.objections' },
  removals: { to: '/pencoretan', icon: 'ban', name: 'sanggah.removals' },
  usuls: { to: '/usul-warga', icon: 'hand', name: 'sanggah.usuls' },
  waiting_usuls: { to: '/usul-warga?which=waiting', icon: 'hand', name: 'sanggah.usuls_unlisted' },
  rights: { to: '/hak-data', icon: 'eye', name: 'nav.rights' },
};

export const use_waiting = (): Reading<Waiting[]> =>
  map_reading(use_shared(may('see_registry') ? 'objection queues' : null, list_queues, ['objections']), (page) =>
    page.items.flatMap((queue) => {
      const place = places[queue.code];
      if (!place || queue.count === 0) return [];
      return [
        {
          to: place.to,
          icon: place.icon,
          name: t(place.name),
          count: number(queue.count),
          late: queue.late_count,
          tone: queue.late_count > 0 ? 'bad' : 'calm',
          oldest_at: queue.oldest_at,
        },
      ];
    }),
  );
