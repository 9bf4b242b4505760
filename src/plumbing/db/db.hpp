#pragma once
// A thin typed layer on sqlite3 and libpq (docs/decisions/0005). SQL lives in each house's store.sql; the build turns
// every `-- name: x` into `inline constexpr db::Statement sql::x` of that house (tools/sql_embed).
//
//     db.write([&](db::Tx& tx) -> Result<Id<Grievance>> { ... });           // an action: commits on a value
//     auto rows = db.read([&](db::Tx& tx) { return tx.all<Row>(sql::find_open, {{"first", a}, {"after", b}}); });
//
// A Row is a struct with BOOST_DESCRIBE_STRUCT; its members are filled in the order of the SELECT list (a statement
// whose column names differ from the members' names is a broken promise, found by the test that prepares them all).

#include "plumbing/db/value.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::db {

enum class Engine : std::uint8_t { sqlite, postgres };

/// A named statement of a store.sql. `parameters` are the names in order of their first appearance; in the text they
/// are ?1.. for SQLite and $1.. for PostgreSQL.
struct Statement {
    std::string_view name;  // "grievances.find_open"
    std::string_view sqlite, postgres;
    std::span<std::string_view const> parameters;
};

using Args = std::initializer_list<Arg>;

/// A transaction. Made by Database only; an action touches nothing else.
class Tx {
public:
    virtual ~Tx() = default;
    Tx(Tx const&) = delete;
    Tx& operator=(Tx const&) = delete;

    template <class Row>
    [[nodiscard]] std::vector<Row> all(Statement const& statement, Args args = {}) {
        std::vector<Row> rows;
        each(statement, {args.begin(), args.size()}, [&](Columns const& row) { rows.push_back(read_row<Row>(row)); });
        return rows;
    }
    /// The first row, or none.
    template <class Row>
    [[nodiscard]] std::optional<Row> find(Statement const& statement, Args args = {}) {
        std::optional<Row> found;
        each(statement, {args.begin(), args.size()}, [&](Columns const& row) {
            if (!found) found = read_row<Row>(row);
        });
        return found;
    }
    /// Runs it; says how many rows it touched.
    /// @throws Clash when a constraint refuses it (only inside Tx: a store turns it into a refusal). After that the
    ///         transaction answers nothing more and the deed can only refuse; to go on, write ON CONFLICT.
    std::int64_t run(Statement const& statement, Args args = {}) {
        return each(statement, {args.begin(), args.size()}, [](Columns const&) {});
    }

    /// As `run`, where nobody asks for the count (an audit line, a notice): PostgreSQL sends it along with the next
    /// statement or the commit, one round trip less. What refuses it is thrown there, so not for a constraint that a
    /// store means to catch. Statements that follow see what it wrote.
    void later(Statement const& statement, Args args = {}) { send(statement, {args.begin(), args.size()}); }
    virtual void send(Statement const& statement, std::span<Arg const> args) {
        each(statement, args, [](Columns const&) {});
    }

    /// A question that will be asked. PostgreSQL hears it with the next one, and `all` or `find` with the same
    /// arguments then takes the answer without a round trip of its own, unless the deed wrote in between.
    void ahead(Statement const& statement, Args args = {}) { ask_ahead(statement, {args.begin(), args.size()}); }
    virtual void ask_ahead(Statement const&, std::span<Arg const>) {}

    /// `visit` is called for each row; returns the rows touched (or read).
    virtual std::int64_t each(Statement const& statement, std::span<Arg const> args,
                              std::function<void(Columns const&)> const& visit) = 0;
    [[nodiscard]] virtual Engine engine() const noexcept = 0;
    /// The names of the columns it would answer. Prepares the statement, does not run it: for tests.
    [[nodiscard]] virtual std::vector<std::string> columns_of(Statement const& statement) = 0;

    template <class Row>
    [[nodiscard]] static Row read_row(Columns const& columns) {
        if constexpr (boost::describe::has_describe_members<Row>::value) {
            Row row{};
            int at = 0;
            boost::mp11::mp_for_each<boost::describe::describe_members<Row, boost::describe::mod_public>>(
                [&](auto member) {
                    using M = std::remove_cvref_t<decltype(row.*member.pointer)>;
                    row.*member.pointer = read_column<M>(columns, at++);
                });
            SINERGI_CHECK(at == columns.count());
            return row;
        } else {
            return read_column<Row>(columns, 0);
        }
    }

protected:
    Tx() = default;
};

/// A constraint of the schema refused a row. `constraint` is "table.column[, table.column]" on both engines; the name
/// of the constraint for a CHECK or an index over expressions; the table alone for a foreign key on SQLite, which does
/// not say which one. `is_on` hides the difference (README.md, "Names of constraints").
class Clash : public std::runtime_error {
public:
    enum class Kind : std::uint8_t { unique, foreign, check, not_null };
    Clash(Kind k, std::string where) : std::runtime_error(where), kind(k), constraint(std::move(where)) {}
    Kind kind;
    std::string constraint;
    /// Is it the constraint of `table` over `column` (its first column)?
    [[nodiscard]] bool is_on(std::string_view table, std::string_view column) const;
};

/// What a deed will ask first: a group of deeds asks in one round trip. It promises to write nothing that another,
/// about something else, asks ahead (of two with the same client key the schema refuses one).
struct Foresight {
    static constexpr std::int64_t anything = 0, something_new = -1;  // after `anything` all ask afresh
    std::int64_t about = anything;                                   // the record it reads and writes
    std::function<void(Tx&)> questions{};                            // by Tx::ahead alone
};

/// Many rows into one table, as fast as the database takes them: COPY on PostgreSQL, one prepared insert on SQLite.
class Bulk {
public:
    virtual ~Bulk() = default;
    /// One row, in the order of the columns; names of the Args do not matter here.
    virtual void add(std::span<Arg const> row) = 0;
    void add(Args row) { add(std::span<Arg const>{row.begin(), row.size()}); }
    /// Ends it; rows are there when the transaction commits. Must be called.
    virtual std::int64_t finish() = 0;
};

struct Options {
    std::size_t readers_max = 6;                   // read connections
    std::size_t group_max = 256;                   // deeds in one commit; on PostgreSQL at most 120
    std::function<void(std::string_view)> slow{};  // told of statements over 200 ms: the name only, never a value
};

/// A database of either engine. Safe from many threads.
class Database {
public:
    virtual ~Database() = default;

    /// `place`: a file path, or "postgresql://...".
    /// @throws Fault when it cannot be opened, is not UTF8 with collation C, or SQLite is older than 3.40
    [[nodiscard]] static std::unique_ptr<Database> open(std::string const& place, Options options = {});

    /// Runs `deed` in a transaction of its own and commits it, synced to disk, before it returns. A refusal rolls
    /// back. May run `deed` again (a group that failed; on PostgreSQL also one with a deed that was refused after it
    /// wrote), at most 20 times: it touches nothing but its Tx. Called from any number of threads, it is run on the
    /// writer's own, one deed behind the other, and committed with others in a group (group_writer.hpp).
    /// @throws Unavailable when the disk is full or the database is gone; Clash when the deed let one through
    template <class F>
    [[nodiscard]] auto write(F&& deed, Foresight const& foresight = {}) -> std::invoke_result_t<F&, Tx&> {
        using R = std::invoke_result_t<F&, Tx&>;
        std::optional<R> out;
        run_write([&](Tx& tx) { return out.emplace(deed(tx)).has_value(); }, foresight);
        return *std::move(out);
    }

    /// Reads from one snapshot. The transaction cannot write.
    template <class F>
    [[nodiscard]] auto read(F&& question) -> std::invoke_result_t<F&, Tx&> {
        using R = std::invoke_result_t<F&, Tx&>;
        std::optional<R> out;
        run_read([&](Tx& tx) { out.emplace(question(tx)); });
        return *std::move(out);
    }

    /// Something small that must reach the disk with the next commit or within 200 ms, but nobody waits for it (the
    /// line that a list was read). Kept in memory until then, also while the disk is full; lost only with the process.
    /// @throws Unavailable when 20,000 wait already: what cannot be noted is better not read
    virtual void write_soon(std::function<void(Tx&)> deed) = 0;

    /// Loads rows in a transaction of its own. SQLite: holds the writer, so at most ~50 ms of rows at a time when live.
    virtual void bulk(std::string_view table, std::vector<std::string> const& columns,
                      std::function<void(Bulk&)> const& fill) = 0;

    /// Statements of no house. Several, with `;` between them, are one transaction; a single one runs by itself.
    virtual void script(std::string_view sql) = 0;

    [[nodiscard]] virtual Engine engine() const noexcept = 0;
    /// Are writes and reads answered? For /healthz.
    [[nodiscard]] virtual bool is_well() noexcept = 0;
    /// A consistent copy while others write: SQLite's online backup to `file`. PostgreSQL: not here (pg_dump).
    virtual void copy_to(std::string const& file) = 0;
    virtual void rest() = 0;  // closes idle connections: their caches and mapped pages only speed up reading

protected:
    virtual void run_write(std::function<bool(Tx&)> const& deed, Foresight const& foresight) = 0;
    virtual void run_read(std::function<void(Tx&)> const& question) = 0;
};

}  // namespace sinergi::db
