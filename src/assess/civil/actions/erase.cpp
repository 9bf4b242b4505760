// Erasure of what the civil registry said of a person, on the person's wish.

#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "civil/actions.hpp"
#include "civil/rules.hpp"
#include "registry/actions/civil.hpp"

namespace sinergi::civil {
namespace {

Result<Erasable> seen(db::Tx& tx, std::optional<access::Officer> const& by, registry::PersonId id) {
    if (by && !by->may(access::Act::erase_personal)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto entry = store::find_entry(tx, id);
    auto const kept = store::kept(tx, id);
    if (!entry || !kept || (by && !by->area.has(entry->region)))
        return refuse(Why::not_found, "civil.entry_unknown", "person");
    return Erasable{*std::move(entry), *kept};
}

}  // namespace

Result<Erasable> look_erasable(db::Tx& tx, access::Office& office, access::Officer const& by, registry::PersonId id,
                               Moment now) {
    SINERGI_TRY(found, seen(tx, by, id));
    audit::note(tx, office.ids, now, by.trace("erasure"), "civil.looked_at",
                {.kind = audited, .id = id.raw(), .region = found.entry.region});
    return found;
}

Result<std::vector<std::int64_t>> erase(db::Tx& tx, access::Office& office, std::optional<access::Officer> const& by,
                                        ErasureWish const& wish, Moment now) {
    SINERGI_TRY(found, seen(tx, by, wish.person));
    if (is_due(found.entry.state)) return refuse(Why::conflict, "civil.still_open", "person");
    if (found.kept.is_erased) return refuse(Why::conflict, "civil.already_erased", "person");
    for (auto const at : store::mended_at(tx, wish.person)) registry::forget_reason(tx, wish.person, at);
    auto files = store::erase(tx, wish.person, now);
    access::forget_answers(tx, wish.person.raw());
    audit::forget(tx, audited, wish.person.raw());  // before the line of the erasure, whose reason stays
    auto const trace = by ? by->trace(mask_niks(wish.reason))
                          : audit::Trace{.actor = audit::ActorKind::system, .purpose = mask_niks(wish.reason)};
    audit::note(tx, office.ids, now, trace, "civil.erased",
                {.kind = audited, .id = wish.person.raw(), .region = found.entry.region});
    return files;
}

}  // namespace sinergi::civil
