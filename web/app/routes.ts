// Every address of the office app. The first page, the queues and intake travel with it; the rest is fetched when
// opened and kept on the device.
import type { ComponentType } from 'preact';
import { Home } from './home';
import { Queue } from '#/manage/grievances/views/queue';
import { Intake } from '#/manage/grievances/views/intake';

export interface ScreenProps {
  params: Record<string, string>;
  query: URLSearchParams;
}
type Load = () => Promise<ComponentType<ScreenProps>>;
const now = (view: ComponentType<ScreenProps>): Load => {
  const ready = Promise.resolve(view);
  return () => ready;
};

const may_show_states = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);

export const routes: readonly (readonly [string, Load])[] = [
  ['/', now(Home)],
  ['/antrean/:queue', now(Queue)],
  ['/aduan/baru', now(Intake)],
  ['/aduan/:id', () => import('#/manage/grievances/views/file').then((m) => m.GrievanceFile)],
  ['/kotak-keluar', () => import('#/manage/grievances/views/outbox').then((m) => m.Outbox)],
  ['/beban', () => import('#/manage/grievances/views/load').then((m) => m.LoadView)],
  ['/angka', () => import('#/manage/grievances/views/figures').then((m) => m.Figures)],
  ['/kasus', () => import('#/manage/cases/views/queue').then((m) => m.CaseQueue)],
  ['/kasus/antrean/:queue', () => import('#/manage/cases/views/queue').then((m) => m.CaseQueue)],
  ['/kasus/baru', () => import('#/manage/cases/views/new_case').then((m) => m.NewCase)],
  ['/kasus/:id', () => import('#/manage/cases/views/file').then((m) => m.CaseView)],
  ['/bandingkan', () => import('#/assess/lists/views/compare').then((m) => m.CompareView)],
  ['/bandingkan/:id', () => import('#/assess/lists/views/comparison').then((m) => m.ComparisonView)],
  ['/registri', () => import('#/assess/registry/views/find').then((m) => m.FindView)],
  ['/registri/daftar', () => import('#/assess/registry/views/list').then((m) => m.ListView)],
  ['/registri/baru', () => import('#/assess/registry/views/new_family').then((m) => m.NewFamilyView)],
  ['/registri/keluarga/:id', () => import('#/assess/registry/views/family').then((m) => m.FamilyView)],
  ['/registri/orang/:id', () => import('#/assess/registry/views/person').then((m) => m.PersonView)],
  ['/registri/ganda', () => import('#/assess/registry/views/pairs').then((m) => m.PairsView)],
  ['/registri/ganda/:id', () => import('#/assess/registry/views/pairs').then((m) => m.PairView)],
  ['/registri/kunjungan', () => import('#/assess/registry/views/visits').then((m) => m.VisitsView)],
  ['/registri/kunjungan/:id', () => import('#/assess/registry/views/visit').then((m) => m.VisitView)],
  ['/registri/impor', () => import('#/assess/registry/views/imports').then((m) => m.ImportsView)],
  ['/registri/impor/:id', () => import('#/assess/registry/views/imports').then((m) => m.ImportView)],
  ['/usulan', () => import('#/assess/proposals/views/overview').then((m) => m.OverviewView)],
  ['/usulan/meja/:state', () => import('#/assess/proposals/views/desk').then((m) => m.DeskView)],
  ['/usulan/daftar/:id', () => import('#/assess/proposals/views/roll').then((m) => m.RollView)],
  ['/usulan/rekap', () => import('#/assess/proposals/views/recaps').then((m) => m.RecapsView)],
  ['/usulan/siks-ng', () => import('#/assess/proposals/views/tasks').then((m) => m.TasksView)],
  ['/kelola/usulan', () => import('#/assess/proposals/views/terms').then((m) => m.TermsView)],
  ['/sanggah', () => import('#/assess/objections/views/queue').then((m) => m.ObjectionQueue)],
  ['/sanggah/baru', () => import('#/assess/objections/views/intake').then((m) => m.ObjectionIntake)],
  ['/sanggah/:id', () => import('#/assess/objections/views/file').then((m) => m.ObjectionView)],
  ['/pencoretan', () => import('#/assess/objections/views/removals').then((m) => m.RemovalsView)],
  ['/hak-data', () => import('#/assess/objections/views/rights').then((m) => m.RightsView)],
  ['/usul-warga/baru', () => import('#/assess/objections/views/usul_intake').then((m) => m.UsulIntake)],
  ['/usul-warga', () => import('#/assess/objections/views/usul').then((m) => m.UsulView)],
  ['/rekonsiliasi', () => import('#/assess/siks/views/lists').then((m) => m.RekonView)],
  ['/rekonsiliasi/:id', () => import('#/assess/siks/views/list').then((m) => m.RekonListView)],
  ['/padan', () => import('#/assess/civil/views/overview').then((m) => m.PadanView)],
  ['/padan/jalan/:id', () => import('#/assess/civil/views/run').then((m) => m.PadanRunView)],
  ['/padan/antrean/:cause', () => import('#/assess/civil/views/queue').then((m) => m.PadanQueue)],
  ['/padan/orang/:id', () => import('#/assess/civil/views/person').then((m) => m.PadanPerson)],
  ['/kelola/layanan-dukcapil', () => import('#/assess/civil/views/service').then((m) => m.PadanService)],
  ['/ke-mana', () => import('#/manage/referrals/views/guide').then((m) => m.GuideView)],
  ['/loket', () => import('#/manage/requests/views/queue').then((m) => m.RequestQueue)],
  ['/loket/antrean/:queue', () => import('#/manage/requests/views/queue').then((m) => m.RequestQueue)],
  ['/loket/baru', () => import('#/manage/requests/views/intake').then((m) => m.RequestIntake)],
  ['/loket/:id', () => import('#/manage/requests/views/file').then((m) => m.RequestView)],
  ['/register-surat', () => import('#/manage/requests/views/letter').then((m) => m.LettersView)],
  ['/status-bantuan', () => import('#/manage/requests/views/aid').then((m) => m.AidView)],
  ['/reaktivasi-pbi', () => import('#/manage/requests/views/recap').then((m) => m.PbiView)],
  ['/rekap-loket', () => import('#/manage/requests/views/recap').then((m) => m.RecapView)],
  ['/kelola/layanan', () => import('#/manage/requests/views/kinds').then((m) => m.RequestKindsView)],
  ['/kelola/kop-surat', () => import('#/manage/requests/views/letterhead').then((m) => m.LetterheadView)],
  ['/kelola/arti-status', () => import('#/manage/requests/views/reasons').then((m) => m.AidReasonsView)],
  ['/rujukan', () => import('#/manage/referrals/views/referrals').then((m) => m.Referrals)],
  ['/rujukan/:id', () => import('#/manage/referrals/views/referrals').then((m) => m.ReferralView)],
  ['/kelola/tempat', () => import('#/manage/referrals/views/places').then((m) => m.PlacesView)],
  ['/kelola/panduan', () => import('#/manage/referrals/views/guide_rows').then((m) => m.GuideRowsView)],
  ['/perjanjian', () => import('#/ground/agreements/views/agreements').then((m) => m.AgreementsView)],
  ['/perjanjian/:id', () => import('#/ground/agreements/views/agreement').then((m) => m.AgreementView)],
  ['/kelola/simpul', () => import('#/govern/federation/views/nodes').then((m) => m.NodesView)],
  ['/pusat-kendali', () => import('#/govern/command/views/wall').then((m) => m.WallView)],
  ['/pusat-kendali/telepon', () => import('#/govern/command/views/call').then((m) => m.CallView)],
  ['/pusat-kendali/giliran', () => import('#/govern/command/views/shifts').then((m) => m.ShiftsView)],
  ['/pusat-kendali/laporan', () => import('#/govern/command/views/report').then((m) => m.ReportView)],
  ['/kelola', () => import('#/ground/access/views/accounts').then((m) => m.Accounts)],
  ['/kelola/akun', () => import('#/ground/access/views/accounts').then((m) => m.Accounts)],
  ['/kelola/akun/:id', () => import('#/ground/access/views/account').then((m) => m.AccountView)],
  ['/kelola/unit', () => import('#/ground/access/views/units').then((m) => m.Units)],
  ['/kelola/piket', () => import('#/ground/access/views/duty').then((m) => m.Duty)],
  ['/kelola/jenis', () => import('#/manage/grievances/views/kinds').then((m) => m.Kinds)],
  ['/kelola/tenggat', () => import('#/manage/grievances/views/clocks').then((m) => m.ClocksView)],
  ['/kelola/penghapusan', () => import('#/ground/audit/views/erasure').then((m) => m.ErasureView)],
  ['/kelola/templat', () => import('#/manage/grievances/views/templates').then((m) => m.Templates)],
  ['/kelola/libur', () => import('#/ground/calendar/views/holidays').then((m) => m.Holidays)],
  ['/kelola/sistem-luar', () => import('#/govern/exchange/views/systems').then((m) => m.Systems)],
  ['/audit', () => import('#/ground/audit/views/audit').then((m) => m.Audit)],
  ['/akun-saya', () => import('#/ground/session/views/my_account').then((m) => m.MyAccount)],
  ...(may_show_states ? [['/keadaan', () => import('#/plumbing/dev/states').then((m) => m.States)] as const] : []),
];
