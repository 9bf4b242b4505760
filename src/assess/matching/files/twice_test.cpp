#include "matching/files/twice.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace sinergi::matching {
namespace {

Orders orders_of(std::vector<std::uint64_t> const& ids) {
    Orders out;
    out.resize(ids.size());
    for (std::size_t row = 0; row < ids.size(); ++row) out.set(row, ids[row]);
    return out;
}

TEST(RepeatedIds, AreRowsWhoseIdStandsThereBefore) {
    struct Row {
        char const* why;
        std::vector<std::uint64_t> ids;
        std::int64_t count;
    };
    for (auto const& row :
         std::vector<Row>{{"no row", {}, 0},
                          {"one", {7}, 0},
                          {"rising", {1, 5, 9}, 0},
                          {"falling", {9, 5, 1}, 0},
                          {"one twice", {1, 2, 1}, 1},
                          {"all the same", {7, 7, 7, 7}, 3},
                          {"far apart", {1, std::uint64_t{1} << 63, 5, std::uint64_t{1} << 63, 1}, 2}}) {
        SCOPED_TRACE(row.why);
        EXPECT_EQ(repeated_ids(orders_of(row.ids), 0, row.ids.size()), row.count);
    }
}

TEST(RepeatedIds, AreCountedInAPartOfTheRows) {
    EXPECT_EQ(repeated_ids(orders_of({3, 4, 4, 3}), 0, 2), 0);
    EXPECT_EQ(repeated_ids(orders_of({3, 4, 4, 3}), 1, 3), 1);
}

RC_GTEST_PROP(RepeatedIds, AreThoseASetKnowsAlready, ()) {
    auto const step = *rc::gen::element<std::uint64_t>(1, 1'000, std::uint64_t{1} << 40);
    auto const many = *rc::gen::inRange<std::size_t>(0, 3'000);
    auto const numbers =
        *rc::gen::container<std::vector<std::uint64_t>>(many, rc::gen::inRange<std::uint64_t>(0, 4'000));
    std::vector<std::uint64_t> ids;
    std::set<std::uint64_t> known;
    for (auto const number : numbers) ids.push_back(number * step);
    for (auto const id : ids) known.insert(id);
    RC_ASSERT(repeated_ids(orders_of(ids), 0, ids.size()) == std::ssize(ids) - std::ssize(known));
}

}  // namespace
}  // namespace sinergi::matching
