// Answers like the server's, for the page of states and for tools/mock.mjs.
import {
  ago,
  page,
  acts,
  officer,
  kind,
  kinds,
  queues,
  states,
  officers_,
  rows,
  file_of,
  accounts,
  units,
  figures,
  slices,
  region,
  regency,
  regions,
  holidays,
  audit,
  sessions,
  templates,
  comparison,
  group_rows,
  list_file,
} from './made_up.js';

import * as made_cases from './made_up_cases.js';
import * as made_civil from './made_up_civil.js';
import * as made_offices from './made_up_offices.js';
import * as made_words from './made_up_words.js';
import { proposals, proposals_emptied } from './made_up_proposals.js';
import { objections, objections_emptied } from './made_up_objections.js';
import { registry, registry_emptied } from './made_up_registry.js';

export { file_of, kinds, rows } from './made_up.js';

const ok = (body, status = 200) => ({ status, body });
const no = (status, key, title, detail, errors = []) => ({
  status,
  body: { type: 'about:blank', status, key, title, detail, errors },
});
const alike = made_cases.case_rows.slice(1, 3).map((row) => ({ row, because: ['name', 'place'], reasons: [] }));
/// A child's case as somebody sees it who lacks the right over children's data.
const withheld_file = {
  ...made_cases.case_file,
  head: { ...made_cases.case_file.head, is_child: true, withheld: true, need: '', types: [], officer_name: '' },
  persons: made_cases.case_file.persons.map((person) => ({
    ...person,
    name: '',
    sex: '',
    age_band: '',
    is_withheld: true,
  })),
  deeds: ['note'],
  assignments: [],
  approvals: [],
  papers: [],
  plan: null,
  due: [],
  timeline: made_cases.case_file.timeline.map((entry) => ({
    ...entry,
    kind: 'withheld',
    by_name: '',
    body: null,
    papers: [],
    is_withheld: true,
  })),
};
/// Cases and what stands around them: [path, answer]; the first that fits answers.
const together = [
  [/^\/cases\/queues$/, () => made_cases.case_queues],
  [/^\/cases\/words$/, () => made_words.case_words],
  [/^\/cases\/similar$/, () => ({ items: alike })],
  [/^\/cases\/search$/, () => page(made_cases.case_rows.slice(0, 2))],
  [/^\/cases$/, () => page(made_cases.case_rows, 'more')],
  [/^\/cases\/[^/]+\/timeline$/, () => page([])],
  [/^\/grievances\/[^/]+\/cases$/, () => page(made_cases.case_rows.slice(0, 1))],
  [/^\/cases\/[^/]+\/(escalate|dispose)$/, () => made_cases.preview],
  [/^\/cases\/05A3E6WWWW000$/, () => withheld_file],
  [/^\/cases\/[^/]+$/, () => made_cases.case_file],
  [/^\/siks\/lists$/, () => page([made_civil.siks_list])],
  [/^\/siks\/lists\/[^/]+\/tasks$/, () => page(made_civil.siks_tasks, 'more')],
  [/^\/siks\/lists\/[^/]+/, () => made_civil.siks_list],
  [/^\/civil-queues$/, () => ({ items: made_civil.queues })],
  [/^\/civil\/summary$/, () => made_civil.summary],
  [/^\/civil\/runs$/, () => page([made_civil.run])],
  [/^\/civil\/runs\//, () => made_civil.run],
  [/^\/civil\/entries$/, () => page(made_civil.rows, 'more')],
  [/^\/civil\/entries\//, () => made_civil.entry],
  [/^\/civil\/letters$/, () => page([made_civil.letter])],
  [/^\/civil\/service$/, () => made_civil.service],
  [/^\/command\/offices$/, () => made_offices.offices],
  [/^\/command\/wall$/, () => made_offices.wall],
  [/^\/command\/shifts$/, () => made_offices.shifts],
  [/^\/command\/report$/, () => made_offices.report],
  [/^\/command\/nearest$/, () => made_offices.nearest],
  [/^\/command\/known$/, () => made_offices.known],
  [/^\/command\/known\//, () => made_offices.known_answer],
  [/^\/guide\/needs$/, () => made_words.needs],
  [/^\/guide\/rows$/, () => made_words.guide_rows],
  [/^\/guide$/, () => made_words.guide],
  [/^\/places$/, () => made_offices.places],
  [/^\/referrals$/, () => made_offices.referrals],
  [/^\/referrals\/[^/]+$/, () => made_offices.referral],
  [/^\/agreements$/, () => made_offices.agreements],
  [/^\/agreements\/[^/]+$/, () => made_offices.agreement],
  [/^\/federation\/nodes$/, () => made_offices.nodes],
  [/^\/federation\/refused$/, () => made_offices.refused],
  [/^\/federation\/waiting$/, () => made_offices.waiting],
  [/^\/exchange\/systems$/, () => made_offices.systems],
  ...registry,
  ...proposals,
  ...objections,
  [/^\/clocks$/, () => made_words.office_clocks],
  [/^\/aid\/reasons$/, () => made_words.aid_reasons],
  [/^\/letterhead$/, () => made_words.letterhead],
  [/^\/(grievances|requests)\/[^/]+\/erasure$/, () => made_words.erasure],
];
/// Answers like the server: {status, body}. `state` overrules: empty, waiting (null), offline (null), refused.
export function answer(method, path, query = new URLSearchParams(), body = {}) {
  const p = path.replace(/^\/api\/v1/, '');
  const has = (pattern) => pattern.exec(p);
  if (p === '/session') {
    if (method === 'POST')
      return body.password === 'salah'
        ? no(
            401,
            'access.wrong_password',
            'Nama akun atau kata sandi keliru.',
            'Periksa keduanya lalu coba lagi. Setelah 5 kali keliru akun terkunci 15 menit.',
          )
        : body.account === 'kode' && !body.code
          ? no(401, 'access.code_needed', 'Kode diperlukan', '')
          : ok({ token: 'x', officer, acts });
    return method === 'DELETE' ? ok(null, 204) : ok({ officer, acts });
  }
  const near = together.find(([pattern]) => has(pattern));
  if (near) return ok(near[1]());
  if (p === '/queues') return ok(page(queues));
  if (p === '/kinds') return ok(page(kinds));
  if (p === '/units') return ok(page(units));
  if (p === '/templates') return ok(page(templates));
  if (p === '/officers')
    return ok(
      page(
        officers_.map(([id, name], i) => ({
          id,
          name,
          role: 'back_office',
          unit: units[i % 2].id,
          unit_name: units[i % 2].name,
          open_count: 4 + i * 3,
          late_count: i,
        })),
      ),
    );
  if (p === '/load')
    return ok(
      page(
        officers_.map(([id, name], i) => ({
          officer: id,
          name,
          unit_name: units[i % 2].name,
          open: 22 - i * 4,
          late: [4, 0, 2, 1][i],
          urgent: i === 1 ? 2 : 0,
          answered_30_days: 31 - i * 7,
          role: 'back_office',
          oldest_at: ago(400 - i * 60),
        })),
      ),
    );
  if (p === '/figures') return ok(figures);
  if (p === '/figures/by') return ok(slices);
  if (p === '/accounts')
    return method === 'POST'
      ? ok({ ...accounts[0], account: body.account, password: 'teduh-sawah-4821' }, 201)
      : ok(page(accounts));
  if (has(/^\/accounts\/[^/]+$/)) return ok(accounts.find((a) => p.endsWith(a.id)) ?? accounts[1]);
  if (has(/sessions$/)) return ok(page(sessions));
  if (has(/reset-password$/)) return ok({ password: 'lereng-kopi-7730' });
  if (p === '/session/second-factor')
    return ok({
      secret: 'JBSWY3DPEHPK3PXP',
      uri: 'otpauth://totp/Sinergi:euis?secret=JBSWY3DPEHPK3PXP&issuer=Sinergi',
      recovery_codes: Array.from({ length: 8 }, (_, i) => `${4821 + i * 731}-${9302 - i * 417}`),
    });
  if (p === '/duty')
    return ok(
      page([
        { day: '2026-11-22', account: officers_[1][0], name: officers_[1][1] },
        { day: '2026-11-23', account: officers_[2][0], name: officers_[2][1] },
      ]),
    );
  if (p === '/audit/state') return ok({ sealed: 18442, unsealed: 3, head: '9f2c41aa0d7be6512cc0', last_at: ago(0) });
  if (p === '/audit') return ok(page(audit));
  if (p === '/calendar/import')
    return ok({
      added: 1,
      changed: 1,
      same: 3,
      faults: [],
      is_written: !query.get('preview'),
      added_days: [holidays[0]],
      changed_days: [holidays[1]],
    });
  if (has(/^\/calendar\/\d+$/)) return ok({ items: holidays, missing_years: [2027] });
  if (has(/^\/regions\/\d+\/children$/)) return ok(page(regions.filter((r) => r.level === 'district')));
  if (has(/^\/regions\/\d+$/))
    return ok(
      regions.find((r) => p.endsWith(r.code)) ?? region('3208', 'Kabupaten Kuningan', 'regency', 'kabupaten', []),
    );
  if (p === '/regions')
    return ok(
      page(
        regions.filter(
          (r) =>
            r.name.toLowerCase().includes((query.get('q') ?? '').toLowerCase()) &&
            (!query.get('level') || r.level === query.get('level')),
        ),
      ),
    );
  if (p === '/grievances/similar')
    return ok({
      items: rows.slice(0, 3).map((row, i) => ({
        ...row,
        why: [
          ...(i === 0 ? [{ code: 'phone', words: [] }] : []),
          { code: 'words', words: ['lansia', 'pasar'] },
          ...(i < 2 ? [{ code: 'place', words: [] }] : []),
        ],
      })),
    });
  if (p === '/grievances/read-chat')
    return ok({
      text: 'Assalamualaikum, di los pasar ada bapak tua sakit sudah tiga hari',
      phone: '081234567890',
      name: 'Neng',
      at: ago(2),
      messages: 2,
    });
  if (p === '/grievances/bulk/reassign') return ok({ done: body.ids?.length ?? 0, refused: [] });
  if (p === '/grievances')
    return method === 'POST'
      ? ok(
          { id: rows[0].id, tracking_number: 'KNG-2026-4301', key: 'RAWA-7741', answer_by: '2026-12-11', version: 1 },
          201,
        )
      : ok(
          page(
            rows.filter(
              (x) =>
                (!query.get('state') || x.state === query.get('state')) &&
                (!query.get('kind') || x.kind === query.get('kind')),
            ),
            'more',
          ),
        );
  if (has(/open-reporter$/))
    return ok({
      name: 'Neneng Suryani',
      phone: '081234567847',
      email: '',
      address: 'Blok Pahing RT 03/02',
      contact: 'whatsapp',
      hours_from: 16,
      hours_to: 20,
      no_text: false,
      wa_link: 'https://wa.me/6281234567847',
    });
  if (has(/^\/grievances\/[^/]+$/)) return ok(file_of(p.split('/')[2]));
  if (has(/^\/grievances\/[^/]+\/note$/) && /bentrok/.test(body.text ?? ''))
    return no(409, 'grievances.changed', 'Aduan ini sudah berubah.', '');
  if (has(/^\/grievances\/[^/]+\/\w+$/)) return ok({ ...rows[0], version: 4 });
  if (has(/^\/lists\/files/)) return ok(list_file, method === 'POST' ? 201 : 200);
  if (p === '/lists/comparisons') return method === 'POST' ? ok(comparison, 201) : ok({ items: [comparison] });
  if (has(/^\/lists\/comparisons\/[^/]+\/groups\//)) return ok(group_rows(p.split('/')[5]));
  if (has(/^\/lists\/comparisons\/[^/]+/)) return method === 'DELETE' ? ok(null, 204) : ok(comparison);
  if (p === '/public/photos')
    return ok({ id: '01JD0000PH1', token: 'f00d', width: 800, height: 600, lat: -6.9756, lon: 108.4831 }, 201);
  if (p === '/public/nearby')
    return ok(
      page([
        {
          tracking_number: 'KNG-2026-4188',
          kind: 'bencana',
          kind_name: 'Bencana',
          place: 'Blok Pahing, Cilimus',
          received_on: '2026-11-20',
          state: 'dikerjakan',
          state_name: 'Dikerjakan',
          follow_count: 6,
        },
      ]),
    );
  return method === 'GET' ? no(404, 'http.not_found', 'Tidak ditemukan.', 'Periksa alamatnya.') : ok({});
}
/// What stays of an answer that is no list when there is nothing in it yet.
const emptied = [
  [/\/cases\/queues$/, { items: made_cases.case_queues.items.map((q) => ({ ...q, count: 0, late_count: 0 })) }],
  [
    /\/cases\/\w{13}$/,
    { persons: [], assignments: [], approvals: [], due: [], papers: [], timeline: [], plan: null, deeds: [] },
  ],
  [/\/civil\/summary$/, { items: [], has_service: false }],
  [/\/civil\/runs\/\w{13}$/, { faults: [], counts: { ...made_civil.run.counts, asked: 0, answered: 0 }, file_name: '' }],
  [/\/civil\/entries\/\w{13}$/, { steps: [], fields: [] }],
  [/\/agreements\/\w{13}$/, { plan: [], evaluations: [], contacts: [], deeds: [] }],
  [/\/referrals\/\w{13}$/, { shown: [], papers: [], deeds: [] }],
  [/\/cases\/words$|\/guide\/needs$|\/command\/offices$/, {}],
  [/\/federation\/waiting$/, { gaps: [] }],
  [/\/clocks$/, { items: [] }],
  [/\/letterhead$/, { signers: [] }],
  [/\/erasure$/, { is_erased: true }],
  [/\/federation\/nodes$/, { items: [] }],
  ...registry_emptied,
  ...proposals_emptied,
  ...objections_emptied,
];
/// The same in one of the five states: null means "never answers".
export function answer_in(state, method, path, query, body) {
  if (state === 'waiting' || state === 'offline') return null;
  if (state === 'refused')
    return no(
      403,
      'access.act_not_allowed',
      'Peran Anda tidak mencakup ini.',
      'Minta kepada supervisor atau admin bila Anda memerlukannya.',
    );
  const full = answer(method, path, query, body);
  if (state !== 'empty' || (method !== 'GET' && !path.endsWith('similar'))) return full;
  const rest = emptied.find(([pattern]) => pattern.test(path));
  if (rest) return ok({ ...full.body, ...rest[1] });
  if (path.includes('/calendar/')) return ok({ items: [], missing_years: [] });
  if (full.body?.headings) return ok({ ...full.body, items: [], next: null, total: 0 });
  if (full.body?.items)
    return ok(
      page(
        path.endsWith('/queues')
          ? queues.map((q) => ({ ...q, count: 0, late_count: 0, oldest_at: null, least_days_left: null }))
          : [],
      ),
    );
  if (full.body?.figures) return ok({ as_of: ago(0), figures: [] });
  if (full.body?.steps)
    return ok({ ...full.body, steps: [], reporters: [], photos: [], may: [], lat: null, lon: null });
  return full;
}
