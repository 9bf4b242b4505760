// The rail: queues with how many, how old and how late; then the other screens this person may open.
import { Fragment, type JSX } from 'preact';
import { in_language, t, t_code, type Key } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { place } from '#/plumbing/router/router';
import { Icon, Link } from '#/plumbing/ui/parts';
import { count_text } from '#/plumbing/ui/waiting';
import type { IconName } from '#/plumbing/ui/icons.gen';
import { may, session } from '#/ground/session/actions';
import type { Act } from '#/ground/session/model';
import { deeds } from '#/plumbing/outbox/outbox';
import type { Queue } from '#/manage/grievances/model';
import { queue_icon, queues_known, use_queues } from '#/manage/grievances/views/queues';
import { is_open_to } from './needs';
import { days_text } from '#/manage/grievances/views/words';

interface Item {
  to: string;
  icon: IconName;
  name: Key;
  act?: Act | Act[];
}
/// The screens beside the queues, as the rail groups them.
const screens_by_group = {
  loket: [
    { to: '/loket', icon: 'id-card', name: 'nav.loket', act: 'see_request' },
    { to: '/register-surat', icon: 'file-text', name: 'nav.letters', act: 'manage_letters' },
    { to: '/reaktivasi-pbi', icon: 'heart-pulse', name: 'nav.pbi', act: 'check_request' },
    { to: '/status-bantuan', icon: 'circle-help', name: 'nav.aid', act: 'take_request' },
    { to: '/rekap-loket', icon: 'chart-column', name: 'nav.recap', act: 'see_request' },
  ],
  case: [
    { to: '/kasus', icon: 'folder-open', name: 'nav.cases', act: 'see_case' },
    { to: '/rujukan', icon: 'inbox', name: 'nav.referrals', act: 'answer_referral' },
    { to: '/ke-mana', icon: 'signpost', name: 'nav.guide', act: ['see_case', 'answer_referral'] },
    { to: '/perjanjian', icon: 'handshake', name: 'nav.agreements', act: ['manage_agreement', 'lead_case'] },
  ],
  registry: [
    { to: '/registri', icon: 'users', name: 'nav.registry', act: 'see_registry' },
    { to: '/usulan', icon: 'clipboard-list', name: 'nav.proposals', act: 'see_registry' },
    { to: '/sanggah', icon: 'scale', name: 'nav.objections', act: ['verify_registry', 'decide_registry'] },
    { to: '/usul-warga', icon: 'hand', name: 'sanggah.usuls', act: 'edit_registry' },
    { to: '/usul-warga/baru', icon: 'hand', name: 'sanggah.usul_take_in', act: 'take_request' },
    { to: '/hak-data', icon: 'eye', name: 'nav.rights', act: 'take_request' },
    { to: '/bandingkan', icon: 'git-compare', name: 'nav.lists', act: 'compare_lists' },
    { to: '/rekonsiliasi', icon: 'git-compare', name: 'nav.rekon', act: 'import_registry' },
    { to: '/padan', icon: 'id-card', name: 'nav.padan', act: 'verify_registry' },
  ],
  lead: [
    { to: '/pusat-kendali', icon: 'radio', name: 'nav.command', act: 'run_command' },
    { to: '/beban', icon: 'gauge', name: 'nav.load', act: 'see_load' },
    { to: '/angka', icon: 'chart-column', name: 'nav.figures', act: 'see_figures' },
  ],
  manage: [
    { to: '/kelola/akun', icon: 'users', name: 'nav.accounts', act: 'manage_accounts' },
    { to: '/kelola/unit', icon: 'building-2', name: 'nav.units', act: 'manage_accounts' },
    { to: '/kelola/piket', icon: 'bell-ring', name: 'nav.duty', act: 'manage_accounts' },
    { to: '/kelola/jenis', icon: 'tag', name: 'nav.kinds', act: 'manage_settings' },
    { to: '/kelola/tenggat', icon: 'clock', name: 'nav.clocks', act: 'manage_settings' },
    { to: '/kelola/layanan', icon: 'clipboard-list', name: 'nav.layanan', act: 'manage_settings' },
    { to: '/kelola/kop-surat', icon: 'pen-line', name: 'nav.kop', act: 'manage_settings' },
    { to: '/kelola/usulan', icon: 'calendar-days', name: 'nav.proposal_terms', act: 'manage_settings' },
    { to: '/kelola/arti-status', icon: 'circle-help', name: 'nav.reasons', act: 'manage_settings' },
    { to: '/kelola/libur', icon: 'calendar-days', name: 'nav.holidays', act: 'manage_settings' },
    { to: '/kelola/templat', icon: 'file-text', name: 'nav.templates', act: 'manage_settings' },
    { to: '/kelola/tempat', icon: 'map-pinned', name: 'nav.places', act: 'manage_settings' },
    { to: '/kelola/panduan', icon: 'signpost', name: 'nav.guide_rows', act: 'manage_settings' },
    { to: '/kelola/layanan-dukcapil', icon: 'plug', name: 'nav.padan_service', act: 'manage_settings' },
    { to: '/kelola/simpul', icon: 'network', name: 'nav.nodes', act: 'manage_nodes' },
    { to: '/kelola/sistem-luar', icon: 'plug', name: 'nav.systems', act: 'manage_accounts' },
    { to: '/kelola/penghapusan', icon: 'shield-check', name: 'nav.erasure', act: 'erase_personal' },
    { to: '/audit', icon: 'scroll-text', name: 'nav.audit', act: 'read_audit' },
  ],
} satisfies Record<string, Item[]>;
const groups = Object.keys(screens_by_group) as (keyof typeof screens_by_group)[];
export const other_screens: Item[] = Object.values(screens_by_group).flat();
/// A command centre looks over regencies: a province's or the ministry's.
const is_over_regencies = (): boolean => (session.value?.officer.area ?? '').length <= 2;
export const is_shown = (item: Item): boolean =>
  (!item.act || [item.act].flat().some(may)) &&
  is_open_to(item.to, session.value?.acts ?? []) && (item.act !== 'run_command' || is_over_regencies());

function QueueLink({ queue }: { queue: Queue }): JSX.Element {
  const to = `/antrean/${queue.code}`;
  const hint =
    queue.late_count > 0 ? (
      <span class="late">{t('queue.late_n', { n: number(queue.late_count) })}</span>
    ) : queue.least_days_left != null && queue.least_days_left <= 1 && queue.count > 0 ? (
      days_text(queue.least_days_left)
    ) : null;
  return (
    <Link to={to} aria-current={place.value.path === to ? 'page' : undefined}>
      <Icon name={queue_icon[queue.code] ?? 'inbox'} />
      <span>{in_language(queue.name_id, queue.name_en)}</span>
      {queue.count > 0 ? (
        <span class={`count ${queue.code === 'late' || queue.code === 'urgent' ? 'count-bad' : ''}`}>
          {count_text(queue)}
        </span>
      ) : (
        <span />
      )}
      {hint && <small>{hint}</small>}
    </Link>
  );
}
function ScreenLink({ item }: { item: Item }): JSX.Element {
  return (
    <Link to={item.to} aria-current={place.value.path === item.to ? 'page' : undefined}>
      <Icon name={item.icon} />
      <span>{t(item.name)}</span>
    </Link>
  );
}

export function Rail(): JSX.Element {
  const reading = use_queues();
  const queues = reading.data?.items ?? queues_known.value;
  return (
    <nav class="rail" aria-label={t('nav.main')}>
      <ScreenLink item={{ to: '/', icon: 'house', name: 'nav.home' }} />
      {may('receive_grievance') && <ScreenLink item={{ to: '/aduan/baru', icon: 'plus', name: 'nav.intake' }} />}
      {deeds.value.length > 0 && (
        <Link to="/kotak-keluar" aria-current={place.value.path === '/kotak-keluar' ? 'page' : undefined}>
          <Icon name="send" />
          <span>{t('nav.outbox')}</span>
          <span class="count">{deeds.value.length}</span>
        </Link>
      )}
      {queues.length > 0 && <h2>{t('nav.queues')}</h2>}
      {queues.map((queue) => (
        <QueueLink key={queue.code} queue={queue} />
      ))}
      {groups.map((group) => {
        const items = screens_by_group[group].filter(is_shown);
        if (!items.length) return null;
        return (
          <Fragment key={group}>
            <h2>{t_code('nav.group', group)}</h2>
            {items.map((item) => (
              <ScreenLink key={item.to} item={item} />
            ))}
          </Fragment>
        );
      })}
    </nav>
  );
}
