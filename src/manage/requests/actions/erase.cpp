// Erasure of an ended request: on somebody's wish, or because its kind's years are over.

#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "requests/actions.hpp"
#include "requests/store_sql.hpp"

namespace sinergi::requests {
namespace {

constexpr std::int64_t print_days = 7;  // asked for again, the same letters make the same PDF

Result<Request> ended_for(db::Tx& tx, std::optional<access::Officer> const& by, RequestId id) {
    if (by && !by->may(access::Act::erase_personal)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_TRY(found, store::get_plain(tx, id));
    if (by && !by->area.has(found.region)) return refuse(Why::not_found, "requests.not_found");
    return std::move(found);
}

}  // namespace

Result<Erasable> look_erasable(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id) {
    SINERGI_TRY(found, ended_for(tx, by, id));
    audit::note(tx, desk.office.ids, desk.now, by.trace("erasure"), "requests.looked_at",
                {.kind = "request", .id = id.raw(), .region = found.region});
    return Erasable{.request = found,
                    .is_erased = store::person(tx, id).name.empty(),
                    .papers = std::ssize(store::papers(tx, id)),
                    .letters = std::ssize(store::letters_of(tx, id))};
}

Done erase(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, RequestId id,
           std::string const& reason) {
    SINERGI_TRY(found, ended_for(tx, by, id));
    if (is_open(found.state)) return refuse(Why::conflict, "requests.still_open");
    if (store::person(tx, id).name.empty()) return refuse(Why::conflict, "requests.already_erased");
    for (auto const& letter : store::letters_of(tx, id)) {
        access::forget_answers(tx, letter.id.raw());
        audit::forget(tx, "letter", letter.id.raw());
    }
    store::erase(tx, id);
    access::forget_answers(tx, id.raw());
    audit::forget(tx, "request", id.raw());
    auto const trace = by ? by->trace(mask_niks(reason))
                          : audit::Trace{.actor = audit::ActorKind::system, .purpose = mask_niks(reason)};
    audit::note(tx, desk.office.ids, desk.now, trace, "requests.erased",
                {.kind = "request", .id = id.raw(), .region = found.region});
    return {};
}

Result<std::int64_t> erase_old(db::Tx& tx, Desk const& desk, std::int64_t limit) {
    store::drop_prints(tx, desk.now.plus_ms(-print_days * day_ms), limit);
    auto const old = store::erasable(tx, desk.now, limit);
    for (auto const id : old) SINERGI_MUST(erase(tx, desk, std::nullopt, id, "retention"));
    return std::ssize(old);
}

db::Statement const& file_names() noexcept { return sql::file_names; }

}  // namespace sinergi::requests
