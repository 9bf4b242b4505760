// The queue of rows that may be one person, and merges.

#include "registry/api/stand.hpp"

#include "access/doors.hpp"

#include <algorithm>

namespace sinergi::registry {
namespace {

using access::Act;
using access::Officer;
using http::Call;
using http::Method;
constexpr std::string_view tag = "registry";

Result<wire::RegistryPairsOut> list(House& house, Call const& call, wire::RegistryPairsIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(Act::see_registry, by, in.region.value_or(by.area)));
    Stand stand(house, call);
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(20), 1, 50);
    auto out = house.office.db.read([&](db::Tx& tx) {
        auto const rows =
            store::pairs(tx, in.state.value_or(PairState::open), permit.area(), in.after.value_or(PairId{}), limit);
        wire::RegistryPairsOut page;
        for (auto const& one : rows) page.items.push_back(stand.out(tx, one));
        if (static_cast<std::int64_t>(rows.size()) == limit) page.next = rows.back().id;
        return page;
    });
    access::note_list(house.office, by.trace(), "registry.pairs_read", permit.area(), stand.now());
    return out;
}

Result<wire::RegistryPairOut> one(House& house, Call const& call, wire::RegistryPairAt const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand stand(house, call);
    return house.office.db.read([&](db::Tx& tx) -> Result<wire::RegistryPairOut> {
        auto const pair = store::find_pair(tx, in.id);
        if (!pair || !access::permit(Act::see_registry, by, pair->region))
            return refuse(Why::not_found, "registry.pair_unknown", "pair");
        access::note_list(house.office, by.trace(), "registry.pairs_read", pair->region, stand.now());
        return stand.out(tx, *pair);
    });
}

Result<wire::RegistryPairOut> suspect_two(db::Tx& tx, Stand& stand, Officer const& by,
                                          wire::RegistrySuspectIn const& in) {
    SINERGI_TRY(left, store::get_person(tx, in.left));
    SINERGI_TRY(right, store::get_person(tx, in.right));
    if (left.id == right.id) return refuse(Why::malformed, "registry.same_row", "right");
    for (auto const* person : {&left, &right})
        if (!access::permit(Act::see_registry, by, person->region))
            return refuse(Why::not_found, "registry.person_unknown", "person");
    suspect(tx, stand.desk(), left, right, 0);
    return stand.out(tx, *store::pair_of(tx, left.id, right.id));
}

}  // namespace

void add_pair_routes(http::Router& router, House& house) {
    router.add<wire::RegistryPairsIn, wire::RegistryPairsOut>(
        Method::get, "/api/v1/registry/pairs", {.summary = "Rows that may be one person", .tag = tag},
        [&](Call const& call, wire::RegistryPairsIn const& in) { return list(house, call, in); });
    router.add<wire::RegistryPairAt, wire::RegistryPairOut>(
        Method::get, "/api/v1/registry/pairs/{id}", {.summary = "Two rows beside each other", .tag = tag},
        [&](Call const& call, wire::RegistryPairAt const& in) { return one(house, call, in); });
    router.add<wire::RegistrySuspectIn, wire::RegistryPairOut>(
        Method::post, "/api/v1/registry/pairs", {.summary = "Two rows somebody takes for one person", .tag = tag},
        [&](Call const& call, wire::RegistrySuspectIn const& in) {
            return access::does<Stand>(house, call, [&](db::Tx& tx, Stand& stand, Officer const& by) {
                return suspect_two(tx, stand, by, in);
            });
        });
    router.add<wire::RegistryJudgeIn, wire::RegistryPairOut>(
        Method::post, "/api/v1/registry/pairs/{id}/judge", {.summary = "Same, different, or check", .tag = tag},
        [&](Call const& call, wire::RegistryJudgeIn const& in) {
            return access::does<Stand>(
                house, call, [&](db::Tx& tx, Stand& stand, Officer const& by) -> Result<wire::RegistryPairOut> {
                    SINERGI_TRY(pair, judge(tx, stand.desk(), by, in.id,
                                            {in.state, in.keep.value_or(PersonId{}), in.reason.text()}));
                    return stand.out(tx, pair);
                });
        });
    router.add<wire::RegistryUndoIn, http::Nothing>(
        Method::post, "/api/v1/registry/merges/{id}/undo", {.summary = "Take a merge back", .tag = tag},
        [&](Call const& call, wire::RegistryUndoIn const& in) {
            return access::does<Stand>(house, call,
                                       [&](db::Tx& tx, Stand& stand, Officer const& by) -> Result<http::Nothing> {
                                           SINERGI_MUST(unmerge(tx, stand.desk(), by, in.id, in.reason.text()));
                                           return http::Nothing{};
                                       });
        });
}

}  // namespace sinergi::registry
