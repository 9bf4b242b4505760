#pragma once
// How much waits, for the first page. Counts alone: nobody's file is opened by them.

#include "base/time.hpp"
#include "objections/store.hpp"

#include <optional>

namespace sinergi::objections::store {

struct Waiting {
    std::int64_t files = 0;
    std::int64_t late = 0;
    std::optional<Moment> oldest_at;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (files, late, oldest_at))

/// Without those from which the officer is barred.
[[nodiscard]] Waiting open_objections(db::Tx& tx, access::Permit const& permit, Moment now);
/// Proposed, decided and not yet told, or appealed; late once the appeal's answer is.
[[nodiscard]] Waiting open_removals(db::Tx& tx, access::Permit const& permit, Date today);
/// open: not looked at yet; waiting: taken on, and in no list yet.
[[nodiscard]] Waiting usuls_in(db::Tx& tx, access::Permit const& permit, UsulQueue queue);
[[nodiscard]] Waiting open_rights(db::Tx& tx, access::Permit const& permit, Moment now);

}  // namespace sinergi::objections::store
