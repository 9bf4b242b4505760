// Who may know that a case exists stands twice: in rules/sight.cpp and in store.sql. This holds the two together.

#include "cases/testing.hpp"

#include <rapidcheck/gtest.h>

namespace sinergi::cases {
namespace {

using namespace testing;
using access::Act;

constexpr std::array areas{"32", "3208", "320801", "320802", "3208012001", "3208012002", "3208022001"};
constexpr std::array villages{"3208012001", "3208012002", "3208022001"};
constexpr std::array kind_words{"officer", "village", "facilitator"};

struct Matter {
    Officer by;
    Case c;
    std::vector<store::NamedRow> rows;
};
rc::Gen<std::int64_t> few() { return rc::gen::element<std::int64_t>(0, 1, 2, 3); }

Matter any_matter() {
    Matter m;
    m.by = {.id = AccountId(*rc::gen::inRange<std::int64_t>(1, 4)),
            .name = "Sari",
            .role = static_cast<Role>(*rc::gen::inRange(0, 15)),
            .area = region(*rc::gen::elementOf(areas)),
            .unit = UnitId(*few()),
            .acts = {}};
    m.by.is_oversight = *rc::gen::arbitrary<bool>();
    m.by.acts =
        access::acts_of(m.by.role, m.by.is_oversight ? access::UnitKind::oversight : access::UnitKind::ordinary);
    m.c.region = region(*rc::gen::elementOf(villages));
    m.c.guard = *rc::gen::inRange(0, 3);
    m.c.officer = AccountId(*few());
    m.c.opened_by = AccountId(*few());
    m.c.unit = UnitId(*few());
    m.c.need = "isi";
    auto const count = m.c.guard == 2 ? *rc::gen::inRange(1, 4) : 0;
    for (int i = 0; i < count; ++i)
        m.rows.push_back({.kind = kind_words[static_cast<std::size_t>(*rc::gen::inRange(0, 3))],
                          .account = AccountId(*few()),
                          .unit = UnitId(*few()),
                          .region = region(*rc::gen::elementOf(areas)),
                          .node = ""});
    return m;
}

TEST(VisibleCase, SqlAndRulesAgreeForAnyOfficerAndCase) {
    db::testing::Fresh fresh(db::Engine::sqlite, db::migrations());
    auto& database = fresh.db();
    IdMaker ids;
    std::int64_t seen = 0, hidden = 0;
    rc::check("store::get, the lists and is_visible say the same", [&] {
        std::vector<Matter> matters(30);
        for (auto& m : matters) {
            m = any_matter();
            m.c.id = ids.make<Case>(noon);
            m.c.origin_node = m.c.pen_node = "3208";
            m.c.origin_id = m.c.id.text();
        }
        auto const written = database.write([&](db::Tx& tx) -> Done {
            for (auto const& m : matters) {
                store::insert(tx, m.c);
                store::insert_named(tx, m.c.id, m.rows);
            }
            return {};
        });
        RC_ASSERT(written.has_value());
        auto const checked = database.read([&](db::Tx& tx) {
            for (auto const& m : matters) {
                bool const is = is_visible(m.by, m.c, names(store::as_named(m.rows), m.by));
                auto const permit = access::permit(Act::see_case, m.by, m.by.area);
                ++(is ? seen : hidden);
                if (!permit) {
                    RC_ASSERT(!is);
                    continue;
                }
                RC_ASSERT(store::get(tx, *permit, m.c.id).has_value() == is);
                RC_ASSERT(store::list_some(tx, *permit, {m.c.id}).size() == (is ? 1U : 0U));
            }
            return matters.size();
        });
        RC_ASSERT(checked == matters.size());
    });
    EXPECT_GT(seen, 300);
    EXPECT_GT(hidden, 300);
}

}  // namespace
}  // namespace sinergi::cases
