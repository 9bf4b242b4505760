// An import is taken back: what it changed stands as before, what it made is gone.

#include "registry/actions/shared.hpp"
#include "registry/intake/batch.hpp"
#include "registry/store/intake.hpp"

#include <algorithm>
#include <set>

namespace sinergi::registry::intake {
namespace {

/// @return how many stand again as they were; the others somebody changed since
Result<std::int64_t> restore_some(access::Office& office, ImportRow const& import,
                                  std::span<store::ImportChange const> some) {
    return office.db.write([&](db::Tx& tx) -> Result<std::int64_t> {
        std::int64_t restored = 0;
        for (auto const& change : some) {
            SINERGI_TRY(is_back, store::restore(tx, import, change));
            if (!is_back) continue;
            ++restored;
            store::forget_change(tx, import.id, change.subject);
        }
        return restored;
    });
}

/// Families that stood before and keep somebody of the import: they were given back as they were, and count anew.
Done count_anew(access::Office& office, regions::Atlas const& atlas, access::Officer const& by, Moment now,
                std::set<FamilyId> const& families) {
    for (auto const id : families)
        SINERGI_MUST(office.db.write([&](db::Tx& tx) -> Done {
            std::vector<PersonId> none;
            Desk const desk{office, atlas, now, none};
            auto family = store::find_family(tx, id);
            if (!family) return {};
            auto const counted = family->members;
            settle(*family, store::members(tx, id));
            if (family->members == counted) return {};
            stamp(*family, desk, by, family->source, desk.today());
            return store::save(tx, *family);
        }));
    return {};
}

}  // namespace

Result<Undone> take_back(access::Office& office, regions::Atlas const& atlas, ImportRow const& import,
                         access::Officer const& by, Moment now, std::vector<PersonId>& touched, Goes const& goes) {
    Undone out;
    // What it changed, as it was before; then what it made.
    auto const changed = office.db.read([&](db::Tx& tx) { return store::changes(tx, import.id); });
    for (std::span<store::ImportChange const> rest = changed; !rest.empty();) {
        auto const some = rest.first(std::min(rest.size(), changed_at_once));
        rest = rest.subspan(some.size());
        SINERGI_TRY(restored, restore_some(office, import, some));
        out.restored += restored;
        out.kept += static_cast<std::int64_t>(some.size()) - restored;
        for (auto const& change : some)
            if (change.is_person) touched.push_back(PersonId(change.subject));
        if (goes && !goes(out.restored, 0)) return refuse(Why::conflict, "registry.import_cancelled");
    }
    for (std::int64_t gone = 1; gone != 0;) {
        gone =
            office.db.write([&](db::Tx& tx) -> Result<std::int64_t> { return store::remove_told(tx, import); }).value();
        if (goes && !goes(out.restored, 0)) return refuse(Why::conflict, "registry.import_cancelled");
    }
    std::set<FamilyId> kept_in;
    for (std::int64_t from = import.first_id - 1, before = from; import.first_id != 0;) {
        auto const step =
            office.db
                .write([&](db::Tx& tx) -> Result<store::Step> { return store::remove_made(tx, import, from, before); })
                .value();
        if (step.last == 0) break;
        kept_in.insert(step.kept_in.begin(), step.kept_in.end());
        out.removed += static_cast<std::int64_t>(step.removed.size());
        out.kept += step.kept;
        touched.insert(touched.end(), step.removed.begin(), step.removed.end());
        before = from;
        from = step.last;
        if (goes && !goes(out.removed, 0)) return refuse(Why::conflict, "registry.import_cancelled");
    }
    SINERGI_MUST(count_anew(office, atlas, by, now, kept_in));
    return out;
}

}  // namespace sinergi::registry::intake
