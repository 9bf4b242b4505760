// Erasure of an ended case: on request, by retention, or because the office it came from did.

#include "audit/actions.hpp"
#include "cases/actions/letters.hpp"
#include "cases/actions/taking.hpp"
#include "cases/store/erasure.hpp"
#include "cases/store_sql.hpp"

namespace sinergi::cases {
namespace {

/// The line that it was emptied stays in the timeline; the reason stands in the audit chain.
void make_empty(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Case const& c) {
    store::empty(tx, c, desk.now);
    referrals::erase_of_subject(tx, "case", c.id.raw());
    store::EntryRow row{.id = desk.office.ids.make<Entry>(desk.now),
                        .case_id = c.id,
                        .author_node = desk.own(),
                        .author_id = {},
                        .at = desk.now,
                        .kind = "erased",
                        .account = access::AccountId(trace.account),
                        .by_role = trace.role,
                        .office = desk.office.name,
                        .body = "{}"};
    row.author_id = row.id.text();
    store::insert_entry(tx, row);
    access::forget_answers(tx, c.id.raw());
    audit::forget(tx, "case", c.id.raw());
    note(tx, desk, trace, c, "erased");  // after it, so that the reason stays
}

Result<Case> found_for(db::Tx& tx, std::optional<access::Officer> const& by, CaseId id) {
    if (by && !by->may(access::Act::erase_personal)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_TRY(c, store::get_plain(tx, id));
    if (by && !by->area.has(c.region)) return refuse(Why::not_found, "cases.not_found");
    return std::move(c);
}

}  // namespace

Result<Erasable> look_erasable(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id) {
    SINERGI_TRY(c, found_for(tx, by, id));
    note(tx, desk, by.trace("erasure"), c, "looked_at");
    return Erasable{.c = c,
                    .persons = std::ssize(store::persons(tx, id)),
                    .entries = store::told_entries(tx, id),
                    .papers = std::ssize(store::papers(tx, id)),
                    .offices = std::ssize(store::shares(tx, id))};
}

Done erase(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, CaseId id,
           std::string const& reason) {
    SINERGI_TRY(c, found_for(tx, by, id));
    if (c.is_open || !is_ended(c.state)) return refuse(Why::conflict, "cases.still_open");
    if (c.erased_at) return refuse(Why::conflict, "cases.already_erased");
    auto const trace = by ? by->trace(mask_niks(reason))
                          : audit::Trace{.actor = audit::ActorKind::system, .purpose = mask_niks(reason)};
    letters::tell_all(tx, desk, c, "case.erased", json::write(letters::ErasedLetter{.at = desk.now}), "");
    make_empty(tx, desk, trace, c);
    return {};
}

Result<std::int64_t> erase_old(db::Tx& tx, Desk const& desk, std::int64_t limit) {
    constexpr std::int64_t year_ms = 31'557'600'000;
    auto const old = store::erasable(tx, desk.now.plus_ms(-desk.clocks.keep_years * year_ms), limit);
    for (auto const id : old) SINERGI_MUST(erase(tx, desk, std::nullopt, id, "retention"));
    return std::ssize(old);
}

db::Statement const& file_names() noexcept { return sql::file_names; }

namespace taking {

Done take_erased(db::Tx& tx, Desk const& desk, Arrived const& arrived) {
    SINERGI_TRY(letter, read<letters::ErasedLetter>(arrived));
    SINERGI_TRY(shared, shared_case(tx, arrived));
    auto const& c = shared.c;
    if (c.erased_at) return {};
    // Whoever only helped does not empty the file of the office it came from.
    bool const is_theirs_to_say = c.origin_node == arrived.from_node || !is_sharing(shared.shares, c.origin_node);
    if (c.origin_node == desk.own() || !is_theirs_to_say)
        return refuse(Why::not_allowed, "cases.not_your_part", "erased");
    // An office that still works on it needs it; its own clock empties it later.
    if (c.is_open || !is_ended(c.state)) return refuse(Why::conflict, "cases.still_open");
    letters::tell_all(tx, desk, c, "case.erased", json::write(letter), arrived.from_node);
    make_empty(tx, desk, {.actor = audit::ActorKind::system, .purpose = "erased at " + arrived.from_node}, c);
    return {};
}

}  // namespace taking
}  // namespace sinergi::cases
