// Every screen in every state, for the eye and for the screen reader. Made-up data; only on a loopback address.
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { use_transport } from '#/plumbing/api/api';
import { place } from '#/plumbing/router/router';
import { Head, Link } from '#/plumbing/ui/parts';
import type { ScreenProps } from '#/app/routes';
import { answer_in } from './fixtures.js';

type State = 'full' | 'empty' | 'waiting' | 'offline' | 'refused';
const states: State[] = ['full', 'empty', 'waiting', 'offline', 'refused'];
type Load = () => Promise<ComponentType<ScreenProps>>;
const screens: Record<string, { path: string; load: Load; params?: Record<string, string>; query?: string }> = {
  beranda: { path: '/', load: () => import('#/app/home').then((m) => m.Home) },
  antrean: {
    path: '/antrean/to_verify',
    params: { queue: 'to_verify' },
    load: () => import('#/manage/grievances/views/queue').then((m) => m.Queue),
  },
  aduan: {
    path: '/aduan/01JD000001002',
    params: { id: '01JD000001002' },
    load: () => import('#/manage/grievances/views/file').then((m) => m.GrievanceFile),
  },
  terima: { path: '/aduan/baru', load: () => import('#/manage/grievances/views/intake').then((m) => m.Intake) },
  beban: { path: '/beban', load: () => import('#/manage/grievances/views/load').then((m) => m.LoadView) },
  angka: { path: '/angka', load: () => import('#/manage/grievances/views/figures').then((m) => m.Figures) },
  akun: { path: '/kelola/akun', load: () => import('#/ground/access/views/accounts').then((m) => m.Accounts) },
  'satu-akun': {
    path: '/kelola/akun/01JD000000AA2',
    params: { id: '01JD000000AA2' },
    load: () => import('#/ground/access/views/account').then((m) => m.AccountView),
  },
  unit: { path: '/kelola/unit', load: () => import('#/ground/access/views/units').then((m) => m.Units) },
  piket: { path: '/kelola/piket', load: () => import('#/ground/access/views/duty').then((m) => m.Duty) },
  jenis: { path: '/kelola/jenis', load: () => import('#/manage/grievances/views/kinds').then((m) => m.Kinds) },
  tenggat: {
    path: '/kelola/tenggat',
    load: () => import('#/manage/grievances/views/clocks').then((m) => m.ClocksView),
  },
  'arti-status': {
    path: '/kelola/arti-status',
    load: () => import('#/manage/requests/views/reasons').then((m) => m.AidReasonsView),
  },
  'kop-surat': {
    path: '/kelola/kop-surat',
    load: () => import('#/manage/requests/views/letterhead').then((m) => m.LetterheadView),
  },
  penghapusan: {
    path: '/kelola/penghapusan',
    query: 'jenis=aduan&nomor=1KD3-7Q8R-2MXA',
    load: () => import('#/ground/audit/views/erasure').then((m) => m.ErasureView),
  },
  libur: { path: '/kelola/libur', load: () => import('#/ground/calendar/views/holidays').then((m) => m.Holidays) },
  templat: {
    path: '/kelola/templat',
    load: () => import('#/manage/grievances/views/templates').then((m) => m.Templates),
  },
  bandingkan: { path: '/bandingkan', load: () => import('#/assess/lists/views/compare').then((m) => m.CompareView) },
  'hasil-banding': {
    path: '/bandingkan/01JD0000LC1',
    params: { id: '01JD0000LC1' },
    query: 'kelompok=both',
    load: () => import('#/assess/lists/views/comparison').then((m) => m.ComparisonView),
  },
  meragukan: {
    path: '/bandingkan/01JD0000LC1',
    params: { id: '01JD0000LC1' },
    query: 'kelompok=doubtful',
    load: () => import('#/assess/lists/views/comparison').then((m) => m.ComparisonView),
  },
  registri: { path: '/registri', load: () => import('#/assess/registry/views/find').then((m) => m.FindView) },
  'daftar-keluarga': {
    path: '/registri/daftar',
    load: () => import('#/assess/registry/views/list').then((m) => m.ListView),
  },
  'tambah-keluarga': {
    path: '/registri/baru',
    load: () => import('#/assess/registry/views/new_family').then((m) => m.NewFamilyView),
  },
  keluarga: {
    path: '/registri/keluarga/05A3E6REG0F01',
    params: { id: '05A3E6REG0F01' },
    load: () => import('#/assess/registry/views/family').then((m) => m.FamilyView),
  },
  'kondisi-keluarga': {
    path: '/registri/keluarga/05A3E6REG0F01',
    params: { id: '05A3E6REG0F01' },
    query: 'bagian=kondisi',
    load: () => import('#/assess/registry/views/family').then((m) => m.FamilyView),
  },
  'bantuan-keluarga': {
    path: '/registri/keluarga/05A3E6REG0F01',
    params: { id: '05A3E6REG0F01' },
    query: 'bagian=bantuan',
    load: () => import('#/assess/registry/views/family').then((m) => m.FamilyView),
  },
  'terkait-keluarga': {
    path: '/registri/keluarga/05A3E6REG0F01',
    params: { id: '05A3E6REG0F01' },
    query: 'bagian=terkait',
    load: () => import('#/assess/registry/views/family').then((m) => m.FamilyView),
  },
  'riwayat-keluarga': {
    path: '/registri/keluarga/05A3E6REG0F01',
    params: { id: '05A3E6REG0F01' },
    query: 'bagian=riwayat',
    load: () => import('#/assess/registry/views/family').then((m) => m.FamilyView),
  },
  'satu-orang': {
    path: '/registri/orang/05A3E6REG0P02',
    params: { id: '05A3E6REG0P02' },
    load: () => import('#/assess/registry/views/person').then((m) => m.PersonView),
  },
  'data-ganda': {
    path: '/registri/ganda',
    load: () => import('#/assess/registry/views/pairs').then((m) => m.PairsView),
  },
  'satu-pasangan': {
    path: '/registri/ganda/05A3E6REG0D01',
    params: { id: '05A3E6REG0D01' },
    load: () => import('#/assess/registry/views/pairs').then((m) => m.PairView),
  },
  kunjungan: {
    path: '/registri/kunjungan',
    load: () => import('#/assess/registry/views/visits').then((m) => m.VisitsView),
  },
  'satu-kunjungan': {
    path: '/registri/kunjungan/05A3E6REG0V01',
    params: { id: '05A3E6REG0V01' },
    load: () => import('#/assess/registry/views/visit').then((m) => m.VisitView),
  },
  impor: { path: '/registri/impor', load: () => import('#/assess/registry/views/imports').then((m) => m.ImportsView) },
  'satu-impor': {
    path: '/registri/impor/05A3E6REG0I01',
    params: { id: '05A3E6REG0I01' },
    load: () => import('#/assess/registry/views/imports').then((m) => m.ImportView),
  },
  usulan: { path: '/usulan', load: () => import('#/assess/proposals/views/overview').then((m) => m.OverviewView) },
  'meja-usulan': {
    path: '/usulan/meja/sent',
    params: { state: 'sent' },
    load: () => import('#/assess/proposals/views/desk').then((m) => m.DeskView),
  },
  'daftar-usulan': {
    path: '/usulan/daftar/05A3E6US0R01',
    params: { id: '05A3E6US0R01' },
    load: () => import('#/assess/proposals/views/roll').then((m) => m.RollView),
  },
  'usulan-desa': {
    path: '/usulan/daftar/05A3E6US0R09',
    params: { id: '05A3E6US0R09' },
    load: () => import('#/assess/proposals/views/roll').then((m) => m.RollView),
  },
  'rekap-usulan': {
    path: '/usulan/rekap',
    load: () => import('#/assess/proposals/views/recaps').then((m) => m.RecapsView),
  },
  'siks-ng': { path: '/usulan/siks-ng', load: () => import('#/assess/proposals/views/tasks').then((m) => m.TasksView) },
  'hari-usulan': {
    path: '/kelola/usulan',
    load: () => import('#/assess/proposals/views/terms').then((m) => m.TermsView),
  },
  sanggah: { path: '/sanggah', load: () => import('#/assess/objections/views/queue').then((m) => m.ObjectionQueue) },
  'satu-sanggah': {
    path: '/sanggah/05A3E6SGH0001',
    params: { id: '05A3E6SGH0001' },
    load: () => import('#/assess/objections/views/file').then((m) => m.ObjectionView),
  },
  'terima-usul': {
    path: '/usul-warga/baru',
    load: () => import('#/assess/objections/views/usul_intake').then((m) => m.UsulIntake),
  },
  'terima-sanggah': {
    path: '/sanggah/baru',
    load: () => import('#/assess/objections/views/intake').then((m) => m.ObjectionIntake),
  },
  pencoretan: {
    path: '/pencoretan',
    load: () => import('#/assess/objections/views/removals').then((m) => m.RemovalsView),
  },
  'hak-data': { path: '/hak-data', load: () => import('#/assess/objections/views/rights').then((m) => m.RightsView) },
  'usul-warga': { path: '/usul-warga', load: () => import('#/assess/objections/views/usul').then((m) => m.UsulView) },
  rekonsiliasi: { path: '/rekonsiliasi', load: () => import('#/assess/siks/views/lists').then((m) => m.RekonView) },
  'satu-rekonsiliasi': {
    path: '/rekonsiliasi/05A3E6SKSN001',
    params: { id: '05A3E6SKSN001' },
    load: () => import('#/assess/siks/views/list').then((m) => m.RekonListView),
  },
  padan: { path: '/padan', load: () => import('#/assess/civil/views/overview').then((m) => m.PadanView) },
  'padan-jalan': {
    path: '/padan/jalan/05A3E6PADN001',
    params: { id: '05A3E6PADN001' },
    load: () => import('#/assess/civil/views/run').then((m) => m.PadanRunView),
  },
  'padan-antrean': {
    path: '/padan/antrean/differs',
    params: { cause: 'differs' },
    load: () => import('#/assess/civil/views/queue').then((m) => m.PadanQueue),
  },
  'padan-orang': {
    path: '/padan/orang/05A3E6PADP001',
    params: { id: '05A3E6PADP001' },
    load: () => import('#/assess/civil/views/person').then((m) => m.PadanPerson),
  },
  'layanan-dukcapil': {
    path: '/kelola/layanan-dukcapil',
    load: () => import('#/assess/civil/views/service').then((m) => m.PadanService),
  },
  audit: { path: '/audit', load: () => import('#/ground/audit/views/audit').then((m) => m.Audit) },
  kasus: {
    path: '/kasus/antrean/mine',
    params: { queue: 'mine' },
    load: () => import('#/manage/cases/views/queue').then((m) => m.CaseQueue),
  },
  'satu-kasus': {
    path: '/kasus/05A3E6F7WF000',
    params: { id: '05A3E6F7WF000' },
    load: () => import('#/manage/cases/views/file').then((m) => m.CaseView),
  },
  'kasus-ditahan': {
    path: '/kasus/05A3E6WWWW000',
    params: { id: '05A3E6WWWW000' },
    load: () => import('#/manage/cases/views/file').then((m) => m.CaseView),
  },
  'buka-kasus': { path: '/kasus/baru', load: () => import('#/manage/cases/views/new_case').then((m) => m.NewCase) },
  'ke-mana': { path: '/ke-mana', load: () => import('#/manage/referrals/views/guide').then((m) => m.GuideView) },
  rujukan: { path: '/rujukan', load: () => import('#/manage/referrals/views/referrals').then((m) => m.Referrals) },
  'satu-rujukan': {
    path: '/rujukan/05A3E6F8AF000',
    params: { id: '05A3E6F8AF000' },
    load: () => import('#/manage/referrals/views/referrals').then((m) => m.ReferralView),
  },
  tempat: { path: '/kelola/tempat', load: () => import('#/manage/referrals/views/places').then((m) => m.PlacesView) },
  panduan: {
    path: '/kelola/panduan',
    load: () => import('#/manage/referrals/views/guide_rows').then((m) => m.GuideRowsView),
  },
  perjanjian: {
    path: '/perjanjian',
    load: () => import('#/ground/agreements/views/agreements').then((m) => m.AgreementsView),
  },
  'satu-perjanjian': {
    path: '/perjanjian/05A3E6CBECG01',
    params: { id: '05A3E6CBECG01' },
    load: () => import('#/ground/agreements/views/agreement').then((m) => m.AgreementView),
  },
  simpul: { path: '/kelola/simpul', load: () => import('#/govern/federation/views/nodes').then((m) => m.NodesView) },
  'pusat-kendali': {
    path: '/pusat-kendali',
    load: () => import('#/govern/command/views/wall').then((m) => m.WallView),
  },
  telepon: {
    path: '/pusat-kendali/telepon',
    load: () => import('#/govern/command/views/call').then((m) => m.CallView),
  },
  giliran: {
    path: '/pusat-kendali/giliran',
    load: () => import('#/govern/command/views/shifts').then((m) => m.ShiftsView),
  },
  laporan: {
    path: '/pusat-kendali/laporan',
    load: () => import('#/govern/command/views/report').then((m) => m.ReportView),
  },
  'sistem-luar': {
    path: '/kelola/sistem-luar',
    load: () => import('#/govern/exchange/views/systems').then((m) => m.Systems),
  },
  'akun-saya': { path: '/akun-saya', load: () => import('#/ground/session/views/my_account').then((m) => m.MyAccount) },
};

function pretend(state: State): void {
  use_transport(async (wire) => {
    const url = new URL(wire.path, location.origin);
    const body =
      typeof wire.body === 'string' && wire.body.startsWith('{')
        ? (JSON.parse(wire.body) as Record<string, unknown>)
        : {};
    const said = answer_in(state, wire.method, url.pathname, url.searchParams, body);
    if (said) return new Response(said.status === 204 ? null : JSON.stringify(said.body), { status: said.status });
    if (state === 'waiting') return new Promise<Response>(() => {});
    throw new TypeError('offline');
  });
}

export function States(): JSX.Element {
  const screen = place.value.query.get('layar') ?? '';
  const state = (place.value.query.get('keadaan') ?? 'full') as State;
  const [shown, set_shown] = useState<{ key: string; view: ComponentType<ScreenProps> } | null>(null);
  const chosen = screens[screen];
  const key = `${screen} ${state}`;
  useEffect(() => {
    if (!chosen) {
      use_transport(null);
      return;
    }
    pretend(state);
    void chosen.load().then((view) => set_shown({ key, view }));
    return () => {
      use_transport(null);
    };
  }, [key]);
  if (chosen && shown?.key === key) {
    const View = shown.view;
    return (
      <div key={key} data-state={key}>
        <View params={chosen.params ?? {}} query={new URLSearchParams(chosen.query)} />
      </div>
    );
  }
  return (
    <>
      <Head title={t('states.title')} lead={t('states.lead')} />
      <div class="table-wrap">
        <table class="table">
          <caption class="unseen">{t('states.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('states.screen')}</th>
              {states.map((s) => (
                <th scope="col" key={s}>
                  {t_code('states', s)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.keys(screens).map((name) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {states.map((s) => (
                  <td key={s}>
                    <Link to={`/keadaan?layar=${name}&keadaan=${s}`} aria-label={`${name}: ${t_code('states', s)}`}>
                      {t_code('states', s)}
                    </Link>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
