#include "objections/actions/erase.hpp"

#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "objections/actions/trace.hpp"
#include "objections/store/erase.hpp"
#include "objections/store/rights.hpp"
#include "objections/store_sql.hpp"

#include <algorithm>

namespace sinergi::objections {
namespace {

/// Is the line of a proposal still on its way, so that who proposed may yet hear of it?
bool is_under_way(db::Tx& tx, Usul const& usul) {
    if (usul.state != UsulState::accepted) return usul.state == UsulState::received;
    if (usul.item.is_none()) return true;
    auto const at = proposals::standing(tx, usul.item);
    return at && proposals::is_alive(at->state) && at->state != proposals::ItemState::arrived;
}

std::optional<Erasable> seen(db::Tx& tx, ErasedKind kind, std::int64_t id) {
    switch (kind) {
        case ErasedKind::objection: {
            auto const found = store::find(tx, ObjectionId(id));
            if (!found) return std::nullopt;
            auto const steps = store::steps(tx, found->id);
            return Erasable{.id = id,
                            .region = found->region,
                            .state = "state." + word(found->state),
                            .received_at = found->received_at,
                            .is_open = is_open(found->state),
                            .is_erased = store::challenger(tx, found->id).name.empty(),
                            .photos = std::ssize(store::photos(tx, found->id)),
                            .words = std::ranges::count_if(steps, [](auto const& one) { return !one.body.empty(); })};
        }
        case ErasedKind::usul: {
            auto const found = store::find(tx, UsulId(id));
            if (!found) return std::nullopt;
            return Erasable{.id = id,
                            .region = found->region,
                            .state = "usul_state." + word(found->state),
                            .received_at = found->received_at,
                            .is_open = is_under_way(tx, *found),
                            .is_erased = store::proposer(tx, found->id).name.empty()};
        }
        case ErasedKind::rights: {
            auto const found = store::find(tx, RightsId(id));
            if (!found) return std::nullopt;
            return Erasable{.id = id,
                            .region = found->region,
                            .state = "rights_state." + word(found->state),
                            .received_at = found->received_at,
                            .is_open = found->state == RightsState::identified || found->state == RightsState::proved,
                            .is_erased = found->person.is_none()};
        }
    }
    return std::nullopt;
}

/// Beyond the officer's area, and for who is barred, it does not exist.
Result<Erasable> taken(db::Tx& tx, std::optional<access::Officer> const& by, ErasedKind kind, std::int64_t id) {
    if (by && !by->may(access::Act::erase_personal)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto found = seen(tx, kind, id);
    bool is_barred = false;
    if (by && kind == ErasedKind::objection) {
        auto const barred = store::barred(tx, ObjectionId(id));
        is_barred = std::ranges::find(barred, by->id) != barred.end();
    }
    if (!found || (by && !by->area.has(found->region)) || is_barred)
        return refuse(Why::not_found, "objections.not_found");
    return *std::move(found);
}

/// Goes past what is still on its way, so that it never stands before what has ended.
Result<std::int64_t> erase_old_of(db::Tx& tx, Desk const& desk, ErasedKind kind, std::int64_t limit) {
    store::Ended last;
    std::int64_t erased = 0;
    while (erased < limit) {
        auto const page = store::erasable(tx, kind, {desk.today(), desk.now}, last, limit - erased);
        if (page.empty()) break;
        last = page.back();
        for (auto const& one : page) {
            auto const found = seen(tx, kind, one.id);
            if (!found || found->is_open) continue;
            SINERGI_MUST(erase(tx, desk, std::nullopt, kind, one.id, "retention"));
            ++erased;
        }
    }
    return erased;
}

}  // namespace

Result<Erasable> look_erasable(db::Tx& tx, Desk const& desk, access::Officer const& by, ErasedKind kind,
                               std::int64_t id) {
    SINERGI_TRY(found, taken(tx, by, kind, id));
    audit::note(tx, desk.office.ids, desk.now, by.trace("erasure"), "objections.looked_at",
                {.kind = word(kind), .id = id, .region = found.region});
    return found;
}

Done erase(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, ErasedKind kind, std::int64_t id,
           std::string const& reason) {
    SINERGI_TRY(found, taken(tx, by, kind, id));
    if (found.is_open) return refuse(Why::conflict, "objections.still_open");
    if (found.is_erased) return refuse(Why::conflict, "objections.already_erased");
    switch (kind) {
        case ErasedKind::objection:
            store::erase(tx, ObjectionId(id));
            break;
        case ErasedKind::usul:
            store::erase(tx, UsulId(id));
            break;
        case ErasedKind::rights:
            store::erase(tx, RightsId(id));
            break;
    }
    access::forget_answers(tx, id);
    audit::forget(tx, word(kind), id);
    auto const trace = by ? by->trace(mask_niks(reason))
                          : audit::Trace{.actor = audit::ActorKind::system, .purpose = mask_niks(reason)};
    audit::note(tx, desk.office.ids, desk.now, trace, "objections.erased",
                {.kind = word(kind), .id = id, .region = found.region});
    return {};
}

Result<std::int64_t> erase_old(db::Tx& tx, Desk const& desk, std::int64_t limit) {
    std::int64_t all = 0;
    for (auto const kind : {ErasedKind::objection, ErasedKind::usul, ErasedKind::rights}) {
        SINERGI_TRY(erased, erase_old_of(tx, desk, kind, limit));
        all += erased;
    }
    return all;
}

std::int64_t drop_unused_photos(db::Tx& tx, Moment now, std::int64_t limit) {
    constexpr std::int64_t unused_ms = day_ms;  // as long as a complaint's photo waits for its report
    return store::drop_unused_photos(tx, now.plus_ms(-unused_ms), limit);
}

db::Statement const& file_names() noexcept { return sql::file_names; }

}  // namespace sinergi::objections
