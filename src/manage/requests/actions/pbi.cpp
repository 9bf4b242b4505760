#include "requests/actions/pbi.hpp"

#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "requests/actions/trace.hpp"

#include <algorithm>

namespace sinergi::requests {
namespace {

audit::Trace const system_trace{.actor = audit::ActorKind::system};
constexpr std::int64_t reminded_again_ms = 14 * day_ms;
constexpr std::int32_t reminded_before_days = 30;

bool is_met(std::vector<store::CheckRow> const& checks, std::string_view code) {
    auto const found = std::ranges::find(checks, code, &store::CheckRow::code);
    return found != checks.end() && found->is_met;
}

/// The recommendation that stands.
Result<Proposed> proposed_row(db::Tx& tx, RequestId id) {
    SINERGI_TRY(request, store::get_plain(tx, id));
    auto const pbi = store::find_pbi(tx, id);
    SINERGI_CHECK(pbi.has_value());
    Proposed row{
        .request = std::move(request), .person = store::person(tx, id), .pbi = *pbi, .number = {}, .dated = {}};
    for (auto const& letter : store::letters_of(tx, id)) {
        if (letter.standing != Standing::valid) continue;
        row.number = letter.number;
        row.dated = letter.dated;
        break;
    }
    return row;
}

}  // namespace

Done check_pbi(db::Tx& tx, Desk const& desk, Request const& request, std::vector<store::PaperRow> const& papers,
               std::vector<store::CheckRow> const& checks) {
    auto const pbi = store::find_pbi(tx, request.id);
    SINERGI_CHECK(pbi.has_value());
    PbiFacts const facts{
        .is_on_list = is_met(checks, "daftar"),
        .is_poor = is_met(checks, "miskin"),
        .is_recorded = is_met(checks, "rekam"),
        .has_letter = std::ranges::find(papers, "surat_faskes", &store::PaperRow::code) != papers.end(),
        .need = pbi->need};
    auto const all = against(facts, store::pbi_rule(tx, desk.today()));
    if (all.empty()) return {};
    Refusal no{.why = Why::not_entitled, .key = all.front()};
    for (auto const key : all) no.faults.push_back({"checks", std::string(key)});
    return std::unexpected(std::move(no));
}

Result<Batch> propose(db::Tx& tx, Desk const& desk, access::Officer const& by, std::int64_t batch, std::int64_t limit) {
    SINERGI_TRY(permit, access::permit(access::Act::check_request, by, by.area, "siks-ng"));
    Batch out{.batch = batch, .rows = {}};
    bool const is_new = batch == 0;
    auto const ids = is_new ? store::pbi_waiting(tx, permit, limit) : store::pbi_of_batch(tx, batch);
    if (ids.empty()) return refuse(Why::not_found, is_new ? "requests.pbi_none_waiting" : "requests.pbi_batch_unknown");
    if (is_new) out.batch = desk.office.ids.next(desk.now);
    for (auto const id : ids) {
        SINERGI_TRY(row, proposed_row(tx, id));
        if (!permit.area().has(row.request.region)) continue;
        if (is_new) {
            row.pbi.course = Course::proposed;
            row.pbi.batch = out.batch;
            row.pbi.proposed_at = desk.now;
            store::put(tx, id, row.pbi);
            leave(tx, desk, permit.trace(), row.request, {.deed = Deed::proposed, .from = row.request.state});
        }
        out.rows.push_back(std::move(row));
    }
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "requests.pbi_file",
                {.kind = "list", .id = out.batch, .region = permit.area()});
    return out;
}

Result<Pbi> decide(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id, Outcome const& outcome) {
    SINERGI_TRY(request, taken_up(tx, by, id, Deed::decided, {}));
    SINERGI_TRY(kind, kind_of(tx, request.kind));
    SINERGI_MUST(next_state(request.state, Deed::decided, kind));
    auto pbi = store::find_pbi(tx, id);
    if (!pbi || pbi->course == Course::waiting) return refuse(Why::conflict, "requests.pbi_not_proposed");
    if (!outcome.is_reactivated && outcome.text.empty()) return refuse(Why::malformed, "requests.text_needed", "text");
    if (outcome.on > desk.today()) return refuse(Why::malformed, "requests.day_ahead", "on");
    pbi->course = outcome.is_reactivated ? Course::reactivated : Course::refused;
    pbi->decided_on = outcome.on;
    pbi->outcome = mask_niks(outcome.text);
    pbi->update_due.reset();
    if (outcome.is_reactivated)
        pbi->update_due = update_due(outcome.on, store::pbi_rule(tx, outcome.on).update_periods);
    store::put(tx, id, *pbi);
    leave(tx, desk, by.trace(), request, {.deed = Deed::decided, .from = request.state, .text = pbi->outcome});
    return *std::move(pbi);
}

Result<Pbi> data_updated(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id, Date on) {
    SINERGI_TRY(request, taken_up(tx, by, id, Deed::decided, {}));
    auto pbi = store::find_pbi(tx, id);
    if (!pbi || pbi->course != Course::reactivated) return refuse(Why::conflict, "requests.pbi_not_active");
    if (on > desk.today()) return refuse(Why::malformed, "requests.day_ahead", "on");
    pbi->updated_on = on;
    store::put(tx, id, *pbi);
    leave(tx, desk, by.trace("dtsen"), request,
          {.deed = Deed::noted, .from = request.state, .text = "DTSEN " + on.text()});
    return *std::move(pbi);
}

std::int64_t remind(db::Tx& tx, Desk const& desk, std::int64_t limit) {
    std::int64_t told = 0;
    auto const until = desk.today().plus_days(reminded_before_days);
    for (auto const id : store::pbi_to_remind(tx, until, desk.now.plus_ms(-reminded_again_ms), limit)) {
        auto const request = store::get_plain(tx, id);
        auto pbi = store::find_pbi(tx, id);
        SINERGI_CHECK(request.has_value() && pbi.has_value());
        pbi->reminded_at = desk.now;
        store::put(tx, id, *pbi);
        leave(tx, desk, system_trace, *request,
              {.deed = Deed::late, .from = request->state, .text = "DTSEN " + pbi->update_due->text()});
        ++told;
    }
    return told;
}

}  // namespace sinergi::requests
