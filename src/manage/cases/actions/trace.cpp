#include "cases/actions/trace.hpp"

#include "audit/actions.hpp"
#include "cases/actions/letters.hpp"
#include "grievances/actions/case.hpp"
#include "plumbing/notices/notices.hpp"

namespace sinergi::cases {

Result<Taken> taken_up(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id) {
    SINERGI_TRY(permit, access::permit(access::Act::see_case, by, by.area));
    SINERGI_TRY(c, store::get(tx, permit, id));
    Taken out{.c = std::move(c), .all = store::assignments(tx, id), .hand = {}};
    out.hand = hand_of(out.c, out.all, desk.own());
    return out;
}

void note(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Case const& c, std::string_view what) {
    auto const act = "cases." + std::string(what);
    audit::note(tx, desk.office.ids, desk.now, trace, act, {.kind = "case", .id = c.id.raw(), .region = c.region});
    notices::Notice notice;
    notice.at = desk.now;
    notice.topic = act;
    notice.subject = c.id.raw();
    notice.region = c.region;
    notice.unit = c.unit.raw();
    notice.account = c.officer.raw();
    notice.guard = c.guard;
    notices::post(tx, desk.office.ids, std::move(notice));
}

Result<EntryId> leave(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Case const& c, Left const& left) {
    auto const* kind = find_entry_kind(left.kind);
    SINERGI_CHECK(kind != nullptr);
    store::EntryRow row{.id = desk.office.ids.make<Entry>(desk.now),
                        .case_id = c.id,
                        .author_node = desk.own(),
                        .author_id = {},
                        .at = desk.now,
                        .kind = std::string(left.kind),
                        .account = access::AccountId(trace.account),
                        .by_role = trace.role,
                        .office = desk.office.name,
                        .body = left.body,
                        .secrecy = kind->secrecy};
    row.author_id = row.id.text();
    store::insert_entry(tx, row);
    for (auto const paper : left.papers) SINERGI_MUST(store::attach_paper(tx, c.id, paper, row.id, row.secrecy));
    note(tx, desk, trace, c, left.kind);
    if (!store::shares(tx, c.id).empty()) {
        auto const papers = left.papers.empty() ? std::vector<store::PaperRow>{} : store::papers(tx, c.id);
        letters::tell_entry(tx, desk, c, letters::entry_out(row, papers), "");
    }
    return row.id;
}

namespace {

bool has_lead_changed(Case const& a, Case const& b) {
    return a.state != b.state || a.types != b.types || a.risk != b.risk || a.urgency != b.urgency ||
           a.medical != b.medical || a.is_managed != b.is_managed || a.close_reason != b.close_reason ||
           a.answer != b.answer || a.is_child != b.is_child || a.guard != b.guard;
}

}  // namespace

void keep(db::Tx& tx, Desk const& desk, Case const& before, Case& next) {
    settle(next, store::assignments(tx, next.id), desk.own(), desk.time());
    next.version = before.version + 1;
    store::update(tx, next);
    if (before.types != next.types) store::put_types(tx, next, before.types);
    if (next.pen_node == desk.own() && has_lead_changed(before, next)) letters::tell_lead(tx, desk, next, "");
}

void move(Case& c, State state, Moment now) {
    if (c.state == state) return;
    c.state = state;
    c.state_since = now;
    c.climbs = 0;
    c.climbed_to = {};
}

void start_work(Case& c, Hand hand, access::Officer const& by, Moment now) {
    if (c.state != State::baru || !hand.has_lead) return;
    move(c, State::ditangani, now);
    if (c.officer.is_none()) c.officer = by.id;
    if (c.unit.is_none()) c.unit = by.unit;
}

Result<std::string> said(std::string_view text, std::string_view about, std::size_t max) {
    auto clean = clean_text(text, 1, max, Lines::many);
    if (!clean) {
        if (trimmed(text).empty()) return refuse(Why::malformed, "cases.text_missing", std::string(about));
        return std::unexpected(std::move(clean).error());
    }
    return mask_niks(*clean);
}

void tell_complaint(db::Tx& tx, Desk const& desk, Case const& c, std::string const& text) {
    if (c.grievance.is_none() || text.empty()) return;
    grievances::hear_case(tx, desk.office, desk.now, c.grievance, c.id.raw(), text);
}

}  // namespace sinergi::cases
