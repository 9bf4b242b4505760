// Random officers, places and deeds against a model of ten lines: the role's act, and the village within the area.

#include "proposals/testing.hpp"

#include <random>

namespace sinergi::proposals {
namespace {

using namespace testing;

struct ProposalPermits : ProposalTest {};
SINERGI_ON_BOTH_ENGINES(ProposalPermits);

enum class Try : std::uint8_t { open, propose, meet, draw, approve, declare, recap, arrive };

access::Act needed(Try what) {
    using access::Act;
    switch (what) {
        case Try::open:
        case Try::propose:
        case Try::meet:
        case Try::declare:
            return Act::edit_registry;
        case Try::draw:
        case Try::recap:
            return Act::verify_registry;
        case Try::approve:
            return Act::decide_registry;
        case Try::arrive:
            return Act::import_registry;
    }
    return Act::edit_registry;
}

bool is_a_no_of_permits(std::string_view key) {
    return key == "access.act_not_allowed" || key == "access.area_not_allowed" || key == "proposals.roll_unknown";
}

TEST_P(ProposalPermits, AgreeWithAModelOfTenLines) {
    auto const carti = family("Carti");
    auto const roll = opens().value();
    std::mt19937 chance(20261122);
    auto const pick = [&](auto const& from) { return from[chance() % std::size(from)]; };
    constexpr std::array roles{Role::village_operator, Role::village_head, Role::field_officer, Role::front_office,
                               Role::back_office,      Role::supervisor,   Role::head,          Role::admin,
                               Role::auditor,          Role::partner,      Role::regent,        Role::subdistrict};
    constexpr std::array<std::string_view, 5> areas{"3208", "320801", "3208012001", "3208012003", "3274"};
    constexpr std::array tries{Try::open,    Try::propose, Try::meet,  Try::draw,
                               Try::approve, Try::declare, Try::recap, Try::arrive};
    int granted = 0;
    for (int i = 0; i < 400; ++i) {
        auto const role = pick(roles);
        auto const by = other(role, 1'000 + i, pick(areas));
        auto const what = pick(tries);
        bool const is_of_place = by.area.has(roll.region);
        bool const is_office_wide = what == Try::recap || what == Try::arrive;  // narrowed, not refused
        bool const expected = by.may(needed(what)) && (is_of_place || (is_office_wide && region("3208").has(by.area)));
        auto const said = [&]() -> std::string_view {
            return no(write([&](db::Tx& tx) -> Done {
                auto const d = desk();
                switch (what) {
                    case Try::open:
                        SINERGI_MUST(open_roll(tx, d, by, roll.region, month));
                        break;
                    case Try::propose:
                        SINERGI_MUST(propose(tx, d, by, roll.id, {.kind = Kind::programme, .family = carti.id}));
                        break;
                    case Try::meet:
                        SINERGI_MUST(meet(tx, d, by, roll.id, musdes(), {}));
                        break;
                    case Try::draw:
                        SINERGI_MUST(draw(tx, d, by, roll.id, {}));
                        break;
                    case Try::approve:
                        SINERGI_MUST(approve(tx, d, by, roll.id, {}));
                        break;
                    case Try::declare:
                        SINERGI_MUST(declare(tx, d, by, {.region = roll.region, .name = "X", .post = "Y"}));
                        break;
                    case Try::recap:
                        SINERGI_MUST(make_recap(tx, d, by, month));
                        break;
                    case Try::arrive:
                        SINERGI_MUST(
                            arrived(tx, d, by, {.on = day("2026-11-22"), .area = region("3208"), .numbers = {}}));
                        break;
                }
                return {};
            }));
        }();
        EXPECT_EQ(!is_a_no_of_permits(said), expected) << access::role_text(role) << " of " << by.area.text()
                                                       << " tries " << static_cast<int>(what) << ": " << said;
        granted += expected ? 1 : 0;
    }
    EXPECT_GT(granted, 40) << "a test that refuses everything proves nothing";
}

TEST_P(ProposalPermits, AQueueIsNarrowedInTheStore) {
    auto const here = opens(), there = opens(kadugede);
    ASSERT_TRUE(here && there);
    auto const sees = [&](std::string_view area) {
        auto const permit =
            access::permit(access::Act::see_registry, officer(Role::back_office, area), region(area)).value();
        return db().read([&](db::Tx& tx) { return store::rolls_in_state(tx, permit, State::drafting).size(); });
    };
    EXPECT_EQ(sees("3208"), 2U);
    EXPECT_EQ(sees(sindangjawa), 1U);
    EXPECT_EQ(sees("3274"), 0U);
}

}  // namespace
}  // namespace sinergi::proposals
