#include "audit/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sinergi::audit {
namespace {

/// Lines named by a letter: a digest of 32 times that letter.
std::string sealed(std::string_view letters) {
    std::string out;
    for (char const c : letters) out += std::string(32, c);
    return out;
}
std::vector<Found> found(std::string_view letters, std::int64_t first = 1) {
    std::vector<Found> out;
    for (char const c : letters) out.push_back({first++, c, std::string(32, c)});
    return out;
}

TEST(Chain, NamesTheFirstBrokenLine) {
    struct Row {
        char const* why;
        std::vector<Found> found;
        std::optional<Broken> broken;
    };
    auto gap = found("abcd");
    gap.erase(gap.begin() + 1);
    auto twice = found("abcd");
    twice.insert(twice.begin() + 2, Found{2, 'x', std::string(32, 'x')});
    for (auto const& row : std::vector<Row>{
             {"whole", found("abcd"), std::nullopt},
             {"one says something else", found("abXd"), Broken{3, 'X', Break::changed}},
             {"one is gone, its number too", gap, Broken{2, 0, Break::removed}},
             {"one is gone and the rest moved up", found("acd"), Broken{2, 0, Break::removed}},
             {"the last is gone", found("abc"), Broken{4, 0, Break::removed}},
             {"all are gone", {}, Broken{1, 0, Break::removed}},
             {"one was put between", found("abXcd"), Broken{3, 'X', Break::inserted}},
             {"one was put under the same number", twice, Broken{2, 'x', Break::inserted}},
             {"one was put at the end", found("abcdX"), Broken{5, 'X', Break::inserted}},
             {"two changed places", found("acbd"), Broken{2, 'c', Break::reordered}},
         }) {
        SCOPED_TRACE(row.why);
        EXPECT_EQ(first_broken(1, sealed("abcd"), row.found), row.broken);
    }
}

RC_GTEST_PROP(Chain, AnyChangeIsSeenAtItsPlaceOrBefore, ()) {
    auto const size = *rc::gen::inRange<std::size_t>(1, 20);
    auto const letters = std::string("abcdefghijklmnopqrstuvwxyz").substr(0, size);
    auto const at = *rc::gen::inRange<std::size_t>(0, size);
    auto changed = letters;
    switch (*rc::gen::inRange(0, 3)) {
        case 0:
            changed[at] = '!';
            break;
        case 1:
            changed.erase(at, 1);
            break;
        default:
            changed.insert(at, "!");
            break;
    }
    auto const broken = first_broken(100, sealed(letters), found(changed, 100));
    RC_ASSERT(broken.has_value());
    RC_ASSERT(broken->seq == 100 + static_cast<std::int64_t>(at));
}

TEST(Chain, EveryMemberOfALineIsCovered) {
    LineRow const line{.id = 1,
                       .seq = 7,
                       .at = {5},
                       .actor = "officer",
                       .account = 3,
                       .role = "head",
                       .act = "x.y",
                       .subject_kind = "grievance",
                       .subject = 9,
                       .region = "3208",
                       .purpose = "p",
                       .address = "a",
                       .digest = "d"};
    std::vector<LineRow> changed(11, line);
    changed[0].id = 2;
    changed[1].at = {6};
    changed[2].actor = "system";
    changed[3].account = 4;
    changed[4].role = "hea";
    changed[5].act = "x.z";
    changed[6].subject_kind = "account";
    changed[7].subject = 10;
    changed[8].region = "3209";
    changed[9].purpose = "pa", changed[9].address = "";  // the same letters, split elsewhere
    changed[10].digest = "e";
    for (std::size_t i = 0; i < changed.size(); ++i) EXPECT_NE(canonical(changed[i]), canonical(line)) << i;
    auto moved = line;
    moved.seq = 8;
    EXPECT_EQ(canonical(moved), canonical(line)) << "its place is told by the block";
}

}  // namespace
}  // namespace sinergi::audit
