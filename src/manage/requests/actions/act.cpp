#include "access/directory.hpp"
#include "audit/actions.hpp"
#include "requests/actions.hpp"
#include "requests/actions/pbi.hpp"
#include "requests/actions/trace.hpp"

#include <algorithm>

namespace sinergi::requests {
namespace {

audit::Trace const system_trace{.actor = audit::ActorKind::system};

Done keep_checks(db::Tx& tx, Desk const& desk, access::Officer const& by, Request const& request, Kind const& kind,
                 std::vector<store::CheckRow> const& checks) {
    for (auto check : checks) {
        if (std::ranges::find(kind.checks, check.code, &Check::code) == kind.checks.end())
            return refuse(Why::malformed, "requests.check_unknown", check.code);
        check.account = by.id;
        check.at = desk.now;
        store::put_check(tx, request.id, check);
    }
    return {};
}

std::string names_of(std::vector<Wanted> const& papers) {
    std::string names;
    for (auto const& one : papers) names += (names.empty() ? "" : ", ") + one.name_id;
    return names;
}

/// Is everything there, and everything looked at? Papers of an emergency may follow; what PBI-JK asks for may not.
Done check_whole(db::Tx& tx, Desk const& desk, Request const& request, Kind const& kind) {
    auto const papers = store::papers(tx, request.id);
    auto const checks = store::checks(tx, request.id);
    if (kind.is_pbi) SINERGI_MUST(check_pbi(tx, desk, request, papers, checks));
    auto const missing = missing_papers(kind, papers);
    if (!missing.empty() && !request.is_urgent)
        return refuse(Why::conflict, "requests.papers_missing", names_of(missing));
    for (auto const& one : kind.checks) {
        auto const found = std::ranges::find(checks, one.code, &store::CheckRow::code);
        if (found == checks.end()) return refuse(Why::conflict, "requests.check_open", one.text_id);
        if (!found->is_met) return refuse(Why::conflict, "requests.check_not_met", one.text_id);
    }
    return {};
}

bool needs_text(Deed deed) {
    return deed == Deed::asked || deed == Deed::returned || deed == Deed::declined || deed == Deed::withdrawn ||
           deed == Deed::noted;
}

bool is_simple(Deed deed) {
    switch (deed) {
        case Deed::asked:
        case Deed::completed:
        case Deed::claimed:
        case Deed::checked:
        case Deed::returned:
        case Deed::initialled:
        case Deed::handed_over:
        case Deed::declined:
        case Deed::withdrawn:
        case Deed::noted:
            return true;
        case Deed::received:
        case Deed::numbered:
        case Deed::signed_off:
        case Deed::opened:
        case Deed::late:
        case Deed::proposed:
        case Deed::decided:
            return false;  // have their own doors
    }
    return false;
}

Result<File> file_of(db::Tx& tx, Request request) {
    SINERGI_TRY(kind, kind_of(tx, request.kind));
    auto const id = request.id;
    return File{.request = std::move(request),
                .kind = std::move(kind),
                .person = store::person(tx, id),
                .papers = store::papers(tx, id),
                .checks = store::checks(tx, id),
                .steps = store::steps(tx, id),
                .letters = store::letters_of(tx, id),
                .pbi = store::find_pbi(tx, id)};
}

}  // namespace

Result<Request> act(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id, Deed deed,
                    Wish const& wish) {
    if (!is_simple(deed)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_TRY(request, taken_up(tx, by, id, deed, wish.version));
    if (needs_text(deed) && wish.text.empty()) return refuse(Why::malformed, "requests.text_needed", "text");
    SINERGI_TRY(kind, kind_of(tx, request.kind));
    SINERGI_MUST(next_state(request.state, deed, kind));
    if (deed == Deed::noted) {
        leave(tx, desk, by.trace(), request, {.deed = deed, .from = request.state, .text = wish.text});
        return std::move(request);
    }
    if (deed == Deed::claimed) request.officer = by.id;
    if (deed == Deed::checked) {
        SINERGI_MUST(keep_checks(tx, desk, by, request, kind, wish.checks));
        SINERGI_MUST(check_whole(tx, desk, request, kind));
        request.checked_by = by.id;
        if (request.officer.is_none()) request.officer = by.id;
    }
    return move(tx, desk, by.trace(), request, kind, deed, wish.text);
}

Done note_checks(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id,
                 std::vector<store::CheckRow> const& checks) {
    SINERGI_TRY(request, taken_up(tx, by, id, Deed::checked, {}));
    SINERGI_TRY(kind, kind_of(tx, request.kind));
    SINERGI_MUST(next_state(request.state, Deed::checked, kind));
    SINERGI_MUST(keep_checks(tx, desk, by, request, kind, checks));
    audit::note(tx, desk.office.ids, desk.now, by.trace(), "requests.checks_noted",
                {.kind = "request", .id = id.raw(), .region = request.region});
    return {};
}

Result<PaperId> attach(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id, store::PaperRow paper) {
    SINERGI_TRY(request, taken_up(tx, by, id, Deed::completed, {}));
    if (!is_open(request.state)) return refuse(Why::conflict, "requests.ended", word(request.state));
    SINERGI_TRY(kind, kind_of(tx, request.kind));
    bool const is_wanted = std::ranges::find(kind.papers, paper.code, &Wanted::code) != kind.papers.end();
    if (!is_wanted && paper.code != "lain") return refuse(Why::malformed, "requests.paper_unknown", paper.code);
    paper.id = desk.office.ids.make<Paper>(desk.now);
    paper.at = desk.now;
    paper.account = by.id;
    store::insert_paper(tx, id, paper);
    audit::note(tx, desk.office.ids, desk.now, by.trace(), "requests.paper_added",
                {.kind = "request", .id = id.raw(), .region = request.region});
    return paper.id;
}

Result<File> open_file(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id) {
    SINERGI_TRY(permit, access::permit(access::Act::see_request, by, by.area));
    SINERGI_TRY(found, store::get(tx, permit, id));
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "requests.read",
                {.kind = "request", .id = id.raw(), .region = found.region});
    return file_of(tx, std::move(found));
}

Result<Person> open_person(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id,
                           std::string const& reason) {
    SINERGI_TRY(permit, access::permit(access::Act::check_request, by, by.area, reason));
    SINERGI_TRY(found, store::get(tx, permit, id));
    leave(tx, desk, permit.trace(), found, {.deed = Deed::opened, .from = found.state, .text = reason});
    return store::person(tx, id);
}

Result<File> track(db::Tx& tx, Desk const& desk, std::string_view number, std::string_view key) {
    auto const wrong = refuse(Why::not_found, "requests.number_or_key_wrong");
    auto const id = RequestId::parse(number);
    // An unknown number costs the same digest as a wrong key and is answered alike.
    if (!id || key.size() > 32 || !is_key_of(desk.office, *id, key)) return wrong;
    auto found = store::get_plain(tx, *id);
    if (!found) return wrong;
    return file_of(tx, *std::move(found));
}

Result<std::int64_t> run_clocks(db::Tx& tx, Desk const& desk, std::int64_t limit) {
    std::int64_t told = 0;
    for (auto const id : store::not_told_late(tx, desk.now, limit)) {
        SINERGI_TRY(request, store::get_plain(tx, id));
        auto next = request;
        next.late_told_at = desk.now;
        ++next.version;
        SINERGI_MUST(store::update(tx, next));
        leave(tx, desk, system_trace, next, {.deed = Deed::late, .from = request.state});
        ++told;
    }
    return told;
}

Result<std::int64_t> hand_over(db::Tx& tx, Desk const& desk, access::AccountId from, access::AccountId to) {
    std::int64_t moved = 0;
    for (auto const id : store::open_of_officer(tx, from, {})) {
        SINERGI_TRY(request, store::get_plain(tx, id));
        auto const successor = to == from ? std::nullopt : access::find_officer(tx, to, desk.today());
        auto next = request;
        next.officer = successor && successor->may(access::Act::check_request) ? to : access::AccountId{};
        ++next.version;
        SINERGI_MUST(store::update(tx, next));
        leave(tx, desk, system_trace, next, {.deed = Deed::claimed, .from = request.state});
        ++moved;
    }
    return moved;
}

Done put_kind(db::Tx& tx, Desk const& desk, access::Officer const& by, Kind const& kind, Keep keep) {
    SINERGI_TRY(permit, access::permit(access::Act::manage_settings, by, by.area));
    SINERGI_MUST(check_kind(kind));
    if (!kind.unit.is_none() && !access::has_unit(tx, kind.unit))
        return refuse(Why::malformed, "requests.unit_unknown", "unit");
    if (!kind.signer.is_none()) {
        auto const signer = access::find_officer(tx, kind.signer, desk.today());
        if (!signer) return refuse(Why::conflict, "requests.signer_ended", "signer");
        if (!signer->may(access::Act::sign_letter)) return refuse(Why::conflict, "requests.signer_may_not", "signer");
    }
    SINERGI_MUST(keep == Keep::added ? store::insert(tx, kind) : store::update(tx, kind));
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "requests.kind_kept",
                {.kind = "request_kind", .id = 0, .region = desk.office.area});
    return {};
}

}  // namespace sinergi::requests
