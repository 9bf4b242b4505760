// Who may know that a complaint exists stands twice: in rules.cpp, which reads like the law, and in store.sql, which
// narrows lists. This holds the two together, and both against ten lines that know nothing of either.

#include "grievances/testing.hpp"

#include <rapidcheck/gtest.h>

namespace sinergi::grievances {
namespace {

using namespace testing;
using access::Act;

constexpr std::array areas{"32", "3208", "320801", "320802", "3208012001", "3208012002", "3208022001"};
constexpr std::array villages{"3208012001", "3208012002", "3208022001"};
constexpr std::array kinds{AboutKind::officer, AboutKind::village, AboutKind::facilitator};
constexpr std::array kind_words{"officer", "village", "facilitator"};

struct Case {
    Officer by;
    Grievance g;
    std::vector<store::NamedRow> rows;
};

rc::Gen<std::int64_t> few() { return rc::gen::element<std::int64_t>(0, 1, 2, 3); }

Case any_case() {
    Case c;
    auto const role = *rc::gen::inRange(0, 13);
    c.by = {.id = AccountId(*rc::gen::inRange<std::int64_t>(1, 4)),
            .name = "Sari",
            .role = static_cast<Role>(role),
            .area = region(*rc::gen::elementOf(areas)),
            .unit = UnitId(*few()),
            .acts = {}};
    c.by.is_oversight = *rc::gen::arbitrary<bool>();
    c.by.acts =
        access::acts_of(c.by.role, c.by.is_oversight ? access::UnitKind::oversight : access::UnitKind::ordinary);
    c.g.region = region(*rc::gen::elementOf(villages));
    c.g.guard = *rc::gen::inRange(0, 3);
    c.g.officer = AccountId(*few());
    c.g.climbed_to = AccountId(*few());
    c.g.unit = UnitId(*few());
    c.g.kind = "layanan";
    auto const count = c.g.guard == 2 ? *rc::gen::inRange(1, 4) : 0;
    for (int i = 0; i < count; ++i)
        c.rows.push_back({.kind = kind_words[static_cast<std::size_t>(*rc::gen::inRange(0, 3))],
                          .account = AccountId(*few()),
                          .unit = UnitId(*few()),
                          .region = region(*rc::gen::elementOf(areas)),
                          .name = ""});
    return c;
}

bool is_named_by(Case const& c) {
    for (auto const& row : c.rows) {
        auto const at = std::ranges::find(kind_words, row.kind) - kind_words.begin();
        if (is_named(c.by, row.unit, {kinds[static_cast<std::size_t>(at)], row.account, row.region})) return true;
    }
    return false;
}

/// Ten lines of their own, over texts.
bool may_know(Case const& c) {
    auto const within = [](std::string const& a, std::string const& b) { return a.starts_with(b); };
    auto const area = c.by.area.text(), at = c.g.region.text();
    if (!within(at, area) || !c.by.may(Act::see_grievance)) return false;
    bool const has_it = c.g.officer == c.by.id;
    bool const is_above = c.by.role == Role::regent;
    if (is_above && !has_it && c.g.climbed_to != c.by.id) return false;
    if (c.g.guard == 0) return true;
    if (c.g.guard == 1) return has_it || is_above || c.by.may(Act::see_closed);
    for (auto const& n : c.rows) {
        bool const is_mate = n.unit.raw() != 0 && n.unit == c.by.unit && c.by.role != Role::head;
        bool const is_here = within(area, n.region.text()) || within(n.region.text(), area);
        if (n.account == c.by.id) return false;
        if (n.kind == "village" ? area.size() == 10 && within(area, n.region.text()) : is_mate) return false;
        if (n.kind == "facilitator" && n.account.raw() == 0 && c.by.role == Role::field_officer && is_here)
            return false;
    }
    return has_it || is_above || c.by.may(Act::see_oversight);
}

TEST(Visible, SqlAndRulesAgreeForAnyOfficerAndComplaint) {
    db::testing::Fresh fresh(db::Engine::sqlite, db::migrations());
    auto& database = fresh.db();
    IdMaker ids;
    std::int64_t seen = 0, hidden = 0;
    rc::check("store::get, the lists and is_visible say the same", [&] {
        // Thirty complaints to a commit: thousands of cases in a second.
        std::vector<Case> cases(30);
        for (auto& c : cases) {
            c = any_case();
            c.g.id = ids.make<Grievance>(noon);
            c.g.promise_at = noon;
        }
        auto const written = database.write([&](db::Tx& tx) -> Done {
            for (auto const& c : cases) {
                store::insert(tx, c.g, {.channel = "web", .privacy = "open", .body = "isi"}, {});
                store::insert_named(tx, c.g.id, c.rows);
            }
            return {};
        });
        RC_ASSERT(written.has_value());
        auto const checked = database.read([&](db::Tx& tx) {
            for (auto const& c : cases) {
                bool const is = is_visible(c.by, c.g, is_named_by(c));
                RC_ASSERT(is == may_know(c));
                auto const permit = access::permit(Act::see_grievance, c.by, c.by.area);
                ++(is ? seen : hidden);
                if (!permit) {
                    RC_ASSERT(!is);
                    continue;
                }
                RC_ASSERT(store::get(tx, *permit, c.g.id).has_value() == is);
                RC_ASSERT(store::list_some(tx, *permit, {c.g.id}).size() == (is ? 1U : 0U));
            }
            return cases.size();
        });
        RC_ASSERT(checked == cases.size());
    });
    EXPECT_GT(seen, 500);
    EXPECT_GT(hidden, 500);
}

}  // namespace
}  // namespace sinergi::grievances
