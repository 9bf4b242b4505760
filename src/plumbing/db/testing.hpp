#pragma once
// A fresh database of either engine for a test, gone with it. Two lines run a house's tests on both:
//
//     struct RegionStore : db::testing::OnBoth {};
//     SINERGI_ON_BOTH_ENGINES(RegionStore);
//     TEST_P(RegionStore, FindsAVillageByItsCode) { db().write(...); }
//
// SQLite stands in a folder under TMPDIR. PostgreSQL is the server SINERGI_TEST_PG names
// ("postgresql:///postgres?host=/run/x&user=me", a role that may create databases), or one that this process starts for
// itself and stops at its end.

#include "plumbing/db/migrate.hpp"

#include <gtest/gtest.h>

namespace sinergi::db::testing {

/// The server that tests use. @throws Fault when none can be started
[[nodiscard]] std::string postgres_place();

class Fresh {
public:
    /// Migrated by `timeline`, once a process and timeline; every further one is a copy.
    Fresh(Engine engine, std::span<Migration const> timeline, Options options = {});
    /// Empty.
    explicit Fresh(Engine engine, Options options = {}) : Fresh(engine, {}, std::move(options)) {}
    ~Fresh();
    Fresh(Fresh const&) = delete;
    Fresh& operator=(Fresh const&) = delete;

    [[nodiscard]] Database& db() noexcept { return *db_; }
    /// What Database::open was given: a second opening sees the same rows.
    [[nodiscard]] std::string const& place() const noexcept { return place_; }
    void close() { db_.reset(); }
    void open_again(Options options = {}) {
        db_.reset();
        db_ = Database::open(place_, std::move(options));
    }

private:
    Engine engine_;
    std::string name_;
    std::string place_;
    std::unique_ptr<Database> db_;
};

/// One statement as the engine would walk it.
struct Plan {
    std::string_view name;
    std::vector<std::string> columns;  // what it answers
    std::string text;                  // EXPLAIN, a line a step
    /// Does it walk a whole table, or an index and throw away most of it? PostgreSQL is told to avoid that where an
    /// index serves, so that a small table tells the truth about a large one.
    [[nodiscard]] bool is_scan() const;
};

/// Prepares every statement; none is run. @throws Fault, naming the statement that the engine does not understand
[[nodiscard]] std::vector<Plan> prepare_all(Database& db, std::span<Statement const* const> statements);

/// The members of a described row, in order: what the columns of its statement must be called.
template <class Row>
[[nodiscard]] std::vector<std::string> members_of() {
    std::vector<std::string> names;
    boost::mp11::mp_for_each<boost::describe::describe_members<Row, boost::describe::mod_public>>(
        [&](auto member) { names.emplace_back(member.name); });
    return names;
}

[[nodiscard]] inline std::string engine_name(::testing::TestParamInfo<Engine> const& info) {
    return info.param == Engine::sqlite ? "sqlite" : "postgres";
}

/// With the whole schema of this program.
class OnBoth : public ::testing::TestWithParam<Engine> {
protected:
    OnBoth() : fresh_(GetParam(), migrations()) {}
    [[nodiscard]] Database& db() noexcept { return fresh_.db(); }
    Fresh fresh_;
};

/// Without any table.
class OnBothEmpty : public ::testing::TestWithParam<Engine> {
protected:
    OnBothEmpty() : fresh_(GetParam()) {}
    [[nodiscard]] Database& db() noexcept { return fresh_.db(); }
    Fresh fresh_;
};

}  // namespace sinergi::db::testing

#define SINERGI_ON_BOTH_ENGINES(Suite)                                                                          \
    INSTANTIATE_TEST_SUITE_P(Each, Suite,                                                                       \
                             ::testing::Values(::sinergi::db::Engine::sqlite, ::sinergi::db::Engine::postgres), \
                             ::sinergi::db::testing::engine_name)
